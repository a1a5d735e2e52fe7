namespace PodLifecycle;

/// <summary>The words that the printer of the STATUS column adds or looks for; all others come out of the pod as they are.</summary>
internal static class StatusWord
{
    public const string Init = "Init:";
    public const string Signal = "Signal:";
    public const string ExitCode = "ExitCode:";
    public const string NotReady = "NotReady";
    public const string Terminating = "Terminating";
    public const string SchedulingGated = "SchedulingGated";

    /// <summary>The reason that a container runtime gives for an exit with code 0; the only one that has rules of its own.</summary>
    public const string Completed = "Completed";

    /// <summary>The reason of containers that wait for init containers; it says less than the position does, so it is not shown.</summary>
    public const string PodInitializing = "PodInitializing";

    /// <summary>A reason of the pod that makes a deleted one <see cref="Api.PodPhase.Unknown"/>. No component of 1.28 to 1.36 writes it.</summary>
    public const string NodeLost = "NodeLost";
}
