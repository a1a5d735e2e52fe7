using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>All that a kubelet looks at when it computes a pod's status.</summary>
internal sealed record PodStatusInput
{
    /// <summary>The pod as the kubelet knows it; its <see cref="Api.Pod.Status"/> is the one last seen in the API server.</summary>
    public required Pod Pod { get; init; }

    /// <summary>The status the kubelet accepted last; null when it has none yet.</summary>
    public PodStatus? CachedStatus { get; init; }

    public RuntimeView Runtime { get; init; } = RuntimeView.Empty;

    public ValueList<StartError> StartErrors { get; init; } = ValueList<StartError>.Empty;

    public ProbeResults Probes { get; init; } = ProbeResults.Empty;

    /// <summary>The probe workers that are alive.</summary>
    public ProbeWorkers Workers { get; init; } = ProbeWorkers.None;

    public ProbeRules ProbeRules { get; init; } = ProbeRules.Default;

    /// <summary>What <see cref="PodLifecycle.ResizeConditions"/> holds; it is shown until the pod is terminal.</summary>
    public ResizeConditions Resize { get; init; } = ResizeConditions.None;

    /// <summary>All containers are known to be stopped for good: the end of terminating, and terminated.</summary>
    public bool PodIsTerminal { get; init; }

    public required DateTimeOffset Now { get; init; }

    public required KubeletFacts Kubelet { get; init; }

    /// <summary>What Kubernetes calls the old status: the cached one, without one that of the API server.</summary>
    public PodStatus OldStatus => CachedStatus ?? Pod.Status;
}
