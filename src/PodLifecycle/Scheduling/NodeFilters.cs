using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>Why a node will not do.</summary>
/// <param name="Plugin">The plugin of the default scheduler that says so.</param>
/// <param name="CanPreemptionHelp">Whether it could do if other pods left.</param>
/// <param name="Reasons">In Kubernetes' words.</param>
internal sealed record FilterFailure(string Plugin, bool CanPreemptionHelp, params IReadOnlyList<string> Reasons);

/// <summary>The default scheduler's filters, in their order; the first that fails speaks for the node.</summary>
internal static class NodeFilters
{
    public const string NodeAffinityPlugin = "NodeAffinity";

    private const string UnschedulableTaint = "node.kubernetes.io/unschedulable";

    private static readonly Func<Pod, NodeView, ClusterView, FilterFailure?>[] All =
    [
        (pod, node, _) => node.Unschedulable && Tolerations.FirstUntolerated([new(UnschedulableTaint, "", TaintEffect.NoSchedule)], pod.Spec.Tolerations) is not null
            ? new("NodeUnschedulable", false, "node(s) were unschedulable") : null,
        (pod, node, _) => pod.Spec.NodeName.Length > 0 && pod.Spec.NodeName != node.Name
            ? new("NodeName", false, "node(s) didn't match the requested node name") : null,
        (pod, node, _) => Tolerations.FirstUntolerated(node.Taints, pod.Spec.Tolerations) is not null
            ? new("TaintToleration", false, "node(s) had untolerated taint(s)") : null,
        (pod, node, _) => NodeSelectors.Match(pod.Spec, node.Metadata).Matches
            ? null : new(NodeAffinityPlugin, false, "node(s) didn't match Pod's node affinity/selector"),
        (pod, node, _) => PortsAreFree(pod, node)
            ? null : new("NodePorts", true, "node(s) didn't have free ports for the requested pod ports"),
        (pod, node, _) => Room(pod, node),
        TopologySpread.Filter,
        PodAffinity.Filter,
    ];

    /// <summary>What speaks against the node, or null when the pod fits there.</summary>
    public static FilterFailure? First(Pod pod, NodeView node, ClusterView cluster)
    {
        foreach (Func<Pod, NodeView, ClusterView, FilterFailure?> filter in All)
        {
            if (filter(pod, node, cluster) is { } failure)
                return failure;
        }

        return null;
    }

    private static bool PortsAreFree(Pod pod, NodeView node)
    {
        ContainerPort[] wanted = [.. HostPorts(pod)];
        return wanted.Length == 0 || !node.Pods.SelectMany(HostPorts).Any(taken => wanted.Any(port => Collide(port, taken)));
    }

    private static IEnumerable<ContainerPort> HostPorts(Pod pod) =>
        pod.Spec.Containers.Concat(pod.Spec.InitContainers.Where(c => c.RestartPolicy == RestartPolicy.Always)).SelectMany(c => c.Ports).Where(p => p.HostPort > 0);

    private static bool Collide(ContainerPort a, ContainerPort b) =>
        a.HostPort == b.HostPort && Protocol(a) == Protocol(b) && (a.HostIp == b.HostIp || IsEverywhere(a.HostIp) || IsEverywhere(b.HostIp));

    private static string Protocol(ContainerPort port) => port.Protocol.Length == 0 ? "TCP" : port.Protocol;

    private static bool IsEverywhere(string hostIp) => hostIp is "" or "0.0.0.0";

    private static FilterFailure? Room(Pod pod, NodeView node)
    {
        var reasons = new List<string>();
        bool hopeless = false;
        Quantity places = node.Allocatable.GetValueOrDefault(ResourceName.Pods, Quantity.Zero);
        if (Quantity.FromUnits(node.Pods.Count + 1) > places)
            reasons.Add("Too many pods");

        ValueMap<Quantity> wanted = PodResources.Requests(pod.Spec);
        foreach (string name in wanted.Keys.OrderBy(Rank).ThenBy(n => n, StringComparer.Ordinal))
        {
            Quantity amount = wanted[name];
            if (amount.Sign <= 0)
                continue;
            Quantity all = node.Allocatable.GetValueOrDefault(name, Quantity.Zero);
            Quantity used = Quantity.Zero;
            foreach (Pod other in node.Pods)
                used += PodResources.RequestsDuringResize(other).GetValueOrDefault(name, Quantity.Zero);
            if (amount > all - used)
            {
                reasons.Add("Insufficient " + name);
                hopeless |= amount > all;
            }
        }

        return reasons.Count == 0 ? null : new("NodeResourcesFit", !hopeless, reasons);
    }

    private static int Rank(string resource) => resource switch
    {
        ResourceName.Cpu => 0,
        ResourceName.Memory => 1,
        ResourceName.EphemeralStorage => 2,
        _ => 3,
    };
}
