using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>The statuses of a pod's init and regular containers, whose names differ.</summary>
internal readonly record struct ContainerStatuses(ValueList<ContainerStatus> Init, ValueList<ContainerStatus> Regular)
{
    public static ContainerStatuses Of(PodStatus status) => new(status.InitContainerStatuses, status.ContainerStatuses);

    /// <summary>The status of a container, or null when there is none.</summary>
    public ContainerStatus? Find(string name) => Statuses.Find(Regular, name) ?? Statuses.Find(Init, name);
}
