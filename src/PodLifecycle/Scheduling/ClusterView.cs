using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>A node as a scheduler sees it, with the pods that take room on it.</summary>
internal sealed record NodeView
{
    public required ObjectMeta Metadata { get; init; }

    public bool Unschedulable { get; init; }

    public IReadOnlyList<Taint> Taints { get; init; } = [];

    /// <summary>What pods may take of it; the number of pods under <c>pods</c>.</summary>
    public ValueMap<Quantity> Allocatable { get; init; } = ValueMap<Quantity>.Empty;

    /// <summary>The pods that are bound to it and have not finished.</summary>
    public IReadOnlyList<Pod> Pods { get; init; } = [];

    public string Name => Metadata.Name;

    /// <param name="node">A v1 Node.</param>
    /// <param name="pods">All pods of the cluster.</param>
    public static NodeView From(UntypedObject node, IEnumerable<Pod> pods)
    {
        ObjectMeta metadata = node.TryGet("metadata", out ObjectMeta? found) ? found : ObjectMeta.Empty;
        node.TryGet("spec", out UntypedObject? spec);
        node.TryGet("status", out UntypedObject? status);
        return new()
        {
            Metadata = metadata,
            Unschedulable = spec?["unschedulable"] is true,
            Taints = [.. (spec?["taints"] as ValueList<UntypedObject> ?? []).Select(Taint.From)],
            Allocatable = status?["allocatable"] as ValueMap<Quantity> ?? ValueMap<Quantity>.Empty,
            Pods = [.. pods.Where(p => p.Spec.NodeName == metadata.Name && !PodPhaseRules.IsTerminal(p.Status.Phase))],
        };
    }
}

/// <summary>All nodes, with the pods on them.</summary>
internal sealed record ClusterView(IReadOnlyList<NodeView> Nodes)
{
    public IEnumerable<(NodeView Node, Pod Pod)> Pods => Nodes.SelectMany(node => node.Pods.Select(pod => (node, pod)));

    public ClusterView With(NodeView changed) => new([.. Nodes.Select(node => node.Name == changed.Name ? changed : node)]);
}
