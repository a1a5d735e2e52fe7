using PodLifecycle.Api;

namespace PodLifecycle.Simulation;

/// <summary>What a watcher of the API saw of a simulated pod, from its creation on.</summary>
public sealed record Trace
{
    /// <summary>Every change of the pod's object, in order.</summary>
    public required ValueList<TraceEntry> Entries { get; init; }

    /// <summary>Every event, in order; one that was seen again comes again with a higher count.</summary>
    public required ValueList<TraceEvent> Events { get; init; }

    /// <summary>When the pod was created.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>How long was simulated.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The seed of the run's randomness: the same manifest, script and seed give the same trace.</summary>
    public required int Seed { get; init; }

    /// <summary>What was assumed because nobody said it, such as an unknown program that runs for ever.</summary>
    public ValueList<string> Notes { get; init; } = ValueList<string>.Empty;

    /// <summary>The pod as it was last seen.</summary>
    public Pod Final => Entries[^1].Pod;

    /// <summary>The transcript of <c>kubectl get pods -w</c>.</summary>
    /// <param name="wide">With the columns of <c>-o wide</c>.</param>
    /// <param name="events">With the events between the lines, each marked with <c>#</c>.</param>
    /// <param name="version">The version whose printer writes the lines.</param>
    /// <returns>Lines that end with <c>\n</c>; a line that repeats the one before it is left out.</returns>
    public string GetWatch(bool wide = false, bool events = false, KubernetesVersion version = KubernetesVersion.V1_36) =>
        Transcript.Write(this, wide, events, version);
}

/// <summary>How a pod's object changed.</summary>
public enum TraceChange
{
    /// <summary>It was created.</summary>
    Added,

    /// <summary>It was changed.</summary>
    Modified,

    /// <summary>It is gone.</summary>
    Deleted,
}

/// <summary>One change of a pod's object.</summary>
/// <param name="At">When, since the start of the trace.</param>
/// <param name="Change">What kind of change.</param>
/// <param name="Pod">The object after it; for <see cref="TraceChange.Deleted"/> as it was last.</param>
public sealed record TraceEntry(TimeSpan At, TraceChange Change, Pod Pod)
{
    /// <summary>Its place among all entries and events, where instants are equal.</summary>
    internal int Number { get; init; }
}

/// <summary>One event, first or again.</summary>
/// <param name="At">When, since the start of the trace.</param>
/// <param name="Event">The event with its count so far.</param>
public sealed record TraceEvent(TimeSpan At, Event Event)
{
    /// <summary>Its place among all entries and events, where instants are equal.</summary>
    internal int Number { get; init; }
}
