namespace PodLifecycle.Simulation;

/// <summary>Why the time of a state wanders besides the usual polls of a kubelet.</summary>
[Flags]
internal enum ToleranceClasses
{
    /// <summary>It does not.</summary>
    Normal = 0,

    /// <summary>It came after a wait before another try: the kubelet sleeps up to half as long again.</summary>
    Retry = 1,

    /// <summary>It hangs on heartbeats and monitors of nodes.</summary>
    Node = 2,
}

/// <summary>A span of time, both ends included.</summary>
internal readonly record struct TimeWindow(TimeSpan Earliest, TimeSpan Latest)
{
    public bool Contains(TimeSpan at) => Earliest <= at && at <= Latest;

    public TimeWindow From(TimeSpan start) => new(start + Earliest, start + Latest);
}

/// <summary>How far times may be apart.</summary>
internal static class Tolerance
{
    private const double RetryFactor = 1.5;

    /// <summary>What lasts less is a matter of polls.</summary>
    public static readonly TimeSpan Short = TimeSpan.FromSeconds(1.5);

    public static readonly TimeSpan Normal = TimeSpan.FromSeconds(1.5);

    public static readonly TimeSpan Node = TimeSpan.FromSeconds(12);

    /// <summary>Runs that agree within this make an absolute time comparable.</summary>
    public static readonly TimeSpan Agreement = TimeSpan.FromSeconds(2);

    /// <summary>Closer than this, order means nothing.</summary>
    public static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(50);

    /// <summary>In a longer wait the kubelet wakes up before the end, and so may change the word for it.</summary>
    public static readonly TimeSpan LongWait = TimeSpan.FromSeconds(60);

    /// <summary>60 s with all the jitter, and the polls.</summary>
    public static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(91.5);

    /// <summary>The times that fit the recorded ones: the window of the widest of the classes.</summary>
    public static TimeWindow Around(ReadOnlySpan<TimeSpan> recorded, ToleranceClasses classes)
    {
        TimeSpan least = RecordedState.Least(recorded);
        TimeSpan greatest = RecordedState.Greatest(recorded);
        TimeSpan earliest = least - Normal;
        TimeSpan latest = greatest + Normal;
        if (classes.HasFlag(ToleranceClasses.Retry))
        {
            earliest = Earlier(earliest, (least / RetryFactor) - Normal);
            latest = Later(latest, (greatest * RetryFactor) + Normal);
        }

        if (classes.HasFlag(ToleranceClasses.Node))
        {
            earliest = Earlier(earliest, least - Node);
            latest = Later(latest, greatest + Node);
        }

        return new(earliest, latest);
    }

    public static TimeSpan Earlier(TimeSpan a, TimeSpan b) => a < b ? a : b;

    public static TimeSpan Later(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
