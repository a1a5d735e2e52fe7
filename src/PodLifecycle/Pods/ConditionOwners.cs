using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>Who writes which condition of a pod's status.</summary>
internal static class ConditionOwners
{
    /// <summary>Whether the kubelet alone writes it; it drops those it did not compute.</summary>
    public static bool IsKubelets(string type) => type is
        PodConditionType.Ready or PodConditionType.ContainersReady or PodConditionType.Initialized or PodConditionType.PodScheduled
        or PodConditionType.PodReadyToStartContainers or PodConditionType.AllContainersRestarting
        or PodConditionType.PodResizePending or PodConditionType.PodResizeInProgress;

    /// <summary>Whether the kubelet writes it beside others.</summary>
    public static bool IsShared(string type) => type == PodConditionType.DisruptionTarget;
}
