using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>Init containers that stay on beside the regular ones.</summary>
internal static class Sidecars
{
    /// <param name="initContainer">One of the pod's init containers; a regular container with that policy is none.</param>
    public static bool IsSidecar(Container initContainer) => initContainer.RestartPolicy == RestartPolicy.Always;
}
