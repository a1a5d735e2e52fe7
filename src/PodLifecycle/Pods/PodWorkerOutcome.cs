namespace PodLifecycle;

/// <summary>How a pod worker's call ended.</summary>
internal enum PodWorkerOutcome
{
    Succeeded,

    /// <summary>A sync that went well and found the pod at its end.</summary>
    Terminal,

    /// <summary>An error, or the call was cancelled.</summary>
    Failed,

    NetworkNotReady,
}
