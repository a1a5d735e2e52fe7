namespace PodLifecycle.Api;

/// <summary>Where the termination message of a container comes from. (v1 TerminationMessagePolicy)</summary>
public static class TerminationMessagePolicy
{
    /// <summary>From the file at the termination message path. The default.</summary>
    public const string File = "File";

    /// <summary>From the end of the log (at most 2048 bytes or 80 lines) when the file is empty and the exit code is not 0.</summary>
    public const string FallbackToLogsOnError = "FallbackToLogsOnError";
}
