namespace PodLifecycle.Api;

/// <summary>What the API server takes from an update request and what it keeps of the stored pod, before it validates.</summary>
internal static class UpdateStrategy
{
    public static Pod Prepare(Pod old, Pod requested, PodSubresource subresource)
    {
        Pod pod = subresource switch
        {
            PodSubresource.Status => Status(old, requested),
            PodSubresource.EphemeralContainers => KeepMetadata(old, requested) with
            {
                Spec = old.Spec with { EphemeralContainers = DropStopSignals(requested.Spec.EphemeralContainers, old) },
                Status = old.Status,
            },
            PodSubresource.Resize => Resize(old, requested),
            _ => requested with { Spec = DropDisabled(requested.Spec, old.Spec), Status = old.Status },
        };

        ObjectMeta metadata = pod.Metadata with { Generation = old.Metadata.Generation };
        if (metadata.Uid.Length == 0)
            metadata = metadata with { Uid = old.Metadata.Uid };
        if (metadata.ResourceVersion.Length == 0)
            metadata = metadata with { ResourceVersion = old.Metadata.ResourceVersion };
        metadata = metadata with { CreationTimestamp = old.Metadata.CreationTimestamp };
        if (old.Metadata.DeletionTimestamp is { } until)
        {
            metadata = metadata with
            {
                DeletionTimestamp = until,
                DeletionGracePeriodSeconds = metadata.DeletionGracePeriodSeconds ?? old.Metadata.DeletionGracePeriodSeconds,
            };
        }

        bool changed = subresource != PodSubresource.Status && pod.Spec != old.Spec;
        return pod with { Metadata = metadata with { Generation = old.Metadata.Generation + (changed ? 1 : 0) } };
    }

    private static Pod KeepMetadata(Pod old, Pod requested) => requested with
    {
        Metadata = requested.Metadata with
        {
            Labels = old.Metadata.Labels,
            Annotations = old.Metadata.Annotations,
            Finalizers = old.Metadata.Finalizers,
            OwnerReferences = old.Metadata.OwnerReferences,
            DeletionTimestamp = old.Metadata.DeletionTimestamp,
        },
    };

    private static Pod Status(Pod old, Pod requested)
    {
        PodStatus status = requested.Status;
        if (status.QosClass.Length == 0)
            status = status with { QosClass = old.Status.QosClass };
        if (status.ObservedGeneration == 0)
            status = status with { ObservedGeneration = old.Status.ObservedGeneration };
        status = status with { Conditions = WithObservedGenerations(status.Conditions, old.Status.Conditions) };

        var draft = new Draft(status);
        if (!new Draft(old.Status).Has("nodeAllocatableResourceClaimStatuses"))
            draft.Set("nodeAllocatableResourceClaimStatuses", null);
        if (!HasVolumeStatus(old.Status))
        {
            foreach (string list in (ReadOnlySpan<string>)["containerStatuses", "initContainerStatuses", "ephemeralContainerStatuses"])
                draft.Each(list, container => container.Each("volumeMounts", mount => mount.Set("volumeStatus", null)));
        }

        return requested with
        {
            Spec = old.Spec,
            Status = (PodStatus)draft.Object,
            Metadata = requested.Metadata with { OwnerReferences = old.Metadata.OwnerReferences, DeletionTimestamp = old.Metadata.DeletionTimestamp },
        };
    }

    private static bool HasVolumeStatus(PodStatus status) =>
        status.ContainerStatuses.Concat(status.InitContainerStatuses).Concat(status.EphemeralContainerStatuses).Any(c => c.VolumeMounts.Any(m => new Draft(m).Has("volumeStatus")));

    /// <summary>A condition that does not say which generation it was seen at keeps what the old condition of its type said.</summary>
    private static ValueList<PodCondition> WithObservedGenerations(ValueList<PodCondition> conditions, ValueList<PodCondition> old)
    {
        var left = old.ToList();
        return conditions.Select(condition =>
        {
            int index = left.FindIndex(o => o.Type == condition.Type);
            if (index < 0)
                return condition;
            long observed = left[index].ObservedGeneration;
            left.RemoveAt(index);
            return condition.ObservedGeneration == 0 ? condition with { ObservedGeneration = observed } : condition;
        }).ToValueList();
    }

    /// <summary>Only resources and resize policies are taken; where the lists of containers do not fit, what was sent is judged as it is.</summary>
    private static Pod Resize(Pod old, Pod requested)
    {
        Pod kept = KeepMetadata(old, requested) with { Status = old.Status };
        PodSpec wanted = requested.Spec;
        if (wanted.Containers.Count != old.Spec.Containers.Count || wanted.InitContainers.Count != old.Spec.InitContainers.Count)
            return kept;

        return kept with
        {
            Spec = old.Spec with
            {
                Containers = Taken(old.Spec.Containers, wanted.Containers),
                InitContainers = Taken(old.Spec.InitContainers, wanted.InitContainers),
                Resources = wanted.Resources,
            },
        };
    }

    private static ValueList<Container> Taken(ValueList<Container> old, ValueList<Container> wanted)
    {
        for (int i = 0; i < old.Count; i++)
        {
            if (old[i].Name != wanted[i].Name)
                return wanted;
        }

        return old.Select((container, i) => container with { Resources = wanted[i].Resources, ResizePolicy = wanted[i].ResizePolicy }).ToValueList();
    }

    private static PodSpec DropDisabled(PodSpec spec, PodSpec old)
    {
        var draft = new Draft(new Pod { Spec = spec });
        PodCreation.DropDisabledFields(draft, FeatureGates.Default, new Draft(new Pod { Spec = old }));
        return ((Pod)draft.Object).Spec;
    }

    private static ValueList<EphemeralContainer> DropStopSignals(ValueList<EphemeralContainer> containers, Pod old) =>
        DropDisabled(old.Spec with { EphemeralContainers = containers }, old.Spec).EphemeralContainers;
}
