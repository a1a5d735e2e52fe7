namespace PodLifecycle.Api;

/// <summary>What a resize may change: cpu and memory.</summary>
internal static class ResizeRules
{
    private const string NotMutable = "only cpu and memory resources are mutable";

    public static void Check(Place root, Pod old)
    {
        Place spec = root["spec"];
        PodSpec now = ((Pod)root.Value!).Spec;
        int before = root.Validation.Errors.Count;
        string oldClass = old.Status.QosClass.Length > 0 ? old.Status.QosClass : Qos.Of(old.Spec);
        if (oldClass != Qos.Of(now))
            spec.Invalid(((Pod)root.Value!).Status.QosClass, "Pod QOS Class may not change as a result of resizing");
        ContainerStatus? running = old.Status.ContainerStatuses.FirstOrDefault(s => s.State.Running is not null);
        if (running is { Resources: null })
            spec.Forbidden("Pod running on node without support for resize");

        PodLevel(spec, old.Spec);
        if (new Draft(old.Status)["nodeAllocatableResourceClaimStatuses"] is IValueList { Count: > 0 })
            spec.Forbidden("pods with node allocatable resource claims cannot be resized");
        if (!SameNames(spec["containers"], old.Spec.Containers, "containers") | !SameNames(spec["initContainers"], old.Spec.InitContainers, "initContainers"))
            return;

        Removed(spec["initContainers"], old.Spec.InitContainers);
        Removed(spec["containers"], old.Spec.Containers);
        for (int i = 0; i < now.Containers.Count; i++)
        {
            if (WithOldAmounts(now.Containers[i], old.Spec.Containers[i]) != old.Spec.Containers[i])
                spec.Forbidden(NotMutable);
        }

        InitContainers(spec["initContainers"], old.Spec.InitContainers);
        if (root.Validation.Errors.Count == before && Rest(now) != Rest(old.Spec))
            spec.Forbidden(NotMutable);
    }

    private static PodSpec Rest(PodSpec spec) => spec with { Containers = [], InitContainers = [], Resources = null };

    private static void PodLevel(Place spec, PodSpec old)
    {
        if (old.Resources is null)
            return;
        Place resources = spec["resources"];
        if (!resources.IsSet)
        {
            resources.Forbidden("pod-level resources cannot be removed");
            return;
        }

        if (old.Resources.Requests.Keys.Except(resources["requests"].Amounts.Keys).Any())
            resources["requests"].Forbidden("pod-level resource requests cannot be removed");
        if (old.Resources.Limits.Keys.Except(resources["limits"].Amounts.Keys).Any())
            resources["limits"].Forbidden("pod-level resource limits cannot be removed");
        if (WithOldAmounts((ResourceRequirements)resources.Value!, old.Resources) != old.Resources)
            spec.Forbidden("only cpu and memory resources are mutable at pod-level");
    }

    private static bool SameNames(Place list, ValueList<Container> old, string what)
    {
        if (list.Count != old.Count)
        {
            list.Forbidden($"{what} may not be added or removed on resize");
            return false;
        }

        bool same = true;
        foreach (Place container in list.Items)
        {
            if (container["name"].Text == old[container.Index].Name)
                continue;
            container["name"].Forbidden($"{what} may not be renamed or reordered on resize");
            same = false;
        }

        return same;
    }

    private static void Removed(Place list, ValueList<Container> old)
    {
        foreach (Place container in list.Items)
        {
            ResourceRequirements before = old[container.Index].Resources;
            if (before.Requests.Keys.Except(container["resources.requests"].Amounts.Keys).Any())
                container["resources.requests"].Forbidden("resource requests cannot be removed");
            if (before.Limits.Keys.Except(container["resources.limits"].Amounts.Keys).Any())
                container["resources.limits"].Forbidden("resource limits cannot be removed");
        }
    }

    private static void InitContainers(Place list, ValueList<Container> old)
    {
        foreach (Place container in list.Items)
        {
            var now = (Container)container.Value!;
            Container before = old[container.Index];
            if (now == before)
                continue;
            if (now.RestartPolicy != RestartPolicy.Always)
            {
                foreach (UntypedObject policy in now.ResizePolicy)
                {
                    if (policy["restartPolicy"] as string == "RestartContainer")
                        container.Forbidden("non-sidecar init containers with a resize policy of RestartContainer cannot be resized");
                }
            }

            if (WithOldAmounts(now, before) != before)
                container.Forbidden("only cpu and memory resources for init or sidecar containers are mutable");
        }
    }

    private static Container WithOldAmounts(Container now, Container old) => now with { Resources = WithOldAmounts(now.Resources, old.Resources) };

    private static ResourceRequirements WithOldAmounts(ResourceRequirements now, ResourceRequirements old) => now with
    {
        Requests = WithOldAmounts(now.Requests, old.Requests),
        Limits = WithOldAmounts(now.Limits, old.Limits),
    };

    private static ValueMap<Quantity> WithOldAmounts(ValueMap<Quantity> now, ValueMap<Quantity> old) =>
        new(now.Where(a => !IsMutable(a.Key)).Concat(old.Where(a => IsMutable(a.Key))));

    private static bool IsMutable(string resource) => resource is ResourceName.Cpu or ResourceName.Memory;
}
