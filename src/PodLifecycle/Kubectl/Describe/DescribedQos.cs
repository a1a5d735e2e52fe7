using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>The QoS class that <c>kubectl describe</c> computes for a pod whose status does not have it yet.</summary>
internal static class DescribedQos
{
    private static readonly string[] Counted = ["cpu", "memory"];

    public static string Of(PodSpec spec)
    {
        ResourceRequirements[] all = spec.Resources is { } ofPod
            ? [ofPod]
            : [.. spec.InitContainers.Select(c => c.Resources), .. spec.Containers.Select(c => c.Resources)];

        if (all.All(r => Counted.All(name => Amount(r.Requests, name) == 0 && Amount(r.Limits, name) == 0)))
            return QosClass.BestEffort;

        return all.All(r => Counted.All(name => Amount(r.Limits, name) > 0))
            && Counted.All(name => all.Sum(r => Amount(r.Requests, name)) == all.Sum(r => Amount(r.Limits, name)))
            ? QosClass.Guaranteed
            : QosClass.Burstable;
    }

    private static decimal Amount(ValueMap<Quantity> amounts, string resource) => amounts.TryGetValue(resource, out Quantity? amount) ? amount.Value : 0;
}
