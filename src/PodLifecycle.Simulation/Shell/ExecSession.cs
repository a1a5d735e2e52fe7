namespace PodLifecycle.Simulation.Shell;

/// <summary>A command that was started in a running container by a probe, a hook or a reader.</summary>
internal abstract class ExecSession
{
    /// <summary>Null as long as the command runs; its container's end is its end too (137).</summary>
    public abstract ExecResult? Result { get; }

    /// <summary>Ends the command, as a probe's timeout does. Nothing happens when it has ended already.</summary>
    public abstract void Kill(DateTimeOffset at);
}

internal sealed class EndedSession(ExecResult result) : ExecSession
{
    public override ExecResult? Result => result;

    public override void Kill(DateTimeOffset at)
    {
    }
}

internal sealed record ExecResult(int ExitCode, string Stdout, string Stderr, TimeSpan Took)
{
    /// <summary>The runtime's words when the command could not be started at all; the exit code then says little.</summary>
    public string? StartError { get; init; }

    /// <summary>Why the simulator cannot tell what the command does.</summary>
    public ShellProblem? Problem { get; init; }
}
