using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>What the container runtime says of one container instance.</summary>
internal enum ContainerRecordState
{
    /// <summary>Made, never started.</summary>
    Created,
    Running,
    Exited,

    /// <summary>The runtime lost track of it.</summary>
    Unknown,
}

/// <summary>
/// One run of a container as the runtime reports it: a restart makes a new record with a new id. The newest record of a name is
/// "the state" of that container.
/// </summary>
internal sealed record ContainerRecord
{
    public required string Name { get; init; }

    public required string Id { get; init; }

    /// <summary>The id of the sandbox it runs in; empty where nobody asks.</summary>
    public string SandboxId { get; init; } = "";

    public required ContainerRecordState State { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public int ExitCode { get; init; }

    public string Reason { get; init; } = "";

    public string Message { get; init; } = "";

    /// <summary>The image as the runtime names it.</summary>
    public string Image { get; init; } = "";

    /// <summary>The image's reference with its digest.</summary>
    public string ImageRef { get; init; } = "";

    /// <summary>The number of earlier instances, stored with the instance when it was made.</summary>
    public int RestartCount { get; init; }

    public ContainerUser? User { get; init; }

    /// <summary>CPU and memory that the runtime reports for a running instance; null when it reports none.</summary>
    public ResourceRequirements? Resources { get; init; }

    /// <summary>
    /// The image that the pod's spec named when the instance was made: the part of a container's definition that may change while it
    /// runs. Empty when not known; then the definition counts as unchanged.
    /// </summary>
    public string SpecImage { get; init; } = "";

    /// <summary>CPU and memory that the kubelet has put in force for the instance; null while they are the spec's.</summary>
    public ResourceRequirements? ActuatedResources { get; init; }
}
