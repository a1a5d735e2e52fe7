namespace PodLifecycle.Simulation;

/// <summary>A clock that moves only when it is told to. Timers and delays made with it follow it.</summary>
/// <remarks>
/// Things due at one instant happen in a fixed order: user actions, probe beats, process events, runtime polls, syncs, timers of user
/// code; within these in the order they were planned. The clock moves to each due instant in turn. It may be read and given timers
/// from any thread; it is moved from one thread at a time.
/// </remarks>
public sealed class VirtualTime : TimeProvider
{
    /// <summary>Where every simulation begins unless told otherwise: 2026-01-01T00:00:00Z.</summary>
    public static readonly DateTimeOffset Epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const int AfterAllOrders = int.MaxValue;
    private readonly PriorityQueue<Planned, (DateTimeOffset Due, int Order, long Number)> queue = new(InOrder.Comparer);
    private readonly Lock gate = new();
    private DateTimeOffset now;
    private long number;

    /// <summary>Makes a clock that stands at <see cref="Epoch"/>.</summary>
    public VirtualTime()
        : this(Epoch)
    {
    }

    /// <summary>Makes a clock that stands at an instant.</summary>
    /// <param name="start">The first instant; taken in UTC.</param>
    public VirtualTime(DateTimeOffset start) => Start = now = start.ToUniversalTime();

    /// <summary>The first instant.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>Always UTC: a simulation does not depend on where it runs.</summary>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>Ticks of 100 ns.</summary>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
            return now;
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().Ticks;

    /// <summary>Lets time pass; everything that is due on the way happens.</summary>
    /// <param name="span">Zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The span is negative.</exception>
    public void Advance(TimeSpan span)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(span, TimeSpan.Zero);
        SetUtcNow(GetUtcNow() + span);
    }

    /// <summary>Lets time pass up to an instant; everything that is due on the way happens.</summary>
    /// <param name="instant">Now or later.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant lies in the past.</exception>
    public void SetUtcNow(DateTimeOffset instant)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(instant, GetUtcNow());
        while (RunNext(instant))
        {
        }

        // What happened on the way may itself have moved the clock further.
        lock (gate)
        {
            if (instant > now)
                now = instant.ToUniversalTime();
        }
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Plans something; disposing the answer takes it back.</summary>
    internal Planned At(DateTimeOffset due, Order order, Action action) => Plan(due, (int)order, action);

    /// <summary>Moves to the next due instant that is not after the limit, and lets one thing happen; false when there is none.</summary>
    internal bool RunNext(DateTimeOffset limit)
    {
        Planned planned;
        lock (gate)
        {
            do
            {
                if (!queue.TryPeek(out _, out var key) || key.Due > limit)
                    return false;
                planned = queue.Dequeue();
                if (!planned.IsCancelled && key.Due > now)
                    now = key.Due;
            }
            while (planned.IsCancelled);
        }

        planned.Action();
        return true;
    }

    private Planned Plan(DateTimeOffset due, int order, Action action)
    {
        var planned = new Planned(action);
        lock (gate)
            queue.Enqueue(planned, (due < now ? now : due, order, number++));
        return planned;
    }

    /// <summary>Earlier first; at one instant by the order of its kind, then by the order of planning.</summary>
    private sealed class InOrder : IComparer<(DateTimeOffset Due, int Order, long Number)>
    {
        public static readonly InOrder Comparer = new();

        public int Compare((DateTimeOffset Due, int Order, long Number) x, (DateTimeOffset Due, int Order, long Number) y)
        {
            int byTime = x.Due.UtcTicks.CompareTo(y.Due.UtcTicks);
            if (byTime != 0)
                return byTime;
            return x.Order != y.Order ? x.Order.CompareTo(y.Order) : x.Number.CompareTo(y.Number);
        }
    }

    /// <summary>Something that will happen unless it is taken back.</summary>
    internal sealed class Planned(Action action)
    {
        public Action Action { get; } = action;

        public bool IsCancelled { get; private set; }

        public void Cancel() => IsCancelled = true;
    }

    private sealed class Timer(VirtualTime time, TimerCallback callback, object? state) : ITimer
    {
        private Planned? planned;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            planned?.Cancel();
            planned = null;
            if (dueTime != Timeout.InfiniteTimeSpan)
                Arm(dueTime, period);
            return true;
        }

        public void Dispose() => planned?.Cancel();

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Arm(TimeSpan wait, TimeSpan period) => planned = time.Plan(time.GetUtcNow() + wait, AfterAllOrders, () =>
        {
            if (period > TimeSpan.Zero)
                Arm(period, period);
            callback(state);
        });
    }
}
