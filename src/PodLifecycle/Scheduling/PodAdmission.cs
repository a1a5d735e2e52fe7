using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>What the API server's default plugins for admission add to a new pod: its priority, and patience with nodes that are lost.</summary>
internal static class PodAdmission
{
    public const string NotReadyTaint = "node.kubernetes.io/not-ready";
    public const string UnreachableTaint = "node.kubernetes.io/unreachable";

    private const int DefaultTolerationSeconds = 300;
    private const string PreemptLowerPriority = "PreemptLowerPriority";

    /// <summary>The pod with its priority, or the reason why it is refused.</summary>
    /// <param name="pod">A new pod.</param>
    /// <param name="classes">The PriorityClasses that exist (scheduling.k8s.io/v1).</param>
    public static (Pod Pod, string? Error) WithPriority(Pod pod, IReadOnlyList<UntypedObject> classes)
    {
        string name = pod.Spec.PriorityClassName;
        UntypedObject? found = name.Length == 0 ? GlobalDefault(classes) : classes.FirstOrDefault(c => Name(c) == name);
        if (found is null && name.Length > 0)
            return (pod, Forbidden(pod, $"no PriorityClass with name {name} was found"));

        int priority = found?["value"] is long value ? (int)value : 0;
        string policy = found?["preemptionPolicy"] as string ?? PreemptLowerPriority;
        if (pod.Spec.Priority is { } given && given != priority)
            return (pod, Forbidden(pod, Provided($"integer value of priority ({given})", $"{priority}")));
        if (pod.Spec.PreemptionPolicy is { } givenPolicy && givenPolicy != policy)
            return (pod, Forbidden(pod, Provided($"string value of PreemptionPolicy ({givenPolicy})", policy)));

        return (pod with { Spec = pod.Spec with { Priority = priority, PreemptionPolicy = policy, PriorityClassName = found is null ? "" : Name(found) } }, null);
    }

    /// <summary>The pod with five minutes of patience for a node that is not ready or unreachable, unless it says itself how long.</summary>
    public static Pod WithDefaultTolerations(Pod pod)
    {
        ValueList<Toleration> tolerations = pod.Spec.Tolerations;
        foreach (string taint in (ReadOnlySpan<string>)[NotReadyTaint, UnreachableTaint])
        {
            if (pod.Spec.Tolerations.IndexOf(t => (t.Key == taint || t.Key.Length == 0) && t.Effect is TaintEffect.NoExecute or "") < 0)
                tolerations = tolerations.Add(new() { Key = taint, Operator = TolerationOperator.Exists, Effect = TaintEffect.NoExecute, TolerationSeconds = DefaultTolerationSeconds });
        }

        return pod with { Spec = pod.Spec with { Tolerations = tolerations } };
    }

    private static UntypedObject? GlobalDefault(IReadOnlyList<UntypedObject> classes) =>
        classes.Where(c => c["globalDefault"] is true).MinBy(c => c["value"] as long? ?? 0);

    private static string Name(UntypedObject value) => value.TryGet("metadata", out ObjectMeta? metadata) ? metadata.Name : "";

    private static string Forbidden(Pod pod, string why) => $"pods \"{pod.Metadata.Name}\" is forbidden: {why}";

    private static string Provided(string what, string computed) =>
        $"the {what} must not be provided in pod spec; priority admission controller computed {computed} from the given PriorityClass name";
}
