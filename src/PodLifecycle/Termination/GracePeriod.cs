using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>How long a container that is stopped may go on running.</summary>
internal static class GracePeriod
{
    /// <summary>No container gets less between its stop signal and its end by force, not even when the grace period is 0.</summary>
    public static readonly TimeSpan Minimum = TimeSpan.FromSeconds(2);

    /// <summary>292 years: what a duration can hold in Kubernetes; a longer grace period counts as this.</summary>
    private const long LongestSeconds = 9_223_372_036;

    /// <summary>The grace period of one container: preStop hook, waiting for other containers and the stop share it.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="container">The main or init container; null for an ephemeral one.</param>
    /// <param name="reason">Why it is killed: a probe's own grace period counts only for kills by that probe.</param>
    /// <param name="override">What the termination of the pod, an eviction or a reset asks for; it may be longer than the pod's.</param>
    public static TimeSpan For(Pod pod, Container? container, KillReason reason, TimeSpan? @override)
    {
        if (@override is { } asked)
            return asked;
        if (pod.Metadata.DeletionGracePeriodSeconds is { } deletion)
            return OfSeconds(deletion);
        if (pod.Spec.TerminationGracePeriodSeconds is not { } spec)
            return Minimum;

        long? ofProbe = reason switch
        {
            KillReason.StartupProbe => container?.StartupProbe?.TerminationGracePeriodSeconds,
            KillReason.LivenessProbe => container?.LivenessProbe?.TerminationGracePeriodSeconds,
            _ => null,
        };
        return OfSeconds(ofProbe ?? spec);
    }

    /// <summary>A grace period as the API writes it.</summary>
    public static TimeSpan OfSeconds(long seconds) => TimeSpan.FromSeconds(Math.Clamp(seconds, -LongestSeconds, LongestSeconds));

    /// <summary>Whether the preStop hook is run at all.</summary>
    public static bool AllowsHook(TimeSpan grace) => grace > TimeSpan.Zero;

    /// <summary>What is left after a hook or a wait, of which only whole seconds count; less than nothing is possible.</summary>
    public static TimeSpan Left(TimeSpan grace, TimeSpan spent) => grace - TimeSpan.FromSeconds(spent.Ticks / TimeSpan.TicksPerSecond);

    /// <summary>The time that the runtime gives the process between the stop signal and the end by force.</summary>
    public static TimeSpan StopTimeout(TimeSpan left) => left > Minimum ? left : Minimum;
}
