using PodLifecycle.Api;

namespace PodLifecycle.Simulation;

/// <summary>The scheduler: of the nodes that take a pod the first is chosen.</summary>
/// <param name="options">How the simulation runs; without nodes in it there is one that takes every pod.</param>
/// <param name="objects">Claims that pods refer to.</param>
internal sealed class NodeChoice(SimulationOptions options, ClusterObjects objects)
{
    private const string Claim = "PersistentVolumeClaim";

    /// <summary>What the scheduler says; null about a pod that it does not look at, because its gates are closed or it has a node.</summary>
    public PodInput? Choose(Pod pod, IEnumerable<Pod> pods)
    {
        if (pod.Spec.NodeName.Length > 0 || pod.Spec.SchedulingGates.Count > 0)
            return null;
        if (options.Nodes.Count == 0)
            return new PodInput.Scheduled(options.NodeName);

        Pod[] placed = [.. pods];
        var cluster = new ClusterView([.. options.Nodes.Select(node => NodeView.From(node, placed))]);
        SchedulingVerdict verdict = Scheduler.Place(pod, cluster, [], claim => objects.Find(Claim, pod.Metadata.Namespace, claim) is not null);
        return verdict.Feasible.Count > 0 ? new PodInput.Scheduled(verdict.Feasible[0]) : new PodInput.SchedulingFailed(verdict.Message);
    }
}
