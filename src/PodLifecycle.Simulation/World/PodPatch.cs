using PodLifecycle.Api;

namespace PodLifecycle.Simulation;

/// <summary>A patch of a pod, as the API server takes it.</summary>
internal static class PodPatch
{
    /// <summary>What is stored then, or why the patch is refused.</summary>
    public static PodUpdate Apply(Pod pod, ClientAction.Patch patch)
    {
        var patched = (Pod)ObjectPatch.Apply(pod, patch.Json, patch.Type);
        return PodUpdate.Request(pod, patched.WithDefaults(), Subresource(patch.Subresource));
    }

    private static PodSubresource Subresource(string name) => name switch
    {
        "" => PodSubresource.Main,
        "status" => PodSubresource.Status,
        "ephemeralcontainers" => PodSubresource.EphemeralContainers,
        "resize" => PodSubresource.Resize,
        _ => throw new SimulationException($"pods have no subresource '{name}' that can be patched; use status, ephemeralcontainers or resize"),
    };
}
