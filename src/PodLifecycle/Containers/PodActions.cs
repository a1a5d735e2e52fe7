using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>
/// What one sync of a pod is to do, in the order in which it is carried out: stop the pod or single containers, make a sandbox, start
/// ephemeral, init and main containers. Containers to start are indexes into the spec's lists.
/// </summary>
internal readonly record struct PodActions
{
    public PodActions()
    {
    }

    /// <summary>Stop all containers and all sandboxes; single kills and starts of the same sync are void unless a sandbox is made.</summary>
    public required bool KillPod { get; init; }

    public required bool CreateSandbox { get; init; }

    /// <summary>The number of the sandbox that is made, or of the one that stays.</summary>
    public required int SandboxAttempt { get; init; }

    /// <summary>With <see cref="CreateSandbox"/>: an event tells that the sandbox changed.</summary>
    public required bool PreviousSandboxKnown { get; init; }

    /// <summary>In spec order.</summary>
    public ValueList<int> EphemeralContainersToStart { get; init; } = ValueList<int>.Empty;

    /// <summary>In spec order.</summary>
    public ValueList<int> InitContainersToStart { get; init; } = ValueList<int>.Empty;

    /// <summary>In spec order.</summary>
    public ValueList<int> ContainersToStart { get; init; } = ValueList<int>.Empty;

    /// <summary>Without an order.</summary>
    public ValueList<ContainerKill> ContainersToKill { get; init; } = ValueList<ContainerKill>.Empty;

    /// <summary>A restart of all containers: in this order.</summary>
    public ValueList<ContainerReset> ContainersToReset { get; init; } = ValueList<ContainerReset>.Empty;

    /// <summary>Resources that change while the container goes on running.</summary>
    public ValueList<ContainerResize> ResourcesToResize { get; init; } = ValueList<ContainerResize>.Empty;

    /// <summary>Whether the sync leaves the pod as it is.</summary>
    public bool IsNothing =>
        !KillPod && !CreateSandbox
        && EphemeralContainersToStart.Count == 0 && InitContainersToStart.Count == 0 && ContainersToStart.Count == 0
        && ContainersToKill.Count == 0 && ContainersToReset.Count == 0 && ResourcesToResize.Count == 0;
}

/// <summary>One instance to kill.</summary>
internal readonly record struct ContainerKill(ContainerRecord Record, KillReason Reason, string Message);

/// <summary>One instance to remove, so that all containers can start over; one that has not exited is killed without grace before.</summary>
internal readonly record struct ContainerReset(ContainerRecord Record)
{
    public bool Kill => Record.State != ContainerRecordState.Exited;
}

/// <summary>One resource of a running instance to change.</summary>
/// <param name="Record">The instance.</param>
/// <param name="Resource"><c>cpu</c> or <c>memory</c>.</param>
internal readonly record struct ContainerResize(ContainerRecord Record, string Resource);
