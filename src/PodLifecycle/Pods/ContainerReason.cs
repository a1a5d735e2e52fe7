namespace PodLifecycle;

/// <summary>The reasons that a kubelet itself gives to a container's state; others come from the runtime or from a failed start.</summary>
internal static class ContainerReason
{
    public const string ContainerCreating = "ContainerCreating";

    /// <summary>Waiting in a pod that has init containers.</summary>
    public const string PodInitializing = "PodInitializing";

    public const string Completed = "Completed";

    /// <summary>The container ran and the runtime no longer knows how it ended.</summary>
    public const string ContainerStatusUnknown = "ContainerStatusUnknown";

    /// <summary>Removed because a restart rule starts all containers again.</summary>
    public const string RestartingAllContainers = "RestartingAllContainers";
}
