namespace PodLifecycle.Api;

/// <summary>Defaults that only a pod itself gets, not a template of one.</summary>
internal static class PodDefaults
{
    /// <summary>To a pod that has the defaults of its parts.</summary>
    public static Pod Apply(Pod pod)
    {
        PodSpec spec = pod.Spec with
        {
            EnableServiceLinks = pod.Spec.EnableServiceLinks ?? true,
            InitContainers = Each(pod.Spec.InitContainers, pod.Spec.HostNetwork),
        };
        if (spec.Containers.Count > 0)
            spec = spec with { Containers = Each(spec.Containers, spec.HostNetwork) };
        return pod with { Spec = spec.Resources is null ? spec : spec with { Resources = PodLevel(spec.Resources, spec) } };
    }

    private static ValueList<Container> Each(ValueList<Container> containers, bool hostNetwork)
    {
        for (int i = 0; i < containers.Count; i++)
        {
            Container container = containers[i];
            container = container with { Resources = WithRequestsOfLimits(container.Resources) };
            if (hostNetwork)
                container = container with { Ports = container.Ports.Select(p => p.HostPort == 0 ? p with { HostPort = p.Port } : p).ToValueList() };
            containers = containers.SetItem(i, container);
        }

        return containers;
    }

    /// <summary>A limit without a request is the request too.</summary>
    private static ResourceRequirements WithRequestsOfLimits(ResourceRequirements resources) =>
        resources.Limits.Count == 0 ? resources : resources with { Requests = new(resources.Limits.Concat(resources.Requests)) };

    private static ResourceRequirements PodLevel(ResourceRequirements resources, PodSpec spec)
    {
        if (resources.Limits.Count == 0 && resources.Requests.Count == 0)
            return resources;

        ValueMap<Quantity> limits = resources.Limits;
        foreach ((string name, Quantity sum) in PodResources.ContainerLimits(spec))
        {
            if (ResourceName.IsHugePages(name) && !limits.ContainsKey(name) && !resources.Requests.ContainsKey(name))
                limits = limits.SetItem(name, sum);
        }

        if (limits.Count == 0)
            return resources;

        ValueMap<Quantity> sums = PodResources.ContainerRequests(spec);
        ValueMap<Quantity> requests = resources.Requests;
        foreach (string name in limits.Keys.Union([ResourceName.Cpu, ResourceName.Memory]))
        {
            if (requests.ContainsKey(name) || !ResourceName.IsPodLevel(name))
                continue;
            if (!ResourceName.IsHugePages(name) && sums.TryGetValue(name, out Quantity? sum))
                requests = requests.SetItem(name, sum);
            else if (limits.TryGetValue(name, out Quantity? limit))
                requests = requests.SetItem(name, limit);
        }

        return resources with { Limits = limits, Requests = requests };
    }
}
