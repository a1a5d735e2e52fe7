namespace PodLifecycle.Simulation;

/// <summary>Looks for the REQUIRED states of one pod among its simulated states, in order, trying all ways.</summary>
/// <remarks>
/// The search goes by REQUIRED states: from all simulated states that can be REQUIRED number p it finds those that can be the next. So its
/// work is bounded by REQUIRED states × simulated states².
/// </remarks>
internal sealed class PodAlignment
{
    private const int BeforeFirst = -1;

    private readonly RecordedTimeline recorded;
    private readonly RecordedPod pod;
    private readonly IReadOnlyList<SimulatedState> simulated;
    private readonly TraceMode mode;

    private int required = BeforeFirst;
    private Gap gap;
    private (int Required, Severity Severity, string Words) failure = (BeforeFirst, default, "");

    public PodAlignment(RecordedTimeline recorded, RecordedPod pod, SimulatedPod simulated, TraceMode mode)
    {
        this.recorded = recorded;
        this.pod = pod;
        this.simulated = simulated.States;
        this.mode = mode;
        gap = new Gap(pod, required, this.simulated, recorded.End, Ideal);
    }

    /// <summary>How much the end of a way tells; of ways of equal length the one that tells most is reported.</summary>
    private enum Severity
    {
        None,
        Missing,
        NotAllowed,
        WrongTime,
    }

    private bool Ideal => mode == TraceMode.Ideal;

    /// <summary>The first difference in words; null when the simulated pod fits.</summary>
    public string? Difference()
    {
        SortedSet<int> ways = [BeforeFirst];
        while (true)
        {
            var longer = new SortedSet<int>();
            foreach (int j in ways)
            {
                if (gap.After is null ? EndsWell(j) : Continue(j, longer))
                    return null;
            }

            if (longer.Count == 0)
                return failure.Words;

            ways = longer;
            required++;
            gap = new Gap(pod, required, simulated, recorded.End, Ideal);
        }
    }

    /// <summary>Goes on from a way whose last REQUIRED state is simulated state <paramref name="j"/>; true when the way need not go on.</summary>
    private bool Continue(int j, SortedSet<int> longer)
    {
        // Without latency one simulated state can stand for several recorded ones.
        bool found = false;
        for (int k = Ideal && j >= 0 ? j : j + 1; k < simulated.Count; k++)
        {
            if (!StandsForNext(j, k))
                continue;

            found = true;
            int intruder = gap.FirstIntruder(j + 1);
            if (intruder < k)
            {
                Fail(Severity.NotAllowed, () => SayNotAllowed(intruder));
                break;
            }

            if (mode == TraceMode.Times && !IsInTime(j, k))
                Fail(Severity.WrongTime, () => SayWrongTime(j, k));
            else
                longer.Add(k);
        }

        if (found)
            return false;

        bool mayComeAfterTheEnd = WindowFrom(j).Latest > recorded.End && gap.FirstIntruder(j + 1) == simulated.Count;
        if (!mayComeAfterTheEnd)
            Fail(Severity.Missing, () => SayMissing(j));
        return mayComeAfterTheEnd;
    }

    /// <summary>Nothing follows the last REQUIRED state, simulated state <paramref name="j"/>, but what may, or what the recording may have missed.</summary>
    private bool EndsWell(int j)
    {
        for (int k = j + 1; k < simulated.Count && !IsBeyondRecording(j, k); k++)
        {
            if (gap.Allows(k))
                continue;

            Fail(Severity.NotAllowed, () => SayNotAllowed(k));
            return false;
        }

        return true;
    }

    /// <summary>Simulated state <paramref name="k"/> can be the next REQUIRED one, when the last was <paramref name="j"/>.</summary>
    private bool StandsForNext(int j, int k)
    {
        SeenState state = simulated[k].State;
        RecordedStay wanted = gap.After!;
        if (!Ideal)
            return state == wanted.State;
        if (WaitWords.SameWait(state, wanted.State))
            return true;

        // What was over before a poll has no length without latency; a neighbour in which the same has happened to the pod stands for it.
        return wanted.Longest < Tolerance.Short && HasSameMilestone(state, wanted.State) && (k == j || gap.Allows(k) || IsRequiredLater(state));
    }

    private static bool HasSameMilestone(SeenState a, SeenState b) =>
        a.Phase == b.Phase && a.Restarts == b.Restarts && a.Deleting == b.Deleting && a.Gone == b.Gone;

    private bool IsRequiredLater(SeenState state)
    {
        for (int q = required + 2; q < pod.RequiredCount; q++)
        {
            if (WaitWords.SameWait(state, pod.Required(q)!.State))
                return true;
        }

        return false;
    }

    private TimeSpan StartOf(int j) => simulated[Math.Max(j, 0)].At;

    private TimeWindow WindowFrom(int j) => recorded.WindowAfter(pod, required).From(StartOf(j));

    private bool IsInTime(int j, int k) =>
        WindowFrom(j).Contains(simulated[k].At) || recorded.FitsAbsolute(gap.After!.Entry, simulated[k].At);

    private bool IsBeyondRecording(int j, int k)
    {
        TimeSpan at = simulated[k].At;
        if (at >= recorded.End - Tolerance.Normal)
            return true;

        int p = required;
        if (Ideal)
        {
            // The words of one wait count as one: from the first of them.
            while (p > 0 && WaitWords.SameWait(pod.Required(p - 1)!.State, pod.Required(p)!.State))
                p--;
            while (j > 0 && WaitWords.SameWait(simulated[j - 1].State, simulated[j].State))
                j--;
        }

        return at - StartOf(j) >= recorded.SurelyRecordedFor(pod, p);
    }

    private void Fail(Severity severity, Func<string> say)
    {
        if ((required, severity).CompareTo((failure.Required, failure.Severity)) > 0)
            failure = (required, severity, say());
    }

    private string SayMissing(int j)
    {
        string text = $"{StateWords.Name(gap.After)} does not come after {StateWords.Name(gap.Before)}";
        int intruder = gap.FirstIntruder(j + 1);
        int instead = intruder < simulated.Count ? intruder : j + 1;
        return instead >= simulated.Count
            ? text + "; the simulation shows nothing more"
            : $"{text}; instead at {StateWords.Seconds(simulated[instead].At)} s {StateWords.Quote(simulated[instead].State)}: "
                + StateWords.Difference(gap.After!.State, simulated[instead].State);
    }

    private string SayNotAllowed(int k)
    {
        SimulatedState seen = simulated[k];
        string why = seen.Lasts >= Tolerance.Short ? $"lasts {StateWords.Seconds(seen.Lasts)} s" : "is not on the way";
        why = gap.IsRecorded(seen.State) ? why + ", recorded only briefly" : "is not recorded and " + why;
        string next = gap.After is { } after
            ? $"next recorded is {StateWords.Quote(after.State)}: {StateWords.Difference(after.State, seen.State)}"
            : "nothing more is recorded";
        return $"{StateWords.Quote(seen.State)} at {StateWords.Seconds(seen.At)} s, after {StateWords.Name(gap.Before)}, {why}; {next}";
    }

    private string SayWrongTime(int j, int k)
    {
        RecordedState wanted = gap.After!.Entry;
        IEnumerable<string> distances = pod.Since(required).DistancesTo(wanted).Select(StateWords.Seconds);
        TimeWindow window = recorded.WindowAfter(pod, required);
        return $"{StateWords.Quote(wanted.State)} comes {StateWords.Seconds(simulated[k].At - StartOf(j))} s after {StateWords.Name(gap.Before)}, "
            + $"recorded {string.Join(", ", distances)} s "
            + $"(allowed {StateWords.Seconds(Tolerance.Later(window.Earliest, TimeSpan.Zero))} to {StateWords.Seconds(window.Latest)} s)";
    }
}
