namespace PodLifecycle;

/// <summary>
/// A result that was really changed: what wakes the kubelet. Readiness and startup show in the status at once and then cause a sync of
/// the pod; liveness causes one when it is Failure.
/// </summary>
internal readonly record struct ProbeChange(ProbeKind Kind, string ContainerId, ProbeResult Result)
{
    public bool CausesSync => Kind != ProbeKind.Liveness || Result == ProbeResult.Failure;

    /// <summary>Writes what a worker's step comes to. A result that is there already is no change, and neither is one that goes.</summary>
    /// <param name="results">The results so far.</param>
    /// <param name="kind">The worker's probe.</param>
    /// <param name="step">Its step.</param>
    /// <param name="changes">Gets the changes in order.</param>
    /// <returns>The results after the step.</returns>
    public static ProbeResults Write(ProbeResults results, ProbeKind kind, in ProbeWorkerStep step, ICollection<ProbeChange> changes)
    {
        if (step.Forgotten is { } old)
            results = results.Without(kind, old);
        if (step.Worker.ContainerId is not { } id)
            return results;

        results = Write(results, kind, id, step.Seed, changes);
        results = Write(results, kind, id, step.Initial, changes);
        results = Write(results, kind, id, step.Published, changes);
        return step.Ended ? results.Without(kind, id) : results;
    }

    private static ProbeResults Write(ProbeResults results, ProbeKind kind, string id, ProbeResult? result, ICollection<ProbeChange> changes)
    {
        if (result is not { } value || results.Get(kind, id) == value)
            return results;

        changes.Add(new(kind, id, value));
        return results.With(kind, id, value);
    }
}
