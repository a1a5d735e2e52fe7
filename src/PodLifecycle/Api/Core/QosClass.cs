namespace PodLifecycle.Api;

/// <summary>How well a pod is protected when its node runs short. (v1 PodQOSClass)</summary>
public static class QosClass
{
    /// <summary>Every container has limits for cpu and memory, and its requests equal them. Last to be evicted.</summary>
    public const string Guaranteed = "Guaranteed";

    /// <summary>Some request or limit for cpu or memory, but not enough for <c>Guaranteed</c>.</summary>
    public const string Burstable = "Burstable";

    /// <summary>No request or limit for cpu or memory. First to be evicted.</summary>
    public const string BestEffort = "BestEffort";
}
