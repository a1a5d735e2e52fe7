namespace PodLifecycle.Simulation;

/// <summary>The delays that the world around a pod adds to what the rules say.</summary>
/// <remarks>The pod's machine knows nothing of them: the world answers later. Delays marked as random are drawn from the run's seed.</remarks>
public sealed record Timing
{
    /// <summary>No latency, no polls, no jitter: what the rules say, to the instant.</summary>
    public static Timing Ideal { get; } = new();

    /// <summary>A real node as measured: polls of a second, waits stretched at random, sandboxes that take their time.</summary>
    public static Timing Kubelet { get; } = new()
    {
        Binding = TimeSpan.FromMilliseconds(10),
        VolumeReconcile = TimeSpan.FromMilliseconds(100),
        VolumeMount = TimeSpan.FromMilliseconds(300),
        SandboxCreation = TimeSpan.FromMilliseconds(5),
        RelistPeriod = TimeSpan.FromSeconds(1),
        PollAfterChange = TimeSpan.FromMilliseconds(10),
        WorkQueueTick = TimeSpan.FromSeconds(1),
        SyncJitter = 0.5,
    };

    /// <summary>From the creation of a pod to its binding to a node; default 0.</summary>
    public TimeSpan Binding { get; init; }

    /// <summary>Until the volumes of a pod are mounted (every pod has one: its service account's token); default 0.</summary>
    public TimeSpan VolumeMount { get; init; }

    /// <summary>From the first sync to the first attempt to mount a volume; default 0. Matters only where an attempt fails.</summary>
    public TimeSpan VolumeReconcile { get; init; }

    /// <summary>Until a sandbox is made; default 0.</summary>
    public TimeSpan SandboxCreation { get; init; }

    /// <summary>How often the kubelet looks for containers that ended by themselves; default 0: it sees them at once.</summary>
    public TimeSpan RelistPeriod { get; init; }

    /// <summary>From a change that the kubelet itself made to its next look at the runtime; default 0.</summary>
    public TimeSpan PollAfterChange { get; init; }

    /// <summary>Planned syncs begin on a beat of this length; default 0: when they are due.</summary>
    public TimeSpan WorkQueueTick { get; init; }

    /// <summary>Planned waits are stretched by a random factor of 1 to 1 plus this; default 0.</summary>
    public double SyncJitter { get; init; }
}
