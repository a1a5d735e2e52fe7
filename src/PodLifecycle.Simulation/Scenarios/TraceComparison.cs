namespace PodLifecycle.Simulation;

/// <summary>Does a simulated trace fit a recorded one? A real kubelet polls and sleeps for random times, so this is a rule, not equality.</summary>
/// <remarks>
/// The rule, for each pod. REQUIRED are recorded states that last and that all runs show; they must occur in this order, with the recorded time
/// between them, give or take what their class allows. Between two of them there may be what the recording shows for a moment or in another run
/// only, and whatever lasts less than 1.5 s and is a legal way from the one to the other. The simulation is cut where the recording ends. Pods whose
/// names are random may stand for each other within their owner.
/// </remarks>
internal static class TraceComparison
{
    /// <summary>Compares the states.</summary>
    /// <param name="recorded">What a real cluster showed.</param>
    /// <param name="states">The simulated states; those of one pod in order of time. Simulate at least <see cref="RecordedScenario.RecordedFor"/>.</param>
    /// <param name="mode">How closely.</param>
    /// <returns>The first difference in words, or null when the simulation fits.</returns>
    /// <exception cref="ArgumentException">The states of a pod are not in order of time.</exception>
    public static string? Compare(RecordedScenario recorded, IReadOnlyList<PodStateEntry> states, TraceMode mode)
    {
        var timeline = new RecordedTimeline(recorded);
        return new PodPairing(timeline, new SimulatedTimeline(states, timeline.End), mode).Difference();
    }

    /// <summary>Compares which events of kubelet and scheduler occur, and for each object in which order they first do.</summary>
    /// <param name="recorded">What a real cluster showed.</param>
    /// <param name="states">The simulated states: they tell which pods may stand for each other.</param>
    /// <param name="events">The simulated events in order of arrival, on the clock of the states.</param>
    /// <returns>The first difference in words, or null when the events fit.</returns>
    /// <exception cref="ArgumentException">The states of a pod are not in order of time.</exception>
    public static string? CompareEvents(RecordedScenario recorded, IReadOnlyList<PodStateEntry> states, IReadOnlyList<SeenEvent> events)
    {
        var timeline = new RecordedTimeline(recorded);
        return new EventComparison(timeline, new SimulatedTimeline(states, timeline.End), events).Difference();
    }
}
