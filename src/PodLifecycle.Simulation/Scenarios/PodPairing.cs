namespace PodLifecycle.Simulation;

/// <summary>Finds for each recorded pod a simulated one that fits, and the other way round.</summary>
internal sealed class PodPairing
{
    // Many times what any recording has; they bound the search.
    private const int MostPodsOfOwner = 200;
    private const int MostStates = 2_000;

    private readonly RecordedTimeline recorded;
    private readonly SimulatedTimeline simulated;
    private readonly TraceMode mode;

    public PodPairing(RecordedTimeline recorded, SimulatedTimeline simulated, TraceMode mode)
    {
        this.recorded = recorded;
        this.simulated = simulated;
        this.mode = mode;
    }

    /// <summary>The first difference in words; null when all pods fit.</summary>
    public string? Difference()
    {
        foreach (PodGroup group in new PodGroups(recorded, simulated).All)
        {
            if (DifferenceIn(group) is { } difference)
                return difference;
        }

        return null;
    }

    private string? DifferenceIn(PodGroup group)
    {
        if (group.Simulated.Count > MostPodsOfOwner)
            return $"{group.Simulated.Count} pods are simulated, recorded {group.Recorded.Count}";

        // Any number of pods on either side may be left over, if each fits alone: so there are places for nobody.
        int places = group.Recorded.Count + group.Simulated.Count;
        var differences = new Lazy<string?>[places, places];
        for (int n = 0; n < places; n++)
        {
            for (int m = 0; m < places; m++)
            {
                (RecordedPod? pod, SimulatedPod? other) = (group.Recorded.ElementAtOrDefault(n), group.Simulated.ElementAtOrDefault(m));
                differences[n, m] = new(() => DifferenceBetween(pod, other));
            }
        }

        if (Matching.IsPerfect(places, (n, m) => differences[n, m].Value is null))
            return null;

        int wrong = Enumerable.Range(0, places).First(n => differences[n, n].Value is not null);
        string words = differences[wrong, wrong].Value!;
        string? uid = group.Recorded.ElementAtOrDefault(wrong)?.Uid;
        return uid is null || recorded.Pods.Count > 1
            ? $"pod {RecordedPod.NameOf(uid ?? group.Simulated[wrong].Uid)}: {words}"
            : words;
    }

    private string? DifferenceBetween(RecordedPod? pod, SimulatedPod? other)
    {
        if (pod is null)
        {
            return other is null || other.Created >= recorded.End - Tolerance.Normal
                ? null
                : $"created at {StateWords.Seconds(other.Created)} s, but not recorded";
        }

        if (other is null)
            return IsMissed(pod) ? SayMissed(pod) : null;
        if (other.States.Count > MostStates)
            return $"{other.States.Count} states are simulated, recorded {pod.Stays.Count}";
        if (mode == TraceMode.Times && !IsCreatedInTime(pod, other))
        {
            string times = string.Join(", ", pod.Created.Runs.Select(StateWords.Seconds));
            return $"created at {StateWords.Seconds(other.Created)} s, recorded at {times} s";
        }

        return new PodAlignment(recorded, pod, other, mode).Difference();
    }

    private bool IsMissed(RecordedPod pod) => pod.RequiredCount > 0 && pod.Created.At <= recorded.End - Tolerance.Normal;

    private string SayMissed(RecordedPod pod)
    {
        const int Shown = 5;
        string uids = simulated.Pods.Count == 0 ? "none" : string.Join(", ", simulated.Pods.Take(Shown).Select(other => other.Uid));
        return $"no simulated states of {pod.Uid}, created at {StateWords.Seconds(pod.Created.At)} s (simulated uids: {uids})";
    }

    /// <summary>A pod comes at its time of the scenario, or as long after a state of another pod as recorded.</summary>
    private bool IsCreatedInTime(RecordedPod pod, SimulatedPod other)
    {
        RecordedState created = pod.Created;
        if (recorded.FitsAbsolute(created, other.Created))
            return true;

        List<RecordedState> earlier = [.. recorded.Pods
            .Where(p => p != pod)
            .SelectMany(p => p.RequiredPositions.Select(n => p.Stays[n].Entry))
            .Where(state => state.At <= created.At + Tolerance.AtOnce)];
        TimeSpan latest = earlier.Count == 0 ? TimeSpan.Zero : earlier.Max(state => state.At);
        ToleranceClasses classes = recorded.ClassOf(created) & ToleranceClasses.Node;
        return earlier.Where(state => state.At >= latest - Tolerance.Agreement).Any(cause =>
        {
            TimeWindow window = Tolerance.Around(cause.DistancesTo(created), classes);
            return simulated.Pods.Any(p => p != other
                && p.States.Any(seen => seen.State == cause.State && window.Contains(other.Created - seen.At)));
        });
    }
}
