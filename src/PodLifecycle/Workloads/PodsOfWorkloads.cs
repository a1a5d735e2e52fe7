using System.Globalization;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>The pods that controllers make from templates, as they send them to the API server: without a pod's own defaults, names still without suffix.</summary>
internal static class PodsOfWorkloads
{
    private const string PodNameLabel = "statefulset.kubernetes.io/pod-name";
    private const string PodIndexLabel = "apps.kubernetes.io/pod-index";
    private const string RevisionLabel = "controller-revision-hash";
    private const string TemplateGenerationLabel = "pod-template-generation";
    private const string TemplateGenerationAnnotation = "deprecated.daemonset.template.generation";

    private static readonly (string Taint, string Effect)[] DaemonTolerations =
    [
        (PodAdmission.NotReadyTaint, TaintEffect.NoExecute),
        (PodAdmission.UnreachableTaint, TaintEffect.NoExecute),
        ("node.kubernetes.io/disk-pressure", TaintEffect.NoSchedule),
        ("node.kubernetes.io/memory-pressure", TaintEffect.NoSchedule),
        ("node.kubernetes.io/pid-pressure", TaintEffect.NoSchedule),
        ("node.kubernetes.io/unschedulable", TaintEffect.NoSchedule),
    ];

    /// <summary>A pod of a ReplicaSet or ReplicationController.</summary>
    public static Pod OfReplicaSet(UntypedObject owner) => FromTemplate(owner, Metadata(owner).Name + "-");

    /// <summary>A DaemonSet's pod for one node.</summary>
    public static Pod OfDaemonSet(UntypedObject owner, string node, string revision)
    {
        Pod pod = FromTemplate(owner, Metadata(owner).Name + "-");
        string generation = Metadata(owner).Annotations.GetValueOrDefault(TemplateGenerationAnnotation, "0");
        pod = WithLabels(pod, (RevisionLabel, revision), (TemplateGenerationLabel, generation == "0" ? "1" : generation));

        ValueList<Toleration> tolerations = pod.Spec.Tolerations;
        foreach ((string taint, string effect) in DaemonTolerations)
            tolerations = Tolerating(tolerations, taint, effect);
        if (pod.Spec.HostNetwork)
            tolerations = Tolerating(tolerations, "node.kubernetes.io/network-unavailable", TaintEffect.NoSchedule);

        var draft = new Draft(pod.Spec with { Tolerations = tolerations });
        BindTo(draft, node);
        return pod with { Spec = (PodSpec)draft.Object };
    }

    /// <summary>A StatefulSet's pod of one ordinal, and the names of its claims.</summary>
    public static (Pod Pod, IReadOnlyList<string> Claims) OfStatefulSet(UntypedObject owner, int ordinal, string revision)
    {
        string set = Metadata(owner).Name;
        string index = ordinal.ToString(CultureInfo.InvariantCulture);
        string name = $"{set}-{index}";
        Pod pod = WithLabels(FromTemplate(owner, set + "-"), (PodNameLabel, name), (PodIndexLabel, index), (RevisionLabel, revision));
        var spec = (UntypedObject)owner["spec"]!;
        string[] templates = [.. (spec["volumeClaimTemplates"] as ValueList<UntypedObject> ?? []).Select(t => Metadata(t).Name)];
        IEnumerable<UntypedObject> others = pod.Spec.Volumes.Where(v => !templates.Contains(v["name"] as string));
        return (pod with
        {
            Metadata = pod.Metadata with { Name = name },
            Spec = pod.Spec with
            {
                Hostname = name,
                Subdomain = spec["serviceName"] as string ?? "",
                Volumes = templates.Select(t => ClaimVolume(t, $"{t}-{name}")).Concat(others).ToValueList(),
            },
        }, [.. templates.Select(t => $"{t}-{name}")]);
    }

    public static ObjectMeta Metadata(UntypedObject value) => value.TryGet("metadata", out ObjectMeta? metadata) ? metadata : ObjectMeta.Empty;

    public static Pod WithLabels(Pod pod, params ReadOnlySpan<(string Key, string Value)> labels)
    {
        ValueMap<string> all = pod.Metadata.Labels;
        foreach ((string key, string value) in labels)
            all = all.SetItem(key, value);
        return pod with { Metadata = pod.Metadata with { Labels = all } };
    }

    /// <summary>What every controller does: the template's labels, annotations, finalizers and spec, with the owner's name and reference.</summary>
    public static Pod FromTemplate(UntypedObject owner, string generateName)
    {
        PodTemplateSpec template = (owner["spec"] as UntypedObject)?["template"] as PodTemplateSpec ?? new();
        return new()
        {
            Metadata = new()
            {
                GenerateName = generateName,
                Namespace = Metadata(owner).Namespace,
                Labels = template.Metadata.Labels,
                Annotations = template.Metadata.Annotations,
                Finalizers = template.Metadata.Finalizers,
                OwnerReferences = [Reference(owner)],
            },
            Spec = template.Spec,
        };
    }

    public static OwnerReference Reference(UntypedObject owner) => new()
    {
        ApiVersion = owner["apiVersion"] as string ?? "",
        Kind = owner["kind"] as string ?? "",
        Name = Metadata(owner).Name,
        Uid = Metadata(owner).Uid,
        Controller = true,
        BlockOwnerDeletion = true,
    };

    /// <summary>A toleration of the same taint that has a limit in time loses it.</summary>
    private static ValueList<Toleration> Tolerating(ValueList<Toleration> tolerations, string taint, string effect)
    {
        var forEver = new Toleration { Key = taint, Operator = TolerationOperator.Exists, Effect = effect };
        int index = tolerations.IndexOf(t => t with { TolerationSeconds = null } == forEver);
        return index < 0 ? tolerations.Add(forEver) : tolerations.SetItem(index, forEver);
    }

    /// <summary>Requires the node by its name, in place of all terms that were required.</summary>
    private static void BindTo(Draft spec, string node)
    {
        const string Required = "affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution";
        Draft field = Draft.New("core/v1.NodeSelectorRequirement");
        field.Set("key", "metadata.name");
        field.Set("operator", "In");
        field.Set("values", ValueList.Create<string>([node]));
        Draft term = Draft.New("core/v1.NodeSelectorTerm");
        term.Set("matchFields", ValueList.Create<UntypedObject>([(UntypedObject)field.Object]));
        Draft selector = Draft.New("core/v1.NodeSelector");
        selector.Set("nodeSelectorTerms", ValueList.Create<UntypedObject>([(UntypedObject)term.Object]));

        if (!spec.Has("affinity"))
            spec.Set("affinity", Draft.New("core/v1.Affinity").Object);
        if (!spec.Has("affinity.nodeAffinity"))
            spec.Set("affinity.nodeAffinity", Draft.New("core/v1.NodeAffinity").Object);
        spec.Set(Required, selector.Object);
    }

    private static UntypedObject ClaimVolume(string name, string claim)
    {
        Draft volume = Draft.New("core/v1.Volume");
        Draft source = Draft.New("core/v1.PersistentVolumeClaimVolumeSource");
        source.Set("claimName", claim);
        volume.Set("name", name);
        volume.Set("persistentVolumeClaim", source.Object);
        return (UntypedObject)volume.Object;
    }
}
