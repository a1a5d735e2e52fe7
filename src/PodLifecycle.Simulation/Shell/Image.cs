namespace PodLifecycle.Simulation.Shell;

/// <summary>Images whose content is known. Only official names count: another publisher's nginx may listen elsewhere.</summary>
internal sealed record Image(string[] Names, IReadOnlyList<string>? Argv)
{
    private static readonly string[] Registries = ["docker.io/", "index.docker.io/", "k8s.gcr.io/", "registry.k8s.io/"];

    private static readonly Image[] Table =
    [
        new(["nginx"], ["nginx", "-g", "daemon off;"]) { Files = Page(Servers.NginxRoot, "Welcome to nginx!") },
        new(["httpd"], ["httpd-foreground"]) { Files = Page(Servers.HttpdRoot, "It works!") },
        new(["redis"], ["redis-server"]),
        new(["pause"], ["/pause"]),

        // A shell that reads stdin, which is closed.
        new(["busybox", "alpine"], ["sh"]),
        new(["debian", "ubuntu", "centos"], ["bash"]),

        // The tutorials' "only a war file": what it runs without a command is unknown.
        new(["sample", "geektime/sample"], Argv: null) { Files = [KeyValuePair.Create("/sample.war", string.Empty)] },
    ];

    public IReadOnlyList<KeyValuePair<string, string>> Files { get; private init; } = [];

    /// <summary>Null when the image is not in the table.</summary>
    public static Image? Find(string reference)
    {
        var name = reference.Split('@')[0];
        var tag = name.LastIndexOf(':');
        name = tag > name.LastIndexOf('/') ? name[..tag] : name;
        name = Array.Find(Registries, registry => name.StartsWith(registry, StringComparison.Ordinal)) is { } known ? name[known.Length..] : name;
        name = name.StartsWith("library/", StringComparison.Ordinal) ? name["library/".Length..] : name;
        return Array.Find(Table, image => image.Names.Contains(name));
    }

    private static KeyValuePair<string, string>[] Page(string root, string title) =>
        [KeyValuePair.Create(root + "/index.html", $"<!DOCTYPE html>\n<title>{title}</title>\n")];
}
