namespace PodLifecycle;

/// <summary>The number that a new instance of a container carries.</summary>
internal static class RestartCount
{
    /// <summary>One more than the newest instance; without one, one more than the highest that left a log file behind.</summary>
    /// <param name="newest">The container's newest instance; null when the runtime knows none.</param>
    /// <param name="highestLog">The highest number among its log files, which outlive the instances; null when there is none.</param>
    public static int Next(ContainerRecord? newest, int? highestLog) => newest is not null ? newest.RestartCount + 1 : highestLog + 1 ?? 0;
}
