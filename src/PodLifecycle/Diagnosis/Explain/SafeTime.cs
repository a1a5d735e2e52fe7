namespace PodLifecycle;

/// <summary>Sums of times from pods that nobody has checked: they stop at the end of time instead of throwing.</summary>
internal static class SafeTime
{
    public static DateTimeOffset Add(DateTimeOffset at, TimeSpan duration) =>
        duration > DateTimeOffset.MaxValue - at ? DateTimeOffset.MaxValue
        : duration < DateTimeOffset.MinValue - at ? DateTimeOffset.MinValue
        : at + duration;

    public static TimeSpan Seconds(long seconds) =>
        seconds > TimeSpan.MaxValue.Ticks / TimeSpan.TicksPerSecond ? TimeSpan.MaxValue
        : seconds < TimeSpan.MinValue.Ticks / TimeSpan.TicksPerSecond ? TimeSpan.MinValue
        : TimeSpan.FromSeconds(seconds);
}
