namespace PodLifecycle;

/// <summary>How long the containers of a terminating pod may take to stop: the shortest that anybody asked for.</summary>
internal static class EffectiveGracePeriod
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    /// <summary>The period, and whether it is shorter than the one that held until now.</summary>
    /// <remarks>
    /// Zero means that none has been decided yet: a request for 0 seconds can therefore be raised again by another one that is looked
    /// at after it.
    /// </remarks>
    /// <param name="current">What held until now; zero at first.</param>
    /// <param name="deletion">The period of the deletion request; null when the pod is not deleted.</param>
    /// <param name="kill">The period of a kill by the kubelet itself; null when it leaves it open.</param>
    /// <param name="spec">The pod's own period; it counts only when nobody asked for another.</param>
    public static (TimeSpan Period, bool IsShortened) Of(TimeSpan current, TimeSpan? deletion, TimeSpan? kill, TimeSpan? spec)
    {
        TimeSpan period = current;
        bool isAsked = false;
        if (deletion is { } asked && (period == TimeSpan.Zero || asked < period))
            (period, isAsked) = (asked, true);
        if (kill is { } killed && (period == TimeSpan.Zero || killed < period))
            (period, isAsked) = (killed, true);
        if (!isAsked && period == TimeSpan.Zero && spec is { } own)
            period = own;

        period = period < Shortest ? Shortest : period;
        return (period, current != TimeSpan.Zero && period != current);
    }
}
