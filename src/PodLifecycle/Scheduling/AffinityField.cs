namespace PodLifecycle;

/// <summary>The two fields of every kind of affinity: what must hold and what is wished for when a pod is placed.</summary>
internal static class AffinityField
{
    public const string Required = "requiredDuringSchedulingIgnoredDuringExecution";
    public const string Preferred = "preferredDuringSchedulingIgnoredDuringExecution";
}
