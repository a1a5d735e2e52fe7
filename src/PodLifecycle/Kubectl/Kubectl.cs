using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>What <c>kubectl</c> shows about pods, computed from the API objects at the moment somebody looks.</summary>
public static class Kubectl
{
    /// <summary>The row of <c>kubectl get pods -o wide</c>.</summary>
    /// <remarks>
    /// <code>
    /// PodRow row = Kubectl.Get(pod, now);   // row.Status == "CrashLoopBackOff", row.Restarts == "5 (2m ago)"
    /// </code>
    /// </remarks>
    /// <param name="pod">The pod. It need not be valid: contradictions print what the API server prints.</param>
    /// <param name="now">The moment of looking (the server's clock).</param>
    /// <param name="version">The API server's version. STATUS changed in 1.31 and in 1.35, see <see cref="StatusRule"/>.</param>
    /// <returns>The row.</returns>
    public static PodRow Get(Pod pod, DateTimeOffset now, KubernetesVersion version = KubernetesVersion.V1_36)
    {
        ArgumentNullException.ThrowIfNull(pod);
        return PodRow.Of(pod, now, version);
    }
}
