using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>What well-known tools beside <c>kubectl</c> call the health of a pod. They contradict each other on purpose: each answers a question of its own.</summary>
/// <remarks>
/// A pod with phase Failed is <see cref="KstatusStatus.Current"/> for kstatus (nobody has anything left to do) and <see cref="ArgoCdStatus.Degraded"/> for Argo CD.
/// <code>
/// KstatusHealth applied = PodHealth.Kstatus(pod, now);   // Failed, "Containers in CrashLoop state: app"
/// ArgoCdHealth shown = PodHealth.ArgoCd(pod);            // Degraded, "back-off 5m0s restarting failed container"
/// </code>
/// </remarks>
public static class PodHealth
{
    /// <summary>The verdict of kstatus, the library in which Flux and <c>kpt</c> wait for what they applied (Flux's cli-utils v1.2.3): is anything left to do?</summary>
    /// <param name="pod">The pod. It need not be valid.</param>
    /// <param name="now">The moment of looking. It matters to a pod that cannot be scheduled: until it is 15 seconds old (exclusive) it is still InProgress.</param>
    /// <returns>The verdict; what kstatus refuses to judge is <see cref="KstatusStatus.Unknown"/>, not an exception.</returns>
    public static KstatusHealth Kstatus(Pod pod, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(pod);
        return KstatusRules.Judge(pod, now);
    }

    /// <summary>The verdict of Argo CD (its gitops-engine of September 2026, without health checks of the user's own): does it do its work?</summary>
    /// <param name="pod">The pod, with the defaults that the API server fills in: without a restart policy a running pod is <see cref="ArgoCdStatus.Unknown"/>.</param>
    /// <returns>The verdict.</returns>
    public static ArgoCdHealth ArgoCd(Pod pod)
    {
        ArgumentNullException.ThrowIfNull(pod);
        return ArgoCdRules.Judge(pod);
    }
}
