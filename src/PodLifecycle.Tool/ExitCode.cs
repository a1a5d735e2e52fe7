namespace PodLifecycle.Tool;

/// <summary>What the tool tells the shell.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The manifest, the script or the pod cannot be used.</summary>
    public const int BadInput = 1;

    /// <summary>The answer is no: what was waited for is not so, or something was found.</summary>
    public const int No = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;
}
