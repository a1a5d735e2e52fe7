using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace PodLifecycle.Simulation;

/// <summary>Looks for the REQUIRED states of one pod among its simulated states, in order, trying all ways.</summary>
/// <remarks>
/// The search goes by REQUIRED states: from all simulated states that can be one it finds those that can be the next. So its work is bounded by
/// REQUIRED states × simulated states².
/// </remarks>
internal sealed class PodAlignment
{
    private const int BeforeFirst = -1;

    private readonly RecordedTimeline recorded;
    private readonly RecordedPod pod;
    private readonly IReadOnlyList<SimulatedState> simulated;
    private readonly TraceMode mode;

    // Where the search is: after this REQUIRED state, with what may follow it.
    private int required;
    private Gap gap;
    private TimeWindow window;
    private List<int> standIns;
    private Failure failure = new(BeforeFirst, Severity.None, BeforeFirst, BeforeFirst);

    public PodAlignment(RecordedTimeline recorded, RecordedPod pod, SimulatedPod simulated, TraceMode mode)
    {
        this.recorded = recorded;
        this.pod = pod;
        this.simulated = simulated.States;
        this.mode = mode;
        GoAfter(BeforeFirst);
    }

    /// <summary>How much the end of a way tells; of ways of equal length the one that tells most is reported.</summary>
    private enum Severity
    {
        None,
        Missing,
        NotAllowed,
        WrongTime,
    }

    /// <summary>How a way ended: after which REQUIRED state, which simulated state that was, and which one did not go with it.</summary>
    private readonly record struct Failure(int Required, Severity Severity, int Last, int Simulated);

    private bool Ideal => mode == TraceMode.Ideal;

    /// <summary>The first difference in words; null when the simulated pod fits.</summary>
    public string? Difference()
    {
        List<int> ways = [BeforeFirst];
        while (true)
        {
            var longer = new bool[simulated.Count];
            foreach (int j in ways)
            {
                if (gap.After is null ? EndsWell(j) : Continue(j, longer))
                    return null;
            }

            ways = [.. Enumerable.Range(0, longer.Length).Where(k => longer[k])];
            if (ways.Count == 0)
                return Say(failure);

            GoAfter(required + 1);
        }
    }

    [MemberNotNull(nameof(gap), nameof(standIns))]
    private void GoAfter(int p)
    {
        required = p;
        gap = new Gap(pod, p, simulated, recorded.End, Ideal);
        window = gap.After is null ? default : recorded.WindowAfter(pod, p);
        standIns = [];
        for (int k = 0; gap.After is not null && k < simulated.Count; k++)
        {
            if (StandsForNext(k, isLast: false))
                standIns.Add(k);
        }
    }

    /// <summary>Goes on from a way whose last REQUIRED state is simulated state <paramref name="j"/>; true when the way need not go on.</summary>
    private bool Continue(int j, bool[] longer)
    {
        bool found = false;
        foreach (int k in NextAfter(j))
        {
            found = true;
            int intruder = gap.FirstIntruder(j + 1);
            if (intruder < k)
            {
                Fail(Severity.NotAllowed, j, intruder);
                break;
            }

            if (mode == TraceMode.Times && !IsInTime(j, k))
                Fail(Severity.WrongTime, j, k);
            else
                longer[k] = true;
        }

        if (found)
            return false;

        bool mayComeAfterTheEnd = StartOf(j) + window.Latest > recorded.End && gap.FirstIntruder(j + 1) == simulated.Count;
        if (!mayComeAfterTheEnd)
            Fail(Severity.Missing, j, simulated.Count);
        return mayComeAfterTheEnd;
    }

    /// <summary>The simulated states that can be the next REQUIRED one. Without latency the last one can stand for several.</summary>
    private IEnumerable<int> NextAfter(int j)
    {
        if (Ideal && j >= 0 && StandsForNext(j, isLast: true))
            yield return j;

        int first = standIns.BinarySearch(j + 1);
        for (int n = first < 0 ? ~first : first; n < standIns.Count; n++)
            yield return standIns[n];
    }

    /// <summary>Nothing follows the last REQUIRED state, simulated state <paramref name="j"/>, but what may, or what the recording may have missed.</summary>
    private bool EndsWell(int j)
    {
        for (int k = j + 1; k < simulated.Count && !IsBeyondRecording(j, k); k++)
        {
            if (gap.Allows(k))
                continue;

            Fail(Severity.NotAllowed, j, k);
            return false;
        }

        return true;
    }

    /// <summary>Simulated state <paramref name="k"/> can be the next REQUIRED one; <paramref name="isLast"/> tells that it is the last one already.</summary>
    private bool StandsForNext(int k, bool isLast)
    {
        SeenState state = simulated[k].State;
        RecordedStay wanted = gap.After!;
        if (!Ideal)
            return state == wanted.State;
        if (WaitWords.SameWait(state, wanted.State))
            return true;

        // What was over before a poll has no length without latency; a neighbour in which the same has happened to the pod stands for it.
        return wanted.Longest < Tolerance.Short && HasSameMilestone(state, wanted.State) && (isLast || gap.Allows(k) || IsRequiredLater(state));
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

    private bool IsInTime(int j, int k) =>
        window.From(StartOf(j)).Contains(simulated[k].At) || recorded.FitsAbsolute(gap.After!.Entry, simulated[k].At);

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

    private void Fail(Severity severity, int j, int k)
    {
        if (required > failure.Required || (required == failure.Required && severity > failure.Severity))
            failure = new(required, severity, j, k);
    }

    private string Say(Failure end)
    {
        GoAfter(end.Required);
        return end.Severity switch
        {
            Severity.Missing => SayMissing(end.Last),
            Severity.NotAllowed => SayNotAllowed(end.Simulated),
            Severity.WrongTime => SayWrongTime(end.Last, end.Simulated),
            _ => throw new UnreachableException($"a search without a result ended for no reason: {end}"),
        };
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
        return $"{StateWords.Quote(wanted.State)} comes {StateWords.Seconds(simulated[k].At - StartOf(j))} s after {StateWords.Name(gap.Before)}, "
            + $"recorded {string.Join(", ", distances)} s "
            + $"(allowed {StateWords.Seconds(Tolerance.Later(window.Earliest, TimeSpan.Zero))} to {StateWords.Seconds(window.Latest)} s)";
    }
}
