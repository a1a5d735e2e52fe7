namespace PodLifecycle.Simulation;

/// <summary>When the kubelet of the node looks: it polls and works off its queue on beats, and stretches its waits at random.</summary>
/// <param name="options">How the simulation runs.</param>
internal sealed class NodeBeats(SimulationOptions options)
{
#pragma warning disable CA5394 // The same seed must give the same run.
    private readonly Random random = new(options.Seed);
    private (TimeSpan Relist, TimeSpan Tick)? drawn;

    private Timing Timing => options.Timing;

    /// <summary>Where the beats lie: the first that is drawn.</summary>
    private (TimeSpan Relist, TimeSpan Tick) Phases => drawn ??= (Timing.RelistPeriod * random.NextDouble(), Timing.WorkQueueTick * random.NextDouble());

    /// <summary>When a planned sync begins.</summary>
    public DateTimeOffset SyncDue(DateTimeOffset now, TimeSpan delay)
    {
        TimeSpan phase = Phases.Tick;
        if (Timing.SyncJitter > 0)
            delay *= 1 + (Timing.SyncJitter * random.NextDouble());
        return NextBeat(now + delay, Timing.WorkQueueTick, phase);
    }

    /// <summary>When the kubelet notices what happened at an instant.</summary>
    public DateTimeOffset NextRelist(DateTimeOffset happened) => NextBeat(happened, Timing.RelistPeriod, Phases.Relist);

    /// <summary>When the kubelet looks again; a look at this very instant is too early.</summary>
    public DateTimeOffset LaterRelist(DateTimeOffset now) => NextRelist(now + TimeSpan.FromTicks(Timing.RelistPeriod == TimeSpan.Zero ? 0 : 1));

    private DateTimeOffset NextBeat(DateTimeOffset at, TimeSpan period, TimeSpan phase)
    {
        if (period == TimeSpan.Zero)
            return at;

        TimeSpan sinceBeat = TimeSpan.FromTicks((at - options.Start - phase + period).Ticks % period.Ticks);
        return sinceBeat == TimeSpan.Zero ? at : at - sinceBeat + period;
    }
#pragma warning restore CA5394
}
