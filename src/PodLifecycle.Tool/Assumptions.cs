using PodLifecycle.Api;

namespace PodLifecycle.Tool;

/// <summary>What a run takes for granted because only a cluster could say it. A row goes when the simulation follows its field.</summary>
internal static class Assumptions
{
    private const string NodeFits = "is not followed yet; assumed: the node fits";

    private static readonly (string Path, Func<PodSpec, bool> IsUsed, string Assumed)[] OfPods =
    [
        ("spec.nodeName", s => s.NodeName.Length > 0, "is not followed yet; assumed: the node exists"),
        ("spec.nodeSelector", s => s.NodeSelector.Count > 0, NodeFits),
        ("spec.affinity", s => s.Affinity is not null, NodeFits),
        ("spec.topologySpreadConstraints", s => s.TopologySpreadConstraints.Count > 0, NodeFits),
        ("spec.resourceClaims", s => s.ResourceClaims.Count > 0, NodeFits),
        ("spec.securityContext.sysctls", s => s.SecurityContext?["sysctls"] is ValueList<UntypedObject> { Count: > 0 }, "is not followed yet; assumed: the node allows them"),
        ("spec.securityContext.runAsNonRoot", s => s.SecurityContext is { } c && NeedsNonRootImage(c), "is not followed yet; assumed: the images do not run as root"),
    ];

    private static readonly string[] VolumeSources = ["persistentVolumeClaim", "csi", "hostPath"];

    public static IEnumerable<string> About(Pod pod)
    {
        PodSpec spec = pod.Spec;
        return OfPods.Where(row => row.IsUsed(spec)).Select(row => $"{row.Path}: {row.Assumed}")
            .Concat(OfVolumes(spec.Volumes))
            .Concat(OfContainers(spec.InitContainers, "initContainers"))
            .Concat(OfContainers(spec.Containers, "containers"));
    }

    private static IEnumerable<string> OfVolumes(ValueList<UntypedObject> volumes) => volumes.SelectMany((volume, i) =>
        VolumeSources.Where(source => volume[source] is not null).Select(source => $"spec.volumes[{i}].{source}: is not followed yet; assumed: it can be mounted, and is empty"));

    private static IEnumerable<string> OfContainers(ValueList<Container> containers, string list)
    {
        for (int i = 0; i < containers.Count; i++)
        {
            Container container = containers[i];
            string path = $"spec.{list}[{i}]";
            if (container.SecurityContext is { } context && NeedsNonRootImage(context))
                yield return $"{path}.securityContext.runAsNonRoot: is not followed yet; assumed: the image does not run as root";
        }
    }

    private static bool NeedsNonRootImage(UntypedObject securityContext) =>
        securityContext["runAsNonRoot"] is true && securityContext["runAsUser"] is null;
}
