using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>What a pod's status says of the resources of the pod as a whole.</summary>
internal static class PodStatusResources
{
    /// <summary>In cores: a control group knows no smaller cpu request.</summary>
    public const decimal SmallestCpuRequest = 0.002m;

    /// <summary>In cores: a control group knows no smaller cpu limit.</summary>
    public const decimal SmallestCpuLimit = 0.010m;

    /// <summary>
    /// What the status shows: until the API server sees the pod running, what is wanted; then what its control group says, which knows
    /// no memory request and no cpu below a minimum.
    /// </summary>
    public static ResourceRequirements Shown(PodSpec spec, string apiPhase, ResourceRequirements? before, ValueMap<Quantity> requests)
    {
        ValueMap<Quantity> limits = PodResources.Limits(spec);
        if (requests.Count == 0 && limits.Count == 0 && before is null or { IsEmpty: true })
            return ResourceRequirements.Empty;

        if (apiPhase != PodPhase.Running)
        {
            ResourceRequirements wanted = spec.Resources ?? ResourceRequirements.Empty;
            return wanted with { Requests = Completed(wanted.Requests, requests), Limits = Completed(wanted.Limits, limits) };
        }

        ValueMap<Quantity> shownRequests = ValueMap<Quantity>.Empty;
        if (requests.TryGetValue(ResourceName.Cpu, out Quantity? cpu) && cpu.Value > SmallestCpuRequest)
            shownRequests = shownRequests.SetItem(ResourceName.Cpu, cpu);
        shownRequests = Kept(shownRequests, ResourceName.Memory, before?.Requests);

        ValueMap<Quantity> shownLimits = ValueMap<Quantity>.Empty;
        if (!limits.TryGetValue(ResourceName.Cpu, out Quantity? cpuLimit))
            shownLimits = Kept(shownLimits, ResourceName.Cpu, before?.Limits);
        else if (cpuLimit.Value > SmallestCpuLimit)
            shownLimits = shownLimits.SetItem(ResourceName.Cpu, cpuLimit);
        shownLimits = limits.TryGetValue(ResourceName.Memory, out Quantity? memoryLimit)
            ? shownLimits.SetItem(ResourceName.Memory, memoryLimit)
            : Kept(shownLimits, ResourceName.Memory, before?.Limits);
        return new ResourceRequirements { Requests = shownRequests, Limits = shownLimits };
    }

    private static ValueMap<Quantity> Kept(ValueMap<Quantity> shown, string resource, ValueMap<Quantity>? before) =>
        before is not null && before.TryGetValue(resource, out Quantity? amount) ? shown.SetItem(resource, amount) : shown;

    private static ValueMap<Quantity> Completed(ValueMap<Quantity> wanted, ValueMap<Quantity> effective)
    {
        ValueMap<Quantity> completed = effective;
        foreach ((string resource, Quantity amount) in wanted)
            completed = completed.SetItem(resource, amount);
        return completed;
    }
}
