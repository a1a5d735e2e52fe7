using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>Which quality of service a pod gets. (v1 PodQOSClass)</summary>
internal static class Qos
{
    /// <summary>The class that the API server noted when the pod was created, else the one that the spec earns.</summary>
    public static string Of(Pod pod) => pod.Status.QosClass is { Length: > 0 } noted ? noted : Of(pod.Spec);

    /// <summary>
    /// The class that follows from requests and limits of cpu and memory: those of the pod as a whole when it has any such object, else those of
    /// its containers and init containers. Amounts of zero do not count.
    /// </summary>
    public static string Of(PodSpec spec)
    {
        if (spec.Resources is { } podLevel)
            return Class([podLevel]);
        return Class([.. spec.Containers.Select(c => c.Resources), .. spec.InitContainers.Select(c => c.Resources)]);
    }

    private static string Class(ReadOnlySpan<ResourceRequirements> all)
    {
        bool any = false;
        bool allLimited = true;
        Quantity[] requests = [Quantity.Zero, Quantity.Zero];
        Quantity[] limits = [Quantity.Zero, Quantity.Zero];
        foreach (ResourceRequirements resources in all)
        {
            for (int i = 0; i < Counted.Length; i++)
            {
                Quantity request = Positive(resources.Requests, Counted[i]);
                Quantity limit = Positive(resources.Limits, Counted[i]);
                any |= request.Sign > 0 || limit.Sign > 0;
                allLimited &= limit.Sign > 0;
                requests[i] += request;
                limits[i] += limit;
            }
        }

        if (!any)
            return QosClass.BestEffort;
        return allLimited && requests.AsSpan().SequenceEqual(limits) ? QosClass.Guaranteed : QosClass.Burstable;
    }

    private static readonly string[] Counted = [ResourceName.Cpu, ResourceName.Memory];

    private static Quantity Positive(ValueMap<Quantity> amounts, string name) =>
        amounts.TryGetValue(name, out Quantity? amount) && amount.Sign > 0 ? amount : Quantity.Zero;
}
