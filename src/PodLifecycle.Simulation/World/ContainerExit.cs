using PodLifecycle.Simulation.Shell;

namespace PodLifecycle.Simulation;

/// <summary>How a container's process ended.</summary>
/// <param name="exit">The process' own end.</param>
/// <param name="wasStopped">The kubelet had asked for it and waits.</param>
internal sealed class ContainerExit(ProcessExit exit, bool wasStopped)
{
    private bool reported = wasStopped;

    public int ExitCode => exit.ExitCode;

    public string Reason => exit.Reason;

    public string Message => exit.Message ?? "";

    public DateTimeOffset At => exit.At;

    public bool WasStopped { get; } = wasStopped;

    /// <summary>True once: the kubelet hears of the end now.</summary>
    public bool TakeUnreported()
    {
        bool first = !reported;
        reported = true;
        return first;
    }
}
