using PodLifecycle.Api;

namespace PodLifecycle.Simulation;

/// <summary>A recorded state of a pod: when each of the runs showed it, and how far it is to be trusted.</summary>
internal sealed record RecordedState
{
    public required string Uid { get; init; }

    /// <summary>In the base run; zero is the creation of the first pod.</summary>
    public required TimeSpan At { get; init; }

    public required SeenState State { get; init; }

    /// <summary>When each run that showed the state did; the base run first. Never empty.</summary>
    public required ValueList<TimeSpan> Runs { get; init; }

    /// <summary>Overwritten at once.</summary>
    public bool IsBrief { get; init; }

    /// <summary>Not all runs showed it.</summary>
    public bool IsRacy { get; init; }

    public ToleranceClasses Class { get; init; }

    /// <summary>The letter of the run, for a state that only another run showed; else empty.</summary>
    public string Run { get; init; } = "";

    public TimeSpan Earliest => Least(Runs.AsSpan());

    public TimeSpan Latest => Greatest(Runs.AsSpan());

    /// <summary>The time from this state to a later one in each run, or in the base run alone where the runs cannot be told apart.</summary>
    public TimeSpan[] DistancesTo(RecordedState later)
    {
        if (Runs.Count != later.Runs.Count)
            return [later.At - At];

        var distances = new TimeSpan[Runs.Count];
        for (int run = 0; run < distances.Length; run++)
            distances[run] = later.Runs[run] - Runs[run];
        return distances;
    }

    internal static TimeSpan Least(ReadOnlySpan<TimeSpan> times)
    {
        TimeSpan least = times[0];
        foreach (TimeSpan time in times)
            least = time < least ? time : least;
        return least;
    }

    internal static TimeSpan Greatest(ReadOnlySpan<TimeSpan> times)
    {
        TimeSpan greatest = times[0];
        foreach (TimeSpan time in times)
            greatest = time > greatest ? time : greatest;
        return greatest;
    }
}
