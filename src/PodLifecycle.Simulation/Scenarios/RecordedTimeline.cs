namespace PodLifecycle.Simulation;

/// <summary>A recording as the comparison looks at it: its pods in order of creation, up to where it means something.</summary>
internal sealed class RecordedTimeline
{
    /// <summary>From here on the eviction manager acts, whose beat is not known.</summary>
    private readonly TimeSpan pressureFrom = TimeSpan.MaxValue;

    public RecordedTimeline(RecordedScenario scenario)
    {
        Scenario = scenario;
        End = scenario.RecordedFor;
        if (scenario.ExactUntil is { } exact)
        {
            // Containers that loop independently part with the first wait of random length.
            End = Tolerance.Earlier(End, exact);
            foreach (RecordedState state in scenario.States)
                End = state.Class == ToleranceClasses.Retry ? Tolerance.Earlier(End, state.Earliest) : End;
        }

        foreach (ScenarioAction action in scenario.Actions)
            pressureFrom = action is ScenarioAction.NodeMemory ? Tolerance.Earlier(pressureFrom, action.At) : pressureFrom;

        ILookup<string, RecordedState> states = scenario.States.Where(s => s.At < End).ToLookup(s => s.Uid);
        ILookup<string, RecordedState> others = scenario.OtherRunStates.Where(s => s.At < End).ToLookup(s => s.Uid);
        Pods = [.. states.Concat(others).Select(pod => pod.Key).Distinct().Select(uid => new RecordedPod(
            uid, scenario.Controllers.GetValueOrDefault(uid), [.. states[uid]], [.. others[uid]], scenario.Runs, End))];
    }

    public RecordedScenario Scenario { get; }

    public TimeSpan End { get; }

    public IReadOnlyList<RecordedPod> Pods { get; }

    /// <summary>Whether the end came in the midst of waits of random length.</summary>
    public bool IsCutInRetries => Scenario.ExactUntil is not null;

    public ToleranceClasses ClassOf(RecordedState state) => state.Class | (state.At > pressureFrom ? ToleranceClasses.Node : ToleranceClasses.Normal);

    /// <summary>Whether the state may come at this time of the scenario. Actions, deadlines and beats of probes do not shift with a retry before them.</summary>
    public bool FitsAbsolute(RecordedState state, TimeSpan at) =>
        state.Latest - state.Earliest <= Tolerance.Agreement
        && Tolerance.Around(state.Runs.AsSpan(), ClassOf(state) & ToleranceClasses.Node).Contains(at);

    /// <summary>How long after REQUIRED state <paramref name="p"/> (-1: the creation of the pod) the next one may come.</summary>
    public TimeWindow WindowAfter(RecordedPod pod, int p)
    {
        RecordedState next = pod.Required(p + 1)!.Entry;
        ToleranceClasses classes = ClassOf(next);
        foreach (RecordedStay passed in pod.Between(p))
            classes |= passed.Entry.Class;
        return Tolerance.Around(pod.Since(p).DistancesTo(next), classes);
    }

    /// <summary>How long after REQUIRED state <paramref name="p"/> whatever comes next may have been missed by the recording, because it had ended.</summary>
    public TimeSpan SurelyRecordedFor(RecordedPod pod, int p)
    {
        bool waits = IsCutInRetries || WaitWords.IsWaiting(pod.Since(p).State);
        foreach (RecordedStay stay in pod.Rest(p))
            waits |= WaitWords.IsWaiting(stay.State);

        ToleranceClasses classes = waits ? ToleranceClasses.Retry : ToleranceClasses.Normal;
        foreach (RecordedStay stay in pod.Stays)
            classes |= stay.Entry.Class & ToleranceClasses.Node;
        return Tolerance.Around([End - pod.Since(p).At], classes).Earliest;
    }
}
