using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>Why a pod worker hears of its pod.</summary>
internal enum PodUpdateType
{
    Create,
    Update,

    /// <summary>Nothing new: a timer, a probe result or an event of the runtime.</summary>
    Sync,
    Kill,
}

/// <summary>What somebody who ends a pod asks for.</summary>
internal sealed record KillRequest
{
    /// <summary>The pod is evicted: what it left on the node may go even while its object stays.</summary>
    public bool Evicts { get; init; }

    /// <summary>The time that its containers get; null leaves it to the pod.</summary>
    public TimeSpan? GracePeriod { get; init; }

    /// <summary>What the status is to say; null leaves it as computed.</summary>
    public StatusOverride? Override { get; init; }
}

/// <summary>One message to a pod worker.</summary>
internal readonly record struct PodWorkerUpdate
{
    public required PodUpdateType Type { get; init; }

    /// <summary>The pod; null when only the runtime knows of it, and then it can only be killed.</summary>
    public Pod? Pod { get; init; }

    public KillRequest? Kill { get; init; }

    /// <summary>The period with which the containers are to be stopped; null until one has been decided.</summary>
    public TimeSpan? GracePeriod { get; init; }
}

/// <summary>What a pod worker does next. Calls of one pod never overlap.</summary>
internal readonly record struct PodWorkerCall
{
    /// <summary>The state for which it is made: it says which of the three kinds of sync it is.</summary>
    public required PodWorkerState State { get; init; }

    public required PodUpdateType UpdateType { get; init; }

    /// <summary>Null for a pod that only the runtime knows.</summary>
    public required Pod? Pod { get; init; }

    /// <summary>For terminating: the time that the containers get; null leaves it to the pod's own.</summary>
    public TimeSpan? GracePeriod { get; init; }

    /// <summary>For terminating: what the status is to say.</summary>
    public StatusOverride? Override { get; init; }
}

/// <summary>When a pod worker is called again if nothing else calls it before.</summary>
internal enum PodRequeue
{
    /// <summary>It is done.</summary>
    None,

    /// <summary>The state has changed.</summary>
    Immediately,

    /// <summary>All is well: after the sync period.</summary>
    Resync,

    /// <summary>The call failed: after the back-off period.</summary>
    BackOff,

    /// <summary>The node's network is not ready yet: soon.</summary>
    Network,
}
