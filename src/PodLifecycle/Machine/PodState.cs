using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>All that is remembered of a pod: its object in the API server, and what the kubelet knows and is about to do.</summary>
/// <remarks>
/// Never changes once a step has given it out; compared by value. Phase, conditions and what kubectl shows are not stored: they are
/// computed when the kubelet computes them.
/// </remarks>
public sealed record PodState
{
    internal PodState(Pod pod, PodContainers layout)
    {
        Pod = pod;
        Layout = layout;
        Containers = new(new ContainerSlot[layout.Count]);
    }

    /// <summary>The pod's object in the API, as a client reads it.</summary>
    public Pod Pod { get; internal set; }

    /// <summary>True when the object is gone from the API.</summary>
    public bool IsRemoved => Object == ApiObjectPhase.Removed;

    internal ApiObjectPhase Object { get; set; }

    /// <summary>The kubelet has heard of the pod.</summary>
    internal bool IsKnownToKubelet { get; set; }

    /// <summary>What the kubelet means to do with the pod. A message that waits in it is the wish for a sync.</summary>
    internal PodWorkerLoop Worker { get; set; } = PodWorkerLoop.New;

    /// <summary>The sync that is under way; null between syncs.</summary>
    internal SyncPlan? Plan { get; set; }

    /// <summary>The next call needs a view of the runtime that is newer than this, the end of the last call; null when the kubelet has one.</summary>
    internal DateTimeOffset? ViewMustBeNewerThan { get; set; }

    /// <summary>The world was asked for that view.</summary>
    internal bool IsPollAsked { get; set; }

    /// <summary>When the world was asked to wake the pod; null when it was not.</summary>
    internal DateTimeOffset? WakeAt { get; set; }

    internal bool VolumesMounted { get; set; }

    /// <summary>A sync waits for the volumes; it may have been given up since it asked.</summary>
    internal bool AwaitsVolumes => Plan is { Waiting: true, Current: SyncStep.MountVolumes };

    internal SandboxPhase Sandbox { get; set; }

    /// <summary>The containers of the pod's spec, in one row.</summary>
    internal PodContainers Layout { get; set; }

    /// <summary>One for each container of <see cref="Layout"/>.</summary>
    internal ValueList<ContainerSlot> Containers { get; set; }

    /// <summary>What the kubelet last saw in the runtime.</summary>
    internal RuntimeView Runtime { get; set; } = RuntimeView.Empty;

    internal ValueList<StartError> StartErrors { get; set; } = ValueList<StartError>.Empty;

    /// <summary>By image: what failed pulls have led to.</summary>
    internal ValueMap<ImageWait> ImageWaits { get; set; } = ValueMap<ImageWait>.Empty;

    internal ProbeResults ProbeResults { get; set; } = ProbeResults.Empty;

    internal ValueList<ProbeSlot> Probes { get; set; } = ValueList<ProbeSlot>.Empty;

    /// <summary>The status that the kubelet itself last accepted; transition times and refused transitions depend on it.</summary>
    internal StatusCache Status { get; set; } = StatusCache.Empty;
}

/// <summary>What the kubelet remembers of an image that could not be pulled.</summary>
internal readonly record struct ImageWait(ImageBackOff BackOff, ImageFailure? LastFailure);

/// <summary>What the kubelet remembers of one container besides what the runtime shows.</summary>
internal record struct ContainerSlot
{
    /// <summary>Where the container stands.</summary>
    public ContainerPhase Phase { get; set; }

    /// <summary>How many instances were ever made.</summary>
    public int Instances { get; set; }

    /// <summary>What its restarts have led to.</summary>
    public CrashLoopBackOff BackOff { get; set; }

    /// <summary>How far its stop is; null while nobody stops it.</summary>
    public ContainerStop? Stop { get; set; }

    /// <summary>The hook that the sync waits for: preStop while the container is stopped, else postStart. Idle when it waits for none.</summary>
    public HookRun Hook { get; set; }

    public readonly bool IsInPreStopHook => Stop is { State: ContainerStopState.InHook };
}
