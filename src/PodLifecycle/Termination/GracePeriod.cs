using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>How long a container that is stopped may go on running.</summary>
internal static class GracePeriod
{
    /// <summary>No container gets less between its stop signal and its end by force, not even when the grace period is 0.</summary>
    public static readonly TimeSpan Minimum = TimeSpan.FromSeconds(2);

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
            return TimeSpan.FromSeconds(deletion);
        if (pod.Spec.TerminationGracePeriodSeconds is not { } spec)
            return Minimum;

        long? ofProbe = reason switch
        {
            KillReason.StartupProbe => container?.StartupProbe?.TerminationGracePeriodSeconds,
            KillReason.LivenessProbe => container?.LivenessProbe?.TerminationGracePeriodSeconds,
            _ => null,
        };
        return TimeSpan.FromSeconds(ofProbe ?? spec);
    }

    /// <summary>Whether the preStop hook is run at all.</summary>
    public static bool AllowsHook(TimeSpan grace) => grace > TimeSpan.Zero;

    /// <summary>What is left after a hook or a wait, of which only whole seconds count; less than nothing is possible.</summary>
    public static TimeSpan Left(TimeSpan grace, TimeSpan spent) => grace - TimeSpan.FromSeconds(spent.Ticks / TimeSpan.TicksPerSecond);

    /// <summary>The time that the runtime gives the process between the stop signal and the end by force.</summary>
    public static TimeSpan StopTimeout(TimeSpan left) => left > Minimum ? left : Minimum;

    /// <summary>The grace period of a whole pod that is terminated, which is handed down to its containers as the override.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="requested">What an eviction, a preemption or a shutdown asks for; null for none.</param>
    public static TimeSpan OfPod(Pod pod, TimeSpan? requested)
    {
        TimeSpan? shortest = pod.Metadata.DeletionGracePeriodSeconds is { } deletion ? TimeSpan.FromSeconds(deletion) : null;
        if (requested is { } asked && !(shortest <= asked))
            shortest = asked;
        shortest ??= TimeSpan.FromSeconds(pod.Spec.TerminationGracePeriodSeconds ?? 0);
        TimeSpan least = TimeSpan.FromSeconds(1);
        return shortest > least ? shortest.Value : least;
    }
}
