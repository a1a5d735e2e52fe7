using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>What a pod's status says about the kubelet and its node.</summary>
internal sealed record KubeletFacts
{
    /// <summary>The node's addresses: the first is the primary one, a second one of the other family makes the node dual-stack.</summary>
    public required ValueList<string> NodeIps { get; init; }

    public required DateTimeOffset StartedAt { get; init; }
}
