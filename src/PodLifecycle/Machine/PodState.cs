using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>All that is remembered of a pod: its object in the API server, and what the kubelet knows and is about to do.</summary>
/// <remarks>Immutable, compared by value. Phase, conditions and what kubectl shows are not stored: they are computed when the kubelet computes them.</remarks>
public sealed record PodState
{
    internal PodState(Pod pod) => Pod = Told = pod;

    /// <summary>The pod's object in the API, as a client reads it.</summary>
    public Pod Pod { get; internal init; }

    /// <summary>True when the object is gone from the API.</summary>
    public bool IsRemoved => Object == ApiObjectPhase.Removed;

    internal ApiObjectPhase Object { get; init; }

    internal PodWorkerState Worker { get; init; }

    /// <summary>The object as the pod worker was last told of it: at its binding and its deletion. Statuses written since are not in it.</summary>
    internal Pod Told { get; init; }

    /// <summary>The kubelet has heard of the pod.</summary>
    internal bool IsKnownToKubelet { get; init; }

    /// <summary>The grace period that the kubelet has decided on; null while nothing ends the pod.</summary>
    internal TimeSpan? GracePeriod { get; init; }

    /// <summary>The sync that is under way; null between syncs.</summary>
    internal SyncPlan? Plan { get; init; }

    /// <summary>Something has happened that a sync must look at.</summary>
    internal bool SyncWanted { get; init; }

    /// <summary>The last sync changed something in the runtime: the next one needs a newer view of it.</summary>
    internal bool PollWanted { get; init; }

    /// <summary>When the world was asked to wake the pod; null when it was not.</summary>
    internal DateTimeOffset? WakeAt { get; init; }

    internal bool VolumesMounted { get; init; }

    internal SandboxPhase Sandbox { get; init; }

    /// <summary>In the order of the spec: init containers, then containers.</summary>
    internal ValueList<ContainerSlot> Containers { get; init; } = ValueList<ContainerSlot>.Empty;

    /// <summary>What the kubelet last saw in the runtime.</summary>
    internal RuntimeView Runtime { get; init; } = RuntimeView.Empty;

    internal ValueList<StartError> StartErrors { get; init; } = ValueList<StartError>.Empty;

    /// <summary>By image: what failed pulls have led to.</summary>
    internal ValueMap<ImageWait> ImageWaits { get; init; } = ValueMap<ImageWait>.Empty;

    internal ProbeResults ProbeResults { get; init; } = ProbeResults.Empty;

    internal ValueList<ProbeSlot> Probes { get; init; } = ValueList<ProbeSlot>.Empty;

    /// <summary>The status that the kubelet itself last accepted; transition times and refused transitions depend on it.</summary>
    internal StatusCache Status { get; init; } = StatusCache.Empty;
}

/// <summary>What the kubelet remembers of an image that could not be pulled.</summary>
internal readonly record struct ImageWait(ImageBackOff BackOff, ImageFailure? LastFailure);

/// <summary>What the kubelet remembers of one container besides what the runtime shows.</summary>
/// <param name="Phase">Where the container stands.</param>
/// <param name="BackOff">What its restarts have led to.</param>
/// <param name="Stop">Stopping: how far its stop is.</param>
/// <param name="Instances">How many instances were ever made.</param>
internal readonly record struct ContainerSlot(ContainerPhase Phase, CrashLoopBackOff BackOff, ContainerStop Stop = default, int Instances = 0);
