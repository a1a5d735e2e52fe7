namespace PodLifecycle.Simulation;

/// <summary>What may be seen of a pod between one REQUIRED state and the next (before the first, after the last), and which simulated states may.</summary>
internal sealed class Gap
{
    private readonly RecordedPod pod;
    private readonly int required;
    private readonly TimeSpan end;
    private readonly bool ideal;

    /// <summary>For each simulated state: the first from it on that is not allowed here.</summary>
    private readonly int[] intruders;

    /// <summary>The gap after REQUIRED state number <paramref name="required"/> (-1: before the first) of a recording that ends at <paramref name="end"/>.</summary>
    public Gap(RecordedPod pod, int required, IReadOnlyList<SimulatedState> simulated, TimeSpan end, bool ideal)
    {
        this.pod = pod;
        this.required = required;
        this.end = end;
        this.ideal = ideal;
        intruders = new int[simulated.Count + 1];
        intruders[^1] = simulated.Count;
        for (int k = simulated.Count - 1; k >= 0; k--)
            intruders[k] = IsAllowed(simulated[k]) ? intruders[k + 1] : k;
    }

    public RecordedStay? Before => pod.Required(required);

    public RecordedStay? After => pod.Required(required + 1);

    public bool Allows(int simulated) => intruders[simulated] != simulated;

    /// <summary>The first simulated state from this position on that is not allowed; their number, if all are.</summary>
    public int FirstIntruder(int from) => intruders[from];

    /// <summary>The recording has such a state here, if only for a short time.</summary>
    public bool IsRecorded(SeenState state)
    {
        foreach (RecordedStay stay in pod.Between(required))
        {
            if (stay.State == state)
                return true;
        }

        return false;
    }

    private bool IsAllowed(SimulatedState seen) =>
        (ideal && IsWordOfRecordedWait(seen.State))
        || IsWordOfLongCrashWait(seen.State)
        || IsNoLongerThanRecorded(seen)
        || IsOfOtherRun(seen.State)
        || (seen.Lasts < Tolerance.Short && LegalWay.Leads(Before?.State, seen.State, After?.State, pod.ConditionValues));

    private bool IsWordOfRecordedWait(SeenState state)
    {
        if ((Before is { } before && WaitWords.SameWait(state, before.State)) || (After is { } after && WaitWords.SameWait(state, after.State)))
            return true;

        foreach (RecordedStay stay in pod.Between(required))
        {
            if (WaitWords.SameWait(state, stay.State))
                return true;
        }

        return false;
    }

    private bool IsWordOfLongCrashWait(SeenState state) =>
        Before is { } before
        && (After?.Entry.At ?? end) - before.Entry.At > Tolerance.LongWait
        && WaitWords.SameCrashWait(state, before.State);

    private bool IsNoLongerThanRecorded(SimulatedState seen)
    {
        foreach (RecordedStay stay in pod.Between(required))
        {
            if (stay.State == seen.State && seen.Lasts <= Tolerance.Around(stay.Lasted, stay.EndClass).Latest)
                return true;
        }

        return false;
    }

    private bool IsOfOtherRun(SeenState state)
    {
        TimeSpan earliest = (Before?.Entry.Earliest ?? TimeSpan.Zero) - Tolerance.AtOnce;
        TimeSpan latest = (After?.Entry.Latest ?? end) + Tolerance.AtOnce;
        return pod.OtherRunStates.Any(other => other.State == state && earliest <= other.At && other.At <= latest);
    }
}
