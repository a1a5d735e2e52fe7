namespace PodLifecycle.Simulation.Shell;

/// <summary>
/// <paramref name="Message"/>: what the process left in the termination message file, or the problem's text.
/// <paramref name="Problem"/>: why the simulator gave up on the process; null: it ended as it would in a cluster.
/// </summary>
internal sealed record ProcessExit(int ExitCode, DateTimeOffset At, string? Message, ShellProblem? Problem)
{
    /// <summary>The runtime's word for the end.</summary>
    public string Reason { get; init; } = ExitCode == 0 ? "Completed" : "Error";
}

internal static class ExitCodes
{
    public const int CannotStart = 128;
    public const int NotFound = 127;
    public const int ShellError = 2;
    public const int Killed = 137;
    public const int Terminated = 143;
}
