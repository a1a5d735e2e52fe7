namespace PodLifecycle.Simulation.Shell;

/// <summary>Where a command runs: in which process, with which variables and streams.</summary>
internal sealed record Scope(Job Job, ShellState State, Streams Io)
{
    /// <summary>Ends the shell, as a mistake in an expansion does.</summary>
    public void Abort(string message)
    {
        Io.Err.Write($"{State.Name}: 1: {message}\n");
        State.Status = ExitCodes.ShellError;
        State.Departure = Departure.Exit;
    }
}
