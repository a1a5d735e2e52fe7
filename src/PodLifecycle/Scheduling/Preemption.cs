using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>A budget of disruptions, as far as preemption looks at it. (policy/v1 PodDisruptionBudget)</summary>
internal sealed record DisruptionBudget(string Namespace, UntypedObject? Selector, int DisruptionsAllowed);

/// <summary>Where a pod could run if less important pods left.</summary>
internal static class Preemption
{
    /// <summary>The best node and who would leave it; null when removing others helps nowhere.</summary>
    /// <param name="pod">The pod that found no place.</param>
    /// <param name="nodes">The nodes on which preemption may help.</param>
    /// <param name="cluster">All nodes.</param>
    /// <param name="budgets">The budgets of disruptions: they weigh, but never forbid.</param>
    public static (NodeView Node, IReadOnlyList<Pod> Victims)? Find(Pod pod, IEnumerable<NodeView> nodes, ClusterView cluster, IReadOnlyList<DisruptionBudget> budgets)
    {
        return nodes
            .Select(node => Candidate.On(node, pod, cluster, budgets))
            .OfType<Candidate>()
            .OrderBy(c => c.Violations)
            .ThenBy(c => c.Victims.Max(Priority))
            .ThenBy(c => c.Victims.Sum(v => (long)Priority(v)))
            .ThenBy(c => c.Victims.Count)
            .ThenByDescending(c => c.Victims.Where(v => Priority(v) == c.Victims.Max(Priority)).Min(v => v.Status.StartTime ?? DateTimeOffset.MaxValue))
            .Select(c => ((NodeView, IReadOnlyList<Pod>)?)(c.Node, c.Victims))
            .FirstOrDefault();
    }

    public static int Priority(Pod pod) => pod.Spec.Priority ?? 0;

    private sealed record Candidate(NodeView Node, IReadOnlyList<Pod> Victims, int Violations)
    {
        /// <summary>All less important pods are thought away; then they are put back, the most important first, as long as the pod still fits.</summary>
        public static Candidate? On(NodeView node, Pod pod, ClusterView cluster, IReadOnlyList<DisruptionBudget> budgets)
        {
            Pod[] lower = [.. node.Pods.Where(p => Priority(p) < Priority(pod)).OrderByDescending(Priority).ThenBy(p => p.Status.StartTime ?? DateTimeOffset.MaxValue)];
            if (lower.Length == 0)
                return null;
            var left = node.Pods.Except(lower).ToList();
            if (!Fits(left))
                return null;

            HashSet<Pod> violating = Violating(lower, budgets);
            var victims = new List<Pod>();
            foreach (Pod other in lower.OrderByDescending(violating.Contains))
            {
                left.Add(other);
                if (Fits(left))
                    continue;
                left.Remove(other);
                victims.Add(other);
            }

            return new(node, victims, victims.Count(violating.Contains));

            bool Fits(IReadOnlyList<Pod> pods)
            {
                NodeView changed = node with { Pods = [.. pods] };
                return NodeFilters.First(pod, changed, cluster.With(changed)) is null;
            }
        }

        private static HashSet<Pod> Violating(Pod[] pods, IReadOnlyList<DisruptionBudget> budgets)
        {
            var violating = new HashSet<Pod>();
            int[] left = [.. budgets.Select(b => b.DisruptionsAllowed)];
            foreach (Pod pod in pods)
            {
                for (int i = 0; i < left.Length; i++)
                {
                    if (pod.Metadata.Labels.Count > 0 && budgets[i].Namespace == pod.Metadata.Namespace && LabelSelectors.Matches(budgets[i].Selector, pod.Metadata.Labels) && --left[i] < 0)
                        violating.Add(pod);
                }
            }

            return violating;
        }
    }
}
