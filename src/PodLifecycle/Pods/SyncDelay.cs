using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>One error that a sync of a pod ended with.</summary>
/// <param name="Message">Its text.</param>
/// <param name="BackOffEnds">The error is a crash-loop back-off: when it ends. Else null.</param>
internal sealed record SyncError(string Message, DateTimeOffset? BackOffEnds = null);

/// <summary>When a kubelet looks at a pod again by itself. What happens in between to the pod brings the next sync earlier.</summary>
internal static class SyncDelay
{
    /// <summary>The kubelet's <c>syncFrequency</c> that nobody configured.</summary>
    public static readonly TimeSpan DefaultSyncFrequency = TimeSpan.FromMinutes(1);

    /// <summary>Every delay is drawn between itself and this many times itself.</summary>
    public const double Spread = 1.5;

    private const string NetworkNotReady = "network is not ready";
    private static readonly TimeSpan AfterNetworkNotReady = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterError = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromMinutes(1);

    /// <summary>The shortest time to the next sync; the longest is <see cref="Spread"/> times that.</summary>
    /// <param name="phaseTransition">The pod has gone from syncing to terminating, or from terminating to terminated.</param>
    /// <param name="errors">What went wrong; empty when nothing did.</param>
    /// <param name="at">When the sync ended.</param>
    /// <param name="syncFrequency">The time between two syncs when nothing happens.</param>
    /// <param name="version">Up to 1.34 a crash-loop back-off is an error like any other.</param>
    public static TimeSpan Shortest(bool phaseTransition, ValueList<SyncError> errors, DateTimeOffset at, TimeSpan syncFrequency, KubernetesVersion version)
    {
        if (phaseTransition)
            return TimeSpan.Zero;
        if (errors.Count == 0)
            return syncFrequency;

        DateTimeOffset? earliest = null;
        foreach (SyncError error in errors)
        {
            if (error.Message.Contains(NetworkNotReady, StringComparison.Ordinal))
                return AfterNetworkNotReady;
            if (error.BackOffEnds is { } end && !(earliest <= end))
                earliest = end;
        }

        if (earliest is not { } next || version < KubernetesVersion.V1_35)
            return AfterError;
        TimeSpan wait = next - at;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait < LongestBackOff ? wait : LongestBackOff;
    }
}
