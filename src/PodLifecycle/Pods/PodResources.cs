using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>What a pod asks for as a whole: the amounts by which a node's room is counted.</summary>
/// <remarks>
/// Containers and sidecars run together, so their amounts are summed; an init container runs with the sidecars before it, so the pod needs
/// room for the larger of the two. Amounts given for the pod replace that sum, the overhead of its runtime class comes on top.
/// </remarks>
internal static class PodResources
{
    /// <summary>The effective requests, overhead included.</summary>
    public static ValueMap<Quantity> Requests(PodSpec spec) => WithOverhead(RequestsWithoutOverhead(spec), spec.Overhead);

    public static ValueMap<Quantity> RequestsWithoutOverhead(PodSpec spec) => Replaced(ContainerRequests(spec), spec.Resources?.Requests);

    /// <summary>The effective limits; overhead counts only where there is a limit.</summary>
    public static ValueMap<Quantity> Limits(PodSpec spec) => WithOverheadOfLimits(Replaced(ContainerLimits(spec), spec.Resources?.Limits), spec.Overhead);

    public static ValueMap<Quantity> ContainerRequests(PodSpec spec) => Effective(spec, c => c.Resources.Requests);

    public static ValueMap<Quantity> ContainerLimits(PodSpec spec) => Effective(spec, c => c.Resources.Limits);

    /// <summary>
    /// The requests as scheduler and kubelet count them while the pod may be changing its size: for each container the larger of what is wanted,
    /// what is allocated and what it has; when the change cannot happen, what is wanted does not count.
    /// </summary>
    public static ValueMap<Quantity> RequestsDuringResize(Pod pod)
    {
        bool infeasible = pod.Status.Conditions.IndexOf(c => c is { Type: PodConditionType.PodResizePending, Reason: PodConditionReason.Infeasible }) >= 0;
        ValueMap<Quantity> containers = Effective(pod.Spec, c => Counted(c, ContainerStatuses.Of(pod.Status).Find(c.Name), infeasible));
        ValueMap<Quantity>? podLevel = pod.Spec.Resources?.Requests;
        if (podLevel is not null && pod.Status.Resources is { } actual)
            podLevel = infeasible ? Max(pod.Status.AllocatedResources, actual.Requests) : Max(podLevel, Max(pod.Status.AllocatedResources, actual.Requests));
        return WithOverhead(Replaced(containers, podLevel), pod.Spec.Overhead);
    }

    private static ValueMap<Quantity> Counted(Container container, ContainerStatus? status, bool infeasible)
    {
        if (status is null)
            return container.Resources.Requests;
        ValueMap<Quantity> has = Max(status.AllocatedResources, status.Resources?.Requests ?? ValueMap<Quantity>.Empty);
        return infeasible ? has : Max(container.Resources.Requests, has);
    }

    private static ValueMap<Quantity> Effective(PodSpec spec, Func<Container, ValueMap<Quantity>> amounts)
    {
        ValueMap<Quantity> together = ValueMap<Quantity>.Empty;
        foreach (Container container in spec.Containers)
            together = Sum(together, amounts(container));

        ValueMap<Quantity> sidecars = ValueMap<Quantity>.Empty;
        ValueMap<Quantity> starting = ValueMap<Quantity>.Empty;
        foreach (Container container in spec.InitContainers)
        {
            ValueMap<Quantity> withSidecars = Sum(sidecars, amounts(container));
            if (container.RestartPolicy == RestartPolicy.Always)
            {
                together = Sum(together, amounts(container));
                sidecars = withSidecars;
            }

            starting = Max(starting, withSidecars);
        }

        return Max(together, starting);
    }

    private static ValueMap<Quantity> Replaced(ValueMap<Quantity> sum, ValueMap<Quantity>? podLevel) =>
        podLevel is null or { Count: 0 } ? sum : new(sum.Concat(podLevel.Where(amount => ResourceName.IsPodLevel(amount.Key))));

    private static ValueMap<Quantity> WithOverhead(ValueMap<Quantity> amounts, ValueMap<Quantity> overhead) => Sum(amounts, overhead);

    private static ValueMap<Quantity> WithOverheadOfLimits(ValueMap<Quantity> limits, ValueMap<Quantity> overhead) =>
        overhead.Count == 0 ? limits : Sum(limits, new(overhead.Where(amount => limits.TryGetValue(amount.Key, out Quantity? limit) && limit.Sign != 0)));

    private static ValueMap<Quantity> Sum(ValueMap<Quantity> left, ValueMap<Quantity> right) => Merged(left, right, (a, b) => a + b);

    private static ValueMap<Quantity> Max(ValueMap<Quantity> left, ValueMap<Quantity> right) => Merged(left, right, Quantity.Max);

    private static ValueMap<Quantity> Merged(ValueMap<Quantity> left, ValueMap<Quantity> right, Func<Quantity, Quantity, Quantity> merge)
    {
        if (left.Count == 0)
            return right;
        if (right.Count == 0)
            return left;
        return new(left.Concat(right.Select(r => left.TryGetValue(r.Key, out Quantity? own) ? KeyValuePair.Create(r.Key, merge(own, r.Value)) : r)));
    }
}
