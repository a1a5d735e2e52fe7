namespace PodLifecycle.Simulation;

/// <summary>What happens to a node or its kubelet.</summary>
internal enum NodeChange
{
    /// <summary>The kubelet loses the API; containers and kubelet go on.</summary>
    Partition,

    /// <summary>The kubelet reaches the API again.</summary>
    Heal,

    /// <summary>The kubelet's process is halted; containers go on.</summary>
    Freeze,

    /// <summary>The kubelet's process goes on.</summary>
    Unfreeze,

    /// <summary>The kubelet is killed; containers go on.</summary>
    KubeletStop,

    /// <summary>A new kubelet starts.</summary>
    KubeletStart,

    PowerOff,

    PowerOn,
}
