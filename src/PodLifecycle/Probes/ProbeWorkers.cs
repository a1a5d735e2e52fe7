using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>One probe of one container of a pod.</summary>
internal readonly record struct ProbeKey(string Container, ProbeKind Kind);

/// <summary>Which probe workers of a pod are alive: who gets one, and when a worker is told to stop.</summary>
/// <param name="Live">The probes that have a worker, in the order in which the workers were made.</param>
internal readonly record struct ProbeWorkers(ValueList<ProbeKey> Live)
{
    /// <summary>No worker, as after a start of the kubelet.</summary>
    public static readonly ProbeWorkers None = new(ValueList<ProbeKey>.Empty);

    private static readonly ProbeKind[] OrderInContainer = [ProbeKind.Startup, ProbeKind.Readiness, ProbeKind.Liveness];

    public bool Has(string container, ProbeKind kind) => Live.AsSpan().Contains(new(container, kind));

    /// <summary>
    /// A sync of a pod that is not terminating makes the workers that are missing. It ends at the first that is there already, so a
    /// worker that was lost does not come back while an earlier one lives.
    /// </summary>
    public ProbeWorkers Sync(PodSpec spec)
    {
        ProbeWorkers workers = this;
        foreach (Container container in spec.Containers)
        {
            if (!workers.TryAdd(container, out workers))
                return workers;
        }

        foreach (Container container in spec.InitContainers)
        {
            if (Sidecars.IsSidecar(container) && !workers.TryAdd(container, out workers))
                return workers;
        }

        return workers;
    }

    /// <summary>The pod begins to terminate: its containers are not killed or held back by probes any more, but their readiness still shows, and sidecars go on with all.</summary>
    public ProbeWorkers BeginTermination(PodSpec spec)
    {
        ValueList<ProbeKey> live = [.. Live.Where(k => k.Kind == ProbeKind.Readiness || spec.Containers.IndexOf(c => c.Name == k.Container) < 0)];
        return new(live);
    }

    /// <summary>A worker has ended by itself.</summary>
    public ProbeWorkers Without(ProbeKey key) => new([.. Live.Where(k => k != key)]);

    private bool TryAdd(Container container, out ProbeWorkers workers)
    {
        workers = this;
        foreach (ProbeKind kind in OrderInContainer)
        {
            if (Probe(container, kind) is null)
                continue;
            if (workers.Has(container.Name, kind))
                return false;
            workers = new(workers.Live.Add(new(container.Name, kind)));
        }

        return true;
    }

    /// <summary>The container's probe of that kind, or null when it has none.</summary>
    public static Probe? Probe(Container container, ProbeKind kind) => kind switch
    {
        ProbeKind.Startup => container.StartupProbe,
        ProbeKind.Readiness => container.ReadinessProbe,
        _ => container.LivenessProbe,
    };
}
