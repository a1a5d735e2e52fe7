using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>Keeps the pods of a group evenly over zones, nodes, … (v1 TopologySpreadConstraint with DoNotSchedule)</summary>
internal static class TopologySpread
{
    private const string Plugin = "PodTopologySpread";
    private const string Mismatch = "node(s) didn't match pod topology spread constraints";

    public static FilterFailure? Filter(Pod pod, NodeView node, ClusterView cluster)
    {
        UntypedObject[] constraints = [.. pod.Spec.TopologySpreadConstraints.Where(c => c["whenUnsatisfiable"] as string == "DoNotSchedule")];
        foreach (UntypedObject constraint in constraints)
        {
            string key = constraint["topologyKey"] as string ?? "";
            if (!node.Metadata.Labels.TryGetValue(key, out string? domain))
                return new(Plugin, false, Mismatch + " (missing required label)");

            var selector = constraint["labelSelector"] as UntypedObject;
            var counts = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (NodeView other in cluster.Nodes)
            {
                if (!Counts(pod, other, constraint, constraints))
                    continue;
                string itsDomain = other.Metadata.Labels[key];
                counts[itsDomain] = counts.GetValueOrDefault(itsDomain) + other.Pods.Count(p => p.Metadata.DeletionTimestamp is null && Namespace(p) == Namespace(pod) && LabelSelectors.Matches(selector, p.Metadata.Labels));
            }

            long minDomains = constraint["minDomains"] as long? ?? 1;
            int least = counts.Count < minDomains ? 0 : counts.Values.DefaultIfEmpty(0).Min();
            int self = LabelSelectors.Matches(selector, pod.Metadata.Labels) ? 1 : 0;
            if (counts.GetValueOrDefault(domain) + self - least > (constraint["maxSkew"] as long? ?? 0))
                return new(Plugin, true, Mismatch);
        }

        return null;
    }

    /// <summary>Only nodes with all the keys count, and by default only those that the pod's node affinity allows; taints count only on request.</summary>
    private static bool Counts(Pod pod, NodeView node, UntypedObject constraint, UntypedObject[] all) =>
        all.All(c => node.Metadata.Labels.ContainsKey(c["topologyKey"] as string ?? ""))
        && (constraint["nodeAffinityPolicy"] as string == "Ignore" || NodeSelectors.Match(pod.Spec, node.Metadata).Matches)
        && (constraint["nodeTaintsPolicy"] as string != "Honor" || Tolerations.FirstUntolerated(node.Taints, pod.Spec.Tolerations) is null);

    private static string Namespace(Pod pod) => pod.Metadata.Namespace;
}
