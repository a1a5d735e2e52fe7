using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>
/// What a sync has decided to do, and how far it is. It is carried out step by step and waits wherever a kubelet waits: a slow start
/// of one container delays the next container and the next status.
/// </summary>
internal readonly record struct SyncPlan
{
    public SyncPlan()
    {
    }

    public required ValueList<SyncStep> Steps { get; init; }

    /// <summary>The position of the step that is under way.</summary>
    public int Next { get; init; }

    /// <summary>The step under way has asked the world for something and waits for its answer.</summary>
    public bool Waiting { get; init; }

    /// <summary>Something in the runtime was changed, so the kubelet must look there again.</summary>
    public bool ChangedRuntime { get; init; }

    public ValueList<SyncError> Errors { get; init; } = ValueList<SyncError>.Empty;

    /// <summary>The postStart hook of the container that is being started has failed: what is to be told once that container has ended.</summary>
    public StartFailure? PostStartFailure { get; init; }

    public SyncStep? Current => Next < Steps.Count ? Steps[Next] : null;
}

/// <summary>One step of a sync.</summary>
internal abstract record SyncStep
{
    private SyncStep()
    {
    }

    /// <summary>Wait for the pod's volumes.</summary>
    public sealed record MountVolumes : SyncStep;

    /// <summary>See what there is to do: the steps of that follow this one.</summary>
    public sealed record Decide : SyncStep;

    /// <summary>Stop all running containers at the same time, and wait for all of them.</summary>
    /// <param name="GraceOverride">The pod's grace period where one was decided (deletion, eviction); null: each container's own.</param>
    public sealed record StopContainers(TimeSpan? GraceOverride) : SyncStep;

    /// <summary>Stop one container, and wait for it.</summary>
    /// <param name="Container">Its position among all containers of the pod.</param>
    /// <param name="Message">The text of the event.</param>
    /// <param name="Reason">Why: it decides whose grace period counts.</param>
    /// <param name="GraceOverride">A grace period that counts instead; null: none.</param>
    public sealed record StopContainer(int Container, string Message, KillReason Reason, TimeSpan? GraceOverride = null) : SyncStep;

    /// <summary>Remove all ended instances of a container, so that it can start over.</summary>
    public sealed record Forget(int Container) : SyncStep;

    public sealed record StopSandbox : SyncStep;

    public sealed record CreateSandbox(int Attempt) : SyncStep;

    /// <summary>Start one container, and wait for it.</summary>
    /// <param name="Container">Its position among all containers of the pod.</param>
    /// <param name="LastFinishedAt">When its newest exited instance ended, as this sync saw it at its beginning.</param>
    public sealed record Start(int Container, DateTimeOffset? LastFinishedAt) : SyncStep;
}
