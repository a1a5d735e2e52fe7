using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>
/// The order of the stop signals when a whole pod is stopped (since 1.29): a sidecar waits for all main containers and for the sidecar
/// after it. All others are stopped at once; preStop hooks have no order at all.
/// </summary>
internal static class TerminationOrder
{
    /// <summary>Whether the stop signal of the container has to wait; only as long as some of its grace period is left.</summary>
    /// <param name="spec">The pod.</param>
    /// <param name="container">The container to be stopped.</param>
    /// <param name="running">The names of the pod's containers that still run.</param>
    public static bool MustWait(PodSpec spec, string container, ReadOnlySpan<string> running)
    {
        int own = IndexOfSidecar(spec, container);
        if (own < 0)
            return false;

        foreach (Container main in spec.Containers)
        {
            if (running.Contains(main.Name))
                return true;
        }

        return NextSidecar(spec, own) is { } next && running.Contains(next.Name);
    }

    private static int IndexOfSidecar(PodSpec spec, string name)
    {
        for (int i = 0; i < spec.InitContainers.Count; i++)
        {
            if (spec.InitContainers[i].Name == name && Sidecars.IsSidecar(spec.InitContainers[i]))
                return i;
        }

        return -1;
    }

    private static Container? NextSidecar(PodSpec spec, int after)
    {
        for (int i = after + 1; i < spec.InitContainers.Count; i++)
        {
            if (Sidecars.IsSidecar(spec.InitContainers[i]))
                return spec.InitContainers[i];
        }

        return null;
    }
}
