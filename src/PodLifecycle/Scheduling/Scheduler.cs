using System.Globalization;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>What the scheduler found for a pod: nodes that will do, or why none does.</summary>
internal sealed record SchedulingVerdict
{
    /// <summary>Nodes on which the pod fits, in the order of the cluster. Which of them is taken is up to the caller.</summary>
    public IReadOnlyList<string> Feasible { get; init; } = [];

    /// <summary>Why each other node will not do.</summary>
    public IReadOnlyDictionary<string, FilterFailure> Failures { get; init; } = new Dictionary<string, FilterFailure>();

    /// <summary>The reason of the condition PodScheduled=False; empty when the pod can be scheduled.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The text of the condition and of the event FailedScheduling.</summary>
    public string Message { get; init; } = "";

    /// <summary>What stopped the search before any node was looked at, or null.</summary>
    public string? PreFilterMessage { get; init; }

    /// <summary>The node that will do once the victims have left, or null.</summary>
    public string? NominatedNode { get; init; }

    /// <summary>The pods that must leave the nominated node.</summary>
    public IReadOnlyList<Pod> Victims { get; init; } = [];
}

/// <summary>The default scheduler's decision about one pod, without its choice among the nodes that fit.</summary>
internal static class Scheduler
{
    public const string SchedulingGated = "SchedulingGated";
    public const string Unschedulable = "Unschedulable";
    public const string GatedMessage = "Scheduling is blocked due to non-empty scheduling gates";

    private const string NothingHelps = "Preemption is not helpful for scheduling";
    private const string NoVictims = "No preemption victims found for incoming pod";

    /// <param name="pod">The pod to place.</param>
    /// <param name="cluster">The nodes and what runs there.</param>
    /// <param name="budgets">The budgets of disruptions.</param>
    /// <param name="claimExists">Whether a PersistentVolumeClaim of the pod's namespace exists.</param>
    public static SchedulingVerdict Place(Pod pod, ClusterView cluster, IReadOnlyList<DisruptionBudget> budgets, Func<string, bool> claimExists)
    {
        if (pod.Spec.SchedulingGates.Count > 0)
            return new() { Reason = SchedulingGated, Message = GatedMessage };
        if (cluster.Nodes.Count == 0)
            return new() { Reason = Unschedulable, Message = "no nodes available to schedule pods" };

        IReadOnlyCollection<string>? names = NamedNodes(pod.Spec);
        if (names is { Count: 0 })
            return Stopped(cluster, new(NodeFilters.NodeAffinityPlugin, false, "pod affinity terms conflict"));
        if (MissingClaim(pod.Spec, claimExists) is { } claim)
            return Stopped(cluster, new("VolumeRestrictions", false, $"persistentvolumeclaim \"{claim}\" not found"));

        var feasible = new List<string>();
        var failures = new Dictionary<string, FilterFailure>(StringComparer.Ordinal);
        foreach (NodeView node in cluster.Nodes)
        {
            FilterFailure? failure = names is not null && !names.Contains(node.Name)
                ? new("", false, $"node(s) didn't satisfy plugin(s) [{NodeFilters.NodeAffinityPlugin}]")
                : NodeFilters.First(pod, node, cluster);
            if (failure is null)
                feasible.Add(node.Name);
            else
                failures[node.Name] = failure;
        }

        var verdict = new SchedulingVerdict { Feasible = feasible, Failures = failures };
        return feasible.Count > 0 ? verdict : Preempt(pod, cluster, budgets, verdict);
    }

    private static SchedulingVerdict Preempt(Pod pod, ClusterView cluster, IReadOnlyList<DisruptionBudget> budgets, SchedulingVerdict verdict)
    {
        string parts = Available(cluster, verdict.Failures.Values.SelectMany(f => f.Reasons)) + ".";
        verdict = verdict with { Reason = Unschedulable };
        if (pod.Spec.PreemptionPolicy == "Never")
            return verdict with { Message = Without("not eligible due to preemptionPolicy=Never.") };
        if (pod.Status.NominatedNodeName is { Length: > 0 } nominated
            && cluster.Nodes.FirstOrDefault(n => n.Name == nominated) is { } waiting
            && verdict.Failures.TryGetValue(nominated, out FilterFailure? itsFailure)
            && itsFailure.CanPreemptionHelp
            && waiting.Pods.Any(p => p.Metadata.DeletionTimestamp is not null && Preemption.Priority(p) < Preemption.Priority(pod)))
            return verdict with { Message = Without("not eligible due to a terminating pod on the nominated node.") };

        NodeView[] helpable = [.. cluster.Nodes.Where(n => verdict.Failures[n.Name].CanPreemptionHelp)];
        if (Preemption.Find(pod, helpable, cluster, budgets) is var (node, victims))
            return verdict with { Message = parts, NominatedNode = node.Name, Victims = victims };
        return verdict with { Message = Without(Available(cluster, cluster.Nodes.Select(n => verdict.Failures[n.Name].CanPreemptionHelp ? NoVictims : NothingHelps)) + ".") };

        string Without(string why) => $"{parts} no new claims to deallocate, preemption: {why}";
    }

    private static SchedulingVerdict Stopped(ClusterView cluster, FilterFailure failure) => new()
    {
        Failures = cluster.Nodes.ToDictionary(n => n.Name, _ => failure),
        PreFilterMessage = failure.Reasons[0],
        Reason = Unschedulable,
        Message = string.Create(CultureInfo.InvariantCulture, $"0/{cluster.Nodes.Count} nodes are available: {failure.Reasons[0]}. not found"),
    };

    /// <summary>Each reason with the number of its nodes, sorted as texts.</summary>
    private static string Available(ClusterView cluster, IEnumerable<string> reasons)
    {
        IEnumerable<string> parts = reasons.GroupBy(r => r, StringComparer.Ordinal).Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Count()} {g.Key}")).Order(StringComparer.Ordinal);
        return string.Create(CultureInfo.InvariantCulture, $"0/{cluster.Nodes.Count} nodes are available: {string.Join(", ", parts)}");
    }

    /// <summary>The nodes to which every term of the required affinity is bound by name; null when one is not.</summary>
    private static HashSet<string>? NamedNodes(PodSpec spec)
    {
        if (NodeSelectors.RequiredTerms(spec) is not { Count: > 0 } terms)
            return null;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (UntypedObject term in terms)
        {
            if (NodeSelectors.Names(term) is not { } some)
                return null;
            names.UnionWith(some);
        }

        return names;
    }

    private static string? MissingClaim(PodSpec spec, Func<string, bool> claimExists) => spec.Volumes
        .Select(v => (v["persistentVolumeClaim"] as UntypedObject)?["claimName"] as string)
        .FirstOrDefault(name => name is not null && !claimExists(name));
}
