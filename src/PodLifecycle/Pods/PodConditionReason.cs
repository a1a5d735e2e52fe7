namespace PodLifecycle;

/// <summary>The reasons that Kubernetes itself writes into a pod's conditions.</summary>
internal static class PodConditionReason
{
    public const string UnknownContainerStatuses = "UnknownContainerStatuses";
    public const string PodCompleted = "PodCompleted";
    public const string PodFailed = "PodFailed";
    public const string ContainersNotReady = "ContainersNotReady";
    public const string ContainersNotInitialized = "ContainersNotInitialized";
    public const string ReadinessGatesNotReady = "ReadinessGatesNotReady";
    public const string RestartAllContainersStarted = "RestartAllContainersStarted";

    /// <summary>A resize that the node can never grant.</summary>
    public const string Infeasible = "Infeasible";

    /// <summary>A resize that the node cannot grant now.</summary>
    public const string Deferred = "Deferred";

    /// <summary>A granted resize that failed and is tried again.</summary>
    public const string Error = "Error";

    /// <summary>Of <c>DisruptionTarget</c>: eviction, preemption or shutdown by the node.</summary>
    public const string TerminationByKubelet = "TerminationByKubelet";

    /// <summary>Of <c>DisruptionTarget</c>: somebody asked the API server to evict the pod.</summary>
    public const string EvictionByEvictionApi = "EvictionByEvictionAPI";


    /// <summary>Of <c>DisruptionTarget</c>: the pod's node is gone, or out of service.</summary>
    public const string DeletionByPodGc = "DeletionByPodGC";
}
