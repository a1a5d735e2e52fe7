namespace PodLifecycle.Simulation;

/// <summary>
/// What the simulator does with a program that it does not know, as a container's main process or inside a script.
/// The default is <see cref="Ask"/>: nothing is guessed silently.
/// </summary>
public enum UnknownCommand
{
    /// <summary>Refuses to run the container and says which program is unknown and how to describe it.</summary>
    Ask,

    /// <summary>
    /// Assumes that a main process runs for ever, has the container's ports and those of its probes open, answers every HTTP path with
    /// 200 and ends at once with 143 on SIGTERM. The process carries a note that says so. Commands of probes and hooks still ask.
    /// </summary>
    RunForever,

    /// <summary>
    /// Assumes that the program does not exist: a container cannot start (exit code 128, reason <c>StartError</c>),
    /// a script's command has the status 127 and the script goes on.
    /// </summary>
    NotFound,
}
