namespace PodLifecycle;

/// <summary>
/// When a probe worker looks at its container: at once when it is made, then on a grid of whole periods that knows nothing of the
/// container's starts. Of the ticks that pass while a probe is under way one is kept.
/// </summary>
internal readonly record struct ProbeSchedule
{
    private ProbeSchedule(TimeSpan period, DateTimeOffset next)
    {
        Period = period;
        Next = next;
    }

    public TimeSpan Period { get; }

    /// <summary>The earliest tick that has not been served.</summary>
    public DateTimeOffset Next { get; private init; }

    /// <summary>Whether a manual trigger waits to be served; one is kept at most.</summary>
    public bool IsTriggered { get; private init; }

    private bool HasBegun { get; init; }

    /// <summary>The schedule of a worker that is made now.</summary>
    /// <param name="settings">The worker's settings; the period above zero.</param>
    /// <param name="madeAt">Now.</param>
    /// <param name="jitter">By how much the grid is shifted, from zero up to but not including <see cref="JitterRange"/>.</param>
    public static ProbeSchedule Begin(ProbeWorkerSettings settings, DateTimeOffset madeAt, TimeSpan jitter) => new(settings.Period, madeAt + jitter);

    /// <summary>The range in which the world draws the jitter: one period while the kubelet is younger than that, else nothing.</summary>
    public static TimeSpan JitterRange(ProbeWorkerSettings settings, DateTimeOffset madeAt) =>
        madeAt - settings.KubeletStart < settings.Period ? settings.Period : TimeSpan.Zero;

    /// <summary>When the worker ticks next if nothing happens before.</summary>
    /// <param name="idleSince">When the last probe ended or the trigger came; any earlier instant while the worker waits.</param>
    public DateTimeOffset Due(DateTimeOffset idleSince) => (IsTriggered && HasBegun) || Next < idleSince ? idleSince : Next;

    /// <summary>The worker is told to tick at once, or when the probe that is under way ends.</summary>
    public ProbeSchedule Trigger() => this with { IsTriggered = true };

    /// <summary>The worker ticks now. A trigger is served before a tick that waits, and makes it superfluous.</summary>
    /// <param name="at">Now; not before <see cref="Due"/>.</param>
    /// <param name="rules">The rules of the version.</param>
    public ProbeSchedule Serve(DateTimeOffset at, ProbeRules rules)
    {
        if (!IsTriggered || !HasBegun)
            return this with { Next = Next + (Period * (((at - Next).Ticks / Period.Ticks) + 1)), HasBegun = true };

        return this with { IsTriggered = false, Next = rules.TriggerRestartsTicker ? at + Period : Next };
    }
}
