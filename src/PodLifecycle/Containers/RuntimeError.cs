namespace PodLifecycle;

/// <summary>Errors of the container runtime, which reach the kubelet as gRPC status errors.</summary>
internal static class RuntimeError
{
    private const string Prefix = "rpc error: code = ";
    private const string BeforeDescription = " desc = ";

    /// <summary>The description of a status error; any other error as it is.</summary>
    public static string Description(string error)
    {
        if (!error.StartsWith(Prefix, StringComparison.Ordinal))
            return error;

        int description = error.IndexOf(BeforeDescription, StringComparison.Ordinal);
        return description < 0 ? error : error[(description + BeforeDescription.Length)..];
    }
}
