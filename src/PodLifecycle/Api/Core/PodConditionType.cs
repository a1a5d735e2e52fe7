namespace PodLifecycle.Api;

/// <summary>The types of condition that Kubernetes itself sets on pods. (v1 PodConditionType)</summary>
public static class PodConditionType
{
    /// <summary>The pod has a node.</summary>
    public const string PodScheduled = "PodScheduled";

    /// <summary>All init containers have done their work.</summary>
    public const string Initialized = "Initialized";

    /// <summary>All containers are ready.</summary>
    public const string ContainersReady = "ContainersReady";

    /// <summary>All containers are ready and all readiness gates are met: the pod may get traffic.</summary>
    public const string Ready = "Ready";

    /// <summary>The sandbox stands and the network is set up.</summary>
    public const string PodReadyToStartContainers = "PodReadyToStartContainers";

    /// <summary>The pod is about to be ended by the system: preemption, eviction, a taint, garbage collection or a node that shuts down.</summary>
    public const string DisruptionTarget = "DisruptionTarget";

    /// <summary>A resize was asked for but not yet granted; the reason is <c>Deferred</c> or <c>Infeasible</c>.</summary>
    public const string PodResizePending = "PodResizePending";

    /// <summary>A resize was granted and is being carried out.</summary>
    public const string PodResizeInProgress = "PodResizeInProgress";

    /// <summary>A restart rule has asked for a restart of all containers, and it is under way. Only on pods that have such a rule.</summary>
    public const string AllContainersRestarting = "AllContainersRestarting";
}
