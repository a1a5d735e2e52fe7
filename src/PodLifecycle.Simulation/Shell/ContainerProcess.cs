namespace PodLifecycle.Simulation.Shell;

/// <summary>
/// The main process of one run of a container, with everything that can be seen of the container from outside.
/// Instants never decrease: a call with an earlier one throws <see cref="ArgumentOutOfRangeException"/>.
/// A call first brings the process up to its instant. After <see cref="Exit"/> every call changes nothing.
/// </summary>
internal abstract class ContainerProcess
{
    /// <summary>The next instant at which something happens by itself, running exec sessions included; null: never.</summary>
    public abstract DateTimeOffset? NextWake { get; }

    /// <summary>Null as long as the process runs.</summary>
    public abstract ProcessExit? Exit { get; }

    /// <summary>What was assumed about the process because nobody said it; null: nothing.</summary>
    public abstract string? Note { get; }

    /// <summary>The last lines of stdout and stderr, oldest first, at most <see cref="Limits.LogLines"/>.</summary>
    public abstract IReadOnlyList<LogLine> Log { get; }

    /// <summary>Runs everything that is due up to and including <paramref name="at"/>.</summary>
    public abstract void Advance(DateTimeOffset at);

    /// <summary>Delivers SIGTERM, or the stop signal that the image names.</summary>
    public abstract void Signal(DateTimeOffset at);

    /// <summary>Ends the process at once with this code, whatever it is doing: a step of a scenario.</summary>
    public abstract void End(int exitCode, DateTimeOffset at);

    /// <summary>Delivers SIGKILL: exit code 137.</summary>
    public void Kill(DateTimeOffset at) => End(ExitCodes.Killed, at);

    /// <summary>
    /// Starts the command of a probe or hook in the container. One that takes no time has its result at once;
    /// another gets it while the process is advanced.
    /// </summary>
    /// <param name="argv">The program and its arguments.</param>
    /// <param name="at">Now.</param>
    /// <param name="beforeEvents">
    /// The command comes before what the process does at the same instant: a probe's beat lies some milliseconds before its container's.
    /// </param>
    public abstract ExecSession Exec(IReadOnlyList<string> argv, DateTimeOffset at, bool beforeEvents = false);

    /// <summary>The port of that number; null when nothing listens there.</summary>
    /// <param name="number">The port's number.</param>
    /// <param name="at">Now.</param>
    /// <param name="beforeEvents">As for a command: the process is looked at as it stands.</param>
    public abstract OpenPort? Port(int number, DateTimeOffset at, bool beforeEvents = false);
}
