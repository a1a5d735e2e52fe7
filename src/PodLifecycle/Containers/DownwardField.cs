namespace PodLifecycle;

/// <summary>A path in a <c>fieldRef</c>: which field of its pod a container asks for.</summary>
/// <param name="Path">The field, such as <c>metadata.labels</c>.</param>
/// <param name="Key">The key in brackets (<c>metadata.labels['app']</c>), or null.</param>
internal sealed record DownwardField(string Path, string? Key)
{
    public const string Annotations = "metadata.annotations";
    public const string Labels = "metadata.labels";

    private static readonly string[] Known =
    [
        Annotations, Labels, "metadata.name", "metadata.namespace", "metadata.uid",
        "spec.nodeName", "spec.restartPolicy", "spec.serviceAccountName", "spec.schedulerName",
        "status.phase", "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs",
    ];

    /// <summary>Reads a path, or says in the API server's words why it names no field.</summary>
    public static (DownwardField? Field, string? Error) Parse(string path)
    {
        int bracket = path.IndexOf("['", StringComparison.Ordinal);
        if (bracket >= 0 && path.EndsWith("']", StringComparison.Ordinal) && path.Length >= bracket + 4)
        {
            string owner = path[..bracket];
            return owner is Annotations or Labels
                ? (new(owner, path[(bracket + 2)..^2]), null)
                : (null, "field label does not support subscript: " + path);
        }

        if (path == "spec.host")
            return (new("spec.nodeName", null), null);
        return Known.Contains(path) ? (new(path, null), null) : (null, "field label not supported: " + path);
    }
}
