namespace PodLifecycle.Api;

/// <summary>What the API server does to a new pod, after its defaults and before it is validated and stored.</summary>
internal static class PodCreation
{
    private const int LongestBaseName = 58;

    /// <param name="pod">A pod with its defaults.</param>
    /// <param name="now">The instant of the request.</param>
    /// <param name="suffix">What a name made from <c>generateName</c> ends with.</param>
    /// <param name="gates">Which features are on; null for those of 1.36.</param>
    public static Pod Prepare(Pod pod, DateTimeOffset now, string suffix, FeatureGates? gates = null)
    {
        var draft = new Draft(pod);
        DropDisabledFields(draft, gates ?? FeatureGates.Default);
        AppArmor.CopyAnnotations(draft);
        MergeLabelKeys(draft);
        pod = (Pod)draft.Object;

        ObjectMeta metadata = pod.Metadata with { Generation = 1 };
        if (metadata.Namespace.Length == 0)
            metadata = metadata with { Namespace = "default" };
        if (metadata is { Name: "", GenerateName.Length: > 0 })
            metadata = metadata with { Name = metadata.GenerateName[..Math.Min(LongestBaseName, metadata.GenerateName.Length)] + suffix };
        return pod with { Metadata = metadata, Status = NewStatus(pod.Spec, now) };
    }

    /// <summary>The status of a pod that nobody has looked at yet.</summary>
    public static PodStatus NewStatus(PodSpec spec, DateTimeOffset now)
    {
        var status = new PodStatus { Phase = PodPhase.Pending, QosClass = Qos.Of(spec) };
        if (spec.SchedulingGates.Count == 0)
            return status;
        return status with
        {
            Conditions =
            [
                new()
                {
                    Type = PodConditionType.PodScheduled,
                    Status = ConditionStatus.False,
                    Reason = Scheduler.SchedulingGated,
                    Message = Scheduler.GatedMessage,
                    LastTransitionTime = now,
                },
            ],
        };
    }

    /// <summary>Fields whose feature gate is off (1.36) vanish without a word.</summary>
    /// <param name="pod">The pod of the request.</param>
    /// <param name="gates">Which features are on.</param>
    /// <param name="old">The pod that it updates: a field that is in use there stays; null for a new pod.</param>
    public static void DropDisabledFields(Draft pod, FeatureGates gates, Draft? old = null)
    {
        if (pod.Has("spec.schedulingGroup") && old?.Has("spec.schedulingGroup") != true)
            pod.Set("spec.schedulingGroup", null);
        bool keepSignals = gates.ContainerStopSignals || (old is not null && UsesStopSignals(old));
        foreach (string list in AppArmor.ContainerLists)
        {
            pod.Each(list, container =>
            {
                if (!gates.ContainerRestartRules)
                    DropRestartRules(container, isInit: list == "spec.initContainers");
                if (keepSignals || !container.Has("lifecycle.stopSignal"))
                    return;
                container.Set("lifecycle.stopSignal", null);
                if (container["lifecycle"] is ApiObject { IsEmpty: true })
                    container.Set("lifecycle", null);
            });
        }

        pod.Each("spec.volumes", volume =>
        {
            var sources = new Draft(volume.Object);
            sources.Each("projected.sources", source =>
            {
                foreach (string disabled in (ReadOnlySpan<string>)["clusterTrustBundle", "podCertificate"])
                {
                    if (source.Has(disabled) && (old is null || !UsesSource(old, disabled)))
                        source.Set(disabled, null);
                }
            });
            if (!ReferenceEquals(sources.Object, volume.Object))
                volume.Set("projected", sources["projected"]);
        });
    }

    private static bool UsesStopSignals(Draft old)
    {
        bool uses = false;
        foreach (string list in AppArmor.ContainerLists)
            old.Each(list, container => uses |= container.Has("lifecycle.stopSignal"));
        return uses;
    }

    private static bool UsesSource(Draft old, string name)
    {
        bool uses = false;
        old.Each("spec.volumes", volume => volume.Each("projected.sources", source => uses |= source.Has(name)));
        return uses;
    }

    private static void DropRestartRules(Draft container, bool isInit)
    {
        container.Set("restartPolicyRules", null);
        if (!isInit || container.Text("restartPolicy") != RestartPolicy.Always)
            container.Set("restartPolicy", null);
    }

    /// <summary>A pod's own values of the label keys that it shall (not) share with others go into the label selectors.</summary>
    private static void MergeLabelKeys(Draft pod)
    {
        if (pod["metadata.labels"] is not ValueMap<string> labels)
            return;

        pod.Each("spec.topologySpreadConstraints", constraint => MergeKeys(constraint, labels));
        foreach (string affinity in (ReadOnlySpan<string>)["spec.affinity.podAffinity", "spec.affinity.podAntiAffinity"])
        {
            pod.Each(affinity + ".requiredDuringSchedulingIgnoredDuringExecution", term => MergeKeys(term, labels));
            pod.Each(affinity + ".preferredDuringSchedulingIgnoredDuringExecution", weighted =>
            {
                if (weighted["podAffinityTerm"] is not ApiObject value)
                    return;
                var term = new Draft(value);
                MergeKeys(term, labels);
                if (!ReferenceEquals(term.Object, value))
                    weighted.Set("podAffinityTerm", term.Object);
            });
        }
    }

    private static void MergeKeys(Draft term, ValueMap<string> labels)
    {
        if (!term.Has("labelSelector"))
            return;
        Append(term, "matchLabelKeys", "In", labels);
        if (term.Type.Find("mismatchLabelKeys") is not null)
            Append(term, "mismatchLabelKeys", "NotIn", labels);
    }

    private static void Append(Draft term, string keys, string @operator, ValueMap<string> labels)
    {
        const string Expressions = "labelSelector.matchExpressions";
        foreach (string key in term[keys] as ValueList<string> ?? [])
        {
            if (!labels.TryGetValue(key, out string? value))
                continue;
            Draft expression = Draft.New("meta/v1.LabelSelectorRequirement");
            expression.Set("key", key);
            expression.Set("operator", @operator);
            expression.Set("values", ValueList.Create<string>([value]));
            var known = term[Expressions] as ValueList<UntypedObject> ?? [];
            term.Set(Expressions, known.Add((UntypedObject)expression.Object));
        }
    }
}
