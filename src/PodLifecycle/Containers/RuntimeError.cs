namespace PodLifecycle;

/// <summary>Errors of the container runtime, which reach the kubelet as gRPC status errors.</summary>
internal static class RuntimeError
{
    private const string Prefix = "rpc error: code = ";
    private const string BeforeDescription = " desc = ";

    /// <summary>A status error as a text.</summary>
    /// <param name="code">The code's name, such as <c>NotFound</c>.</param>
    /// <param name="description">What the other side says.</param>
    public static string Format(string code, string description) => $"{Prefix}{code}{BeforeDescription}{description}";

    /// <summary>The description of a status error; any other error as it is.</summary>
    public static string Description(string error)
    {
        if (!error.StartsWith(Prefix, StringComparison.Ordinal))
            return error;

        int description = error.IndexOf(BeforeDescription, StringComparison.Ordinal);
        return description < 0 ? error : error[(description + BeforeDescription.Length)..];
    }
}
