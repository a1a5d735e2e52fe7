using PodLifecycle.Api;

namespace PodLifecycle.Simulation;

/// <summary>Fields that would change a pod's life but that the simulation does not follow yet. A row goes when its rule is built.</summary>
internal static class NotSimulated
{
    private static readonly (string Field, Func<Container, bool> IsUsed)[] OfContainers =
    [
        ("lifecycle.postStart", c => c.Lifecycle?.PostStart is not null),
        ("lifecycle.preStop", c => c.Lifecycle?.PreStop is not null),
    ];

    private static readonly (string Field, Func<PodSpec, bool> IsUsed)[] OfPods =
    [
        ("spec.ephemeralContainers", s => s.EphemeralContainers.Count > 0),
        ("spec.activeDeadlineSeconds", s => s.ActiveDeadlineSeconds is not null),
        ("spec.schedulingGates", s => s.SchedulingGates.Count > 0),
        ("spec.readinessGates", s => s.ReadinessGates.Count > 0),
    ];

    public static ValueList<ManifestError> In(Pod pod)
    {
        PodSpec spec = pod.Spec;
        IEnumerable<string> fields = OfPods.Where(row => row.IsUsed(spec)).Select(row => row.Field)
            .Concat(Of(spec.InitContainers, "initContainers"))
            .Concat(Of(spec.Containers, "containers"));
        return fields.Select(field => new ManifestError(field, "is not simulated yet")).ToValueList();
    }

    private static IEnumerable<string> Of(ValueList<Container> containers, string list) =>
        containers.SelectMany((c, i) => OfContainers.Where(row => row.IsUsed(c)).Select(row => $"spec.{list}[{i}].{row.Field}"));
}
