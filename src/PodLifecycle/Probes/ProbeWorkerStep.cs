namespace PodLifecycle;

/// <summary>
/// What one step of a probe worker comes to. All results are about the worker's instance and are written in this order: forgotten,
/// seed, initial, published; a result that is there already changes nothing and wakes nobody.
/// </summary>
/// <param name="Worker">The worker after the step.</param>
internal readonly record struct ProbeWorkerStep(ProbeWorker Worker)
{
    /// <summary>The earlier instance, whose result is dropped; nobody is woken. Null when there is none.</summary>
    public string? Forgotten { get; init; }

    /// <summary>Success for a sidecar that had started before the worker was made; <see cref="Initial"/> may overwrite it.</summary>
    public ProbeResult? Seed { get; init; }

    /// <summary>The result that a new instance begins with.</summary>
    public ProbeResult? Initial { get; init; }

    public ProbeResult? Published { get; init; }

    /// <summary>An attempt is to be made now.</summary>
    public bool RunsProbe { get; init; }

    /// <summary>The worker is gone, and the result of its instance with it; nobody is woken.</summary>
    public bool Ended => Worker.State == ProbeWorkerState.Done;
}
