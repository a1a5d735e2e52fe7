using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>Pods that must, or must not, run near other pods. (required terms of v1 PodAffinity and PodAntiAffinity)</summary>
internal static class PodAffinity
{
    private const string Plugin = "InterPodAffinity";

    public static FilterFailure? Filter(Pod pod, NodeView node, ClusterView cluster)
    {
        if (!AffinityHolds(pod, node, cluster))
            return new(Plugin, false, "node(s) didn't match pod affinity rules");
        foreach (UntypedObject term in Terms(pod, "podAntiAffinity"))
        {
            if (cluster.Pods.Any(other => Selects(term, pod, other.Pod) && Together(term, node, other.Node)))
                return new(Plugin, true, "node(s) didn't match pod anti-affinity rules");
        }

        foreach ((NodeView itsNode, Pod other) in cluster.Pods)
        {
            if (Terms(other, "podAntiAffinity").Any(term => Selects(term, other, pod) && Together(term, node, itsNode)))
                return new(Plugin, true, "node(s) didn't satisfy existing pods anti-affinity rules");
        }

        return null;
    }

    /// <summary>The first pod of a group that wants to be near itself may start anywhere.</summary>
    private static bool AffinityHolds(Pod pod, NodeView node, ClusterView cluster)
    {
        UntypedObject[] terms = [.. Terms(pod, "podAffinity")];
        if (terms.Length == 0)
            return true;
        if (!terms.All(term => node.Metadata.Labels.ContainsKey(Key(term))))
            return false;
        if (terms.All(term => cluster.Pods.Any(other => terms.All(t => Selects(t, pod, other.Pod)) && Together(term, node, other.Node))))
            return true;
        bool nobody = !cluster.Pods.Any(other => terms.All(t => Selects(t, pod, other.Pod)));
        return nobody && terms.All(term => Selects(term, pod, pod));
    }

    private static IEnumerable<UntypedObject> Terms(Pod pod, string kind) =>
        (pod.Spec.Affinity?[kind] as UntypedObject)?[AffinityField.Required] as ValueList<UntypedObject> ?? [];

    private static bool Selects(UntypedObject term, Pod owner, Pod other)
    {
        var namespaces = term["namespaces"] as ValueList<string> ?? [];
        var selector = term["namespaceSelector"] as UntypedObject;
        bool inNamespace = namespaces.Contains(other.Metadata.Namespace)
            || selector is { IsEmpty: true }
            || (namespaces.Count == 0 && selector is null && owner.Metadata.Namespace == other.Metadata.Namespace);
        return inNamespace && LabelSelectors.Matches(term["labelSelector"] as UntypedObject, other.Metadata.Labels);
    }

    private static bool Together(UntypedObject term, NodeView a, NodeView b) =>
        a.Metadata.Labels.TryGetValue(Key(term), out string? place) && b.Metadata.Labels.TryGetValue(Key(term), out string? other) && place == other;

    private static string Key(UntypedObject term) => term["topologyKey"] as string ?? "";
}
