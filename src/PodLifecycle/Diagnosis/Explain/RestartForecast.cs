using System.Globalization;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>When a container that is down is started again: a window, for the kubelet stretches its waits at random.</summary>
/// <param name="Wait">The back-off after the last end.</param>
/// <param name="From">The earliest instant.</param>
/// <param name="To">The latest instant, if the kubelet does its work.</param>
internal readonly record struct RestartForecast(TimeSpan Wait, DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>Since 1.35 the next look comes when the back-off ends, but within a minute, and up to half of that later.</summary>
    private const double MostStretched = 0.5;
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(60);

    /// <summary>Before 1.35 the next look came 10 to 15 seconds after the one before, whatever the back-off.</summary>
    private static readonly TimeSpan LatestLookOnce = TimeSpan.FromSeconds(15);

    private const string MessageStart = "back-off ";
    private const string MessageEnd = " restarting";

    /// <summary>For a container in CrashLoopBackOff, whose message tells the wait.</summary>
    public static RestartForecast? InBackOff(ContainerStatus status, KubernetesVersion version) =>
        status.LastState.Terminated is { FinishedAt: { UtcTicks: > 0 } } end ? After(end, Told(status.State.Waiting?.Message ?? "") ?? LongestWait(status.RestartCount), version) : null;

    /// <summary>For a container that has ended: the longest wait that so many restarts can have led to.</summary>
    public static RestartForecast? AfterEnd(ContainerStatus status, KubernetesVersion version)
    {
        if (status.State.Terminated is not { FinishedAt: { UtcTicks: > 0 } finished } end)
            return null;
        bool isForgotten = end.StartedAt is { UtcTicks: > 0 } started && BackOffLadder.Default.IsForgotten(started, finished);
        return After(end, isForgotten ? TimeSpan.Zero : LongestWait(status.RestartCount), version);
    }

    private static RestartForecast After(ContainerStateTerminated end, TimeSpan wait, KubernetesVersion version)
    {
        DateTimeOffset finished = end.FinishedAt!.Value;
        DateTimeOffset from = SafeTime.Add(finished, wait);
        TimeSpan late = version < KubernetesVersion.V1_35 ? LatestLookOnce : MostStretched * (wait < LongestSleep ? wait : LongestSleep);
        DateTimeOffset to = SafeTime.Add(from, late);

        // The kubelet forgets a ladder ten minutes after its last start, even in the middle of a wait.
        if (end.StartedAt is { UtcTicks: > 0 } started && SafeTime.Add(started, BackOffLadder.Default.ResetAfter) is var forgotten && forgotten < from)
            from = forgotten > finished ? forgotten : finished;
        return new(wait, from, to);
    }

    /// <summary>Before the first restart there is no wait; before the second 10 seconds, then twice as long each time, 5 minutes at most.</summary>
    private static TimeSpan LongestWait(int restarts)
    {
        BackOffLadder ladder = BackOffLadder.Default;
        if (restarts <= 0)
            return TimeSpan.Zero;
        TimeSpan wait = ladder.Initial;
        for (int i = 1; i < restarts && wait < ladder.Maximum; i++)
            wait = ladder.Next(wait);
        return wait;
    }

    /// <summary>The wait that the kubelet's message tells, such as <c>2m40s</c>; null where it tells none.</summary>
    private static TimeSpan? Told(string message)
    {
        if (!message.StartsWith(MessageStart, StringComparison.Ordinal))
            return null;
        int end = message.IndexOf(MessageEnd, StringComparison.Ordinal);
        ReadOnlySpan<char> text = end < 0 ? [] : message.AsSpan(MessageStart.Length, end - MessageStart.Length);
        int minutes = 0;
        int minuteSign = text.IndexOf('m');
        if (minuteSign >= 0 && !int.TryParse(text[..minuteSign], NumberStyles.None, CultureInfo.InvariantCulture, out minutes))
            return null;
        ReadOnlySpan<char> rest = text[(minuteSign + 1)..];
        return rest.Length > 1 && rest[^1] == 's' && int.TryParse(rest[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) && minutes <= 60
            ? new TimeSpan(0, minutes, seconds)
            : null;
    }
}
