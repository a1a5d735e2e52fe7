namespace PodLifecycle.Simulation;

/// <summary>A simulated state of a pod, up to its next one or to the end of the comparison.</summary>
internal sealed record SimulatedState(SeenState State, TimeSpan At, TimeSpan End)
{
    public TimeSpan Lasts => End - At;
}

/// <summary>A simulated pod. Its states are never empty, and neighbours differ.</summary>
internal sealed record SimulatedPod(string Uid, IReadOnlyList<SimulatedState> States)
{
    public TimeSpan Created => States[0].At;
}

/// <summary>A simulation as the comparison looks at it: its pods in order of creation, from the first one on, cut where the recording ends.</summary>
internal sealed class SimulatedTimeline
{
    /// <exception cref="ArgumentException">The states of a pod are not in order of time.</exception>
    public SimulatedTimeline(IReadOnlyList<PodStateEntry> entries, TimeSpan end)
    {
        Start = entries.Count == 0 ? TimeSpan.Zero : entries.Min(entry => entry.At);
        Pods = [.. entries.GroupBy(entry => entry.Uid)
            .Select(pod => new SimulatedPod(pod.Key, StatesOf(pod, end)))
            .Where(pod => pod.States.Count > 0)
            .OrderBy(pod => pod.Created)];
    }

    /// <summary>The time of the first state, on the simulation's own clock; all times here count from it.</summary>
    public TimeSpan Start { get; }

    public IReadOnlyList<SimulatedPod> Pods { get; }

    private List<SimulatedState> StatesOf(IGrouping<string, PodStateEntry> pod, TimeSpan end)
    {
        var states = new List<SimulatedState>();
        TimeSpan last = TimeSpan.MinValue;
        foreach (PodStateEntry entry in pod)
        {
            TimeSpan at = entry.At - Start;
            if (at < last)
                throw new ArgumentException($"the simulated states of {pod.Key} are not in order of time: {entry.At} comes after a later one", nameof(pod));

            last = at;
            if (at >= end || (states.Count > 0 && states[^1].State == entry.State))
                continue;

            if (states.Count > 0)
                states[^1] = states[^1] with { End = at };
            states.Add(new(entry.State, at, end));
        }

        return states;
    }
}
