namespace PodLifecycle;

/// <summary>The three probes a container may have.</summary>
public enum ProbeKind
{
    /// <summary>Holds the other two back until the container has started.</summary>
    Startup,

    /// <summary>Decides whether the container is ready; never kills.</summary>
    Readiness,

    /// <summary>Kills the container when it fails.</summary>
    Liveness,
}
