namespace PodLifecycle;

/// <summary>The words that the printer of the STATUS column adds; all others come out of the pod as they are.</summary>
internal static class StatusWord
{
    public const string Init = "Init:";
    public const string Signal = "Signal:";
    public const string ExitCode = "ExitCode:";
    public const string NotReady = "NotReady";
    public const string Terminating = "Terminating";

    /// <summary>A reason of the pod that makes a deleted one <see cref="Api.PodPhase.Unknown"/>. No component of 1.28 to 1.36 writes it.</summary>
    public const string NodeLost = "NodeLost";
}
