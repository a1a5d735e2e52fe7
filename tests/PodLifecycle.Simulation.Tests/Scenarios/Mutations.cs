namespace PodLifecycle.Simulation.Tests.Scenarios;

/// <summary>A change of the base run that must be noticed.</summary>
internal sealed record Mutation(string Kind, IReadOnlyList<PodStateEntry> States, TraceMode Mode = TraceMode.Times);

/// <summary>All such changes of the REQUIRED states of one recording. Left out is what may come after the end of the recording and still be in time:
/// there the rule cannot tell.</summary>
internal sealed class Mutations(RecordedScenario scenario)
{
    private static readonly TimeSpan strangeFor = TimeSpan.FromSeconds(5.1);

    private readonly RecordedTimeline recording = new(scenario);
    private readonly PodStateEntry[] states =
        [.. Recordings.AsSimulated(scenario).Where(s => s.At < new RecordedTimeline(scenario).End)];

    public IEnumerable<Mutation> All() =>
        from pod in recording.Pods
        from p in Enumerable.Range(0, pod.RequiredCount)
        where Latest(pod, p) < recording.End && pod.Required(p)!.Entry.At + Tolerance.Normal < recording.End
        from mutation in OfState(pod, p)
        select mutation;

    private IEnumerable<Mutation> OfState(RecordedPod pod, int p)
    {
        RecordedState entry = pod.Required(p)!.Entry;
        SeenState state = entry.State;
        int n = Position(pod, pod.RequiredPositions[p]);
        if (!IsShownByTwin(pod, state))
            yield return new("state dropped", [.. states.Where((_, k) => k != n)]);
        if (state.Gone)
        {
            yield return new("DELETED missing", [.. states.Where((_, k) => k != n)]);
            yield return new("DELETED missing", [.. states.Where((_, k) => k != n)], TraceMode.Ideal);
        }

        yield return new("restarts off by one", With(n, state with { Restarts = state.Restarts + 1 }));
        yield return new("wrong phase", With(n, state with { Phase = state.Phase == "Failed" ? "Running" : "Failed" }));
        if (state.Conditions.Count > 0)
        {
            (string type, string value) = state.Conditions.Last();
            yield return new("reason changed", With(n, state with { Conditions = state.Conditions.SetItem(type, value + "X") }));
        }

        if (pod.Required(p + 1) is { } next && next.State != state)
            yield return new("two states swapped", Swapped(n, Position(pod, pod.RequiredPositions[p + 1])));

        TimeSpan late = 3 * (Latest(pod, p) - entry.At);
        if (pod.RequiredPositions[p] > 0 && entry.At + late < recording.End)
            yield return new("time off by 3 x tolerance", InOrder(Delayed(pod, pod.RequiredPositions[p], late)));
        if (!state.Gone && entry.At + TimeSpan.FromSeconds(7) < recording.End)
            yield return new("5 s in a state that is not recorded", WithStrangeState(pod, p, n), TraceMode.Order);
    }

    /// <summary>The last moment at which the REQUIRED state may come, if the one before it comes as recorded.</summary>
    private TimeSpan Latest(RecordedPod pod, int p) => recording.WindowAfter(pod, p - 1).From(pod.Since(p - 1).At).Latest;

    private int Position(RecordedPod pod, int stay) =>
        states.Select((s, n) => (s.Uid, n)).Where(s => s.Uid == pod.Uid).ElementAt(stay).n;

    /// <summary>Another pod of the owner shows the state, and need not: it may stand in for this one.</summary>
    private bool IsShownByTwin(RecordedPod pod, SeenState state) => recording.Pods.Any(twin =>
        twin != pod && twin.Controller is not null && twin.Controller == pod.Controller
        && twin.Stays.Where((stay, k) => stay.State == state && !twin.RequiredPositions.Contains(k)).Any());

    private PodStateEntry[] With(int n, SeenState state) => [.. states.Select((s, k) => k == n ? s with { State = state } : s)];

    private PodStateEntry[] Swapped(int n, int m) => InOrder(states.Select((s, k) =>
        k == n ? states[m] with { At = s.At } : k == m ? states[n] with { At = s.At } : s));

    private IEnumerable<PodStateEntry> Delayed(RecordedPod pod, int stay, TimeSpan by)
    {
        int from = stay < pod.Stays.Count ? Position(pod, stay) : states.Length;
        return states.Select((s, k) => k >= from && s.Uid == pod.Uid ? s with { At = s.At + by } : s);
    }

    private PodStateEntry[] WithStrangeState(RecordedPod pod, int p, int n)
    {
        PodStateEntry entry = states[n];
        return InOrder(Delayed(pod, pod.RequiredPositions[p] + 1, strangeFor + TimeSpan.FromSeconds(0.1))
            .Append(entry with { State = entry.State with { Status = "Strange" } })
            .Append(entry with { At = entry.At + strangeFor }));
    }

    private static PodStateEntry[] InOrder(IEnumerable<PodStateEntry> entries) => [.. entries.OrderBy(s => s.At)];
}
