namespace PodLifecycle.Simulation.Shell;

internal abstract record StartOutcome
{
    internal sealed record Started(ContainerProcess Process) : StartOutcome;

    /// <summary>The runtime cannot start the container, in its own words.</summary>
    internal sealed record NotStarted(int ExitCode, string Reason, string Message) : StartOutcome;

    /// <summary>The simulator cannot tell what the container does.</summary>
    internal sealed record Refused(ShellProblem Problem) : StartOutcome;
}
