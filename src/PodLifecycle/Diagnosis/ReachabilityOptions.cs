namespace PodLifecycle;

/// <summary>By whose rules a status is judged.</summary>
public sealed record ReachabilityOptions
{
    /// <summary>The version of the kubelet and of the control plane; default 1.36.</summary>
    public KubernetesVersion Version { get; init; } = KubernetesVersion.V1_36;

    /// <summary>
    /// All that may have written. Null, the default, stands for the kubelet and those of the controllers that have left a mark in the status;
    /// <see cref="StatusWriters.None"/> for anybody, so that only what the API server guards is checked.
    /// </summary>
    public StatusWriters? Writers { get; init; }
}
