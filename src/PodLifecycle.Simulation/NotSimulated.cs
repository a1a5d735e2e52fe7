using PodLifecycle.Api;

namespace PodLifecycle.Simulation;

/// <summary>Fields that would change a pod's life but that the simulation does not follow yet. A row goes when its rule is built.</summary>
internal static class NotSimulated
{
    /// <summary>Devices that a driver must hand out, and pods that are only scheduled together.</summary>
    private static readonly string[] OfPods = ["resourceClaims", "schedulingGroup"];

    public static ValueList<ManifestError> In(Pod pod) => OfPods
        .Where(field => pod.Spec.Get(PodSpec.Type.Find(field)!) is not null)
        .Select(field => new ManifestError("spec." + field, "is not simulated yet"))
        .ToValueList();
}
