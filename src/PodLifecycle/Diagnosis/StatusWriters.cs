namespace PodLifecycle;

/// <summary>Who writes into a pod's status, or guards what is written there.</summary>
/// <remarks>
/// The scheduler, taint eviction and the eviction API only add conditions of their own; they break none of the rules and so are not
/// named. A client that writes a status by hand is bound by nothing but the API server: that is <see cref="None"/>.
/// </remarks>
[Flags]
public enum StatusWriters
{
    /// <summary>Anybody: only what the API server itself refuses or never does can be relied on.</summary>
    None = 0,

    /// <summary>Refuses what breaks the rule, or keeps it itself; a rule that binds it holds whoever writes.</summary>
    ApiServer = 1,

    /// <summary>Writes nearly all of the status, from what runs on the node.</summary>
    Kubelet = 2,

    /// <summary>Sets Ready to False on the pods of a node that has fallen silent; ContainersReady and the containers stay as they were.</summary>
    NodeLifecycleController = 4,

    /// <summary>Writes Failed into pods whose node is gone or out of service, whatever their containers say.</summary>
    PodGarbageCollector = 8,
}
