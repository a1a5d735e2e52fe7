using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>The node that a pod runs on, as far as it shows in the pod.</summary>
public sealed record KubeletOptions
{
    /// <summary>Node addresses of <c>192.0.2.10</c>, the newest Kubernetes, a kubelet that was started long before the pod.</summary>
    public static KubeletOptions Default { get; } = new();

    /// <summary>The node's addresses; the first becomes <c>status.hostIP</c>. Default 192.0.2.10.</summary>
    public ValueList<string> NodeIps { get; init; } = ["192.0.2.10"];

    /// <summary>When the kubelet was started; null, the default, means long before the pod.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>The version whose rules count; default 1.36.</summary>
    public KubernetesVersion Version { get; init; } = KubernetesVersion.V1_36;
}
