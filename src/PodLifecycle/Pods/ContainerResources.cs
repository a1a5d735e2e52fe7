using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>The resources a status shows for a container: what the spec says until it runs, then what the runtime reports.</summary>
internal static class ContainerResources
{
    public static ResourceRequirements Of(Container container, ContainerRecord instance, ContainerStatus? old)
    {
        ResourceRequirements wanted = container.Resources;
        if (instance.State != ContainerRecordState.Running || (wanted.Requests.Count == 0 && wanted.Limits.Count == 0))
            return wanted;

        // What the runtime leaves out is known from before, if the same instance ran then.
        ResourceRequirements? before = old is { State.Running: not null } && old.ContainerId == instance.Id ? old.Resources : null;
        ResourceRequirements? actual = instance.Resources;
        return wanted with
        {
            Limits = Shown(wanted.Limits, actual?.Limits, before?.Limits, PodStatusResources.SmallestCpuLimit),
            Requests = Shown(wanted.Requests, actual?.Requests, before?.Requests, PodStatusResources.SmallestCpuRequest),
        };
    }

    private static ValueMap<Quantity> Shown(ValueMap<Quantity> wanted, ValueMap<Quantity>? actual, ValueMap<Quantity>? before, decimal smallestCpu)
    {
        // A kind that the spec leaves out is never shown.
        if (wanted.Count == 0)
            return wanted;

        ValueMap<Quantity> shown = wanted;
        if (actual is not null && actual.TryGetValue(ResourceName.Cpu, out Quantity? cpu))
        {
            // The runtime cannot express less than a minimum: there the wanted value is the truer one.
            if (cpu.Value > smallestCpu || (wanted.TryGetValue(ResourceName.Cpu, out Quantity? wantedCpu) && wantedCpu.Value > smallestCpu))
                shown = shown.SetItem(ResourceName.Cpu, cpu);
        }
        else if (before is not null && before.TryGetValue(ResourceName.Cpu, out Quantity? cpuBefore))
        {
            shown = shown.SetItem(ResourceName.Cpu, cpuBefore);
        }

        if (actual is not null && actual.TryGetValue(ResourceName.Memory, out Quantity? memory))
            shown = shown.SetItem(ResourceName.Memory, memory);
        else if (before is not null && before.TryGetValue(ResourceName.Memory, out Quantity? memoryBefore))
            shown = shown.SetItem(ResourceName.Memory, memoryBefore);
        return shown;
    }
}
