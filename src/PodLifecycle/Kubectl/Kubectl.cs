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

    /// <summary>The table of <c>kubectl get pods</c>. For <c>-w</c> see <see cref="WatchPrinter"/>.</summary>
    /// <param name="rows">The rows, in the order in which the server gives pods: by name.</param>
    /// <param name="options">The flags; none when null.</param>
    /// <returns>Lines that each end with <c>\n</c>; empty when there is no row, for then <c>kubectl</c> prints nothing on standard output.</returns>
    public static string GetTable(IEnumerable<PodRow> rows, TableOptions? options = null)
    {
        options ??= new TableOptions();
        return PodTable.Writer(options).Write(PodTable.Rows(rows, options));
    }

    /// <summary>The names of <c>kubectl get pods -o name</c>.</summary>
    /// <param name="pods">The pods in order.</param>
    /// <returns>One line <c>pod/name</c> for each, which ends with <c>\n</c>.</returns>
    public static string GetNames(IEnumerable<Pod> pods) => string.Concat(pods.Select(pod => $"pod/{pod.Metadata.Name}\n"));

    /// <summary>The text of <c>kubectl describe pod</c> of 1.36, with times in UTC.</summary>
    /// <param name="pod">The pod, with the defaults that the API server fills in.</param>
    /// <param name="events">
    /// The events of the cluster, in any order; those about other objects are left out. Null leaves out the section, as <c>--show-events=false</c> does.
    /// </param>
    /// <param name="now">The moment of looking (the clock of the user's machine).</param>
    /// <returns>Lines that each end with <c>\n</c>.</returns>
    public static string Describe(Pod pod, IEnumerable<Event>? events, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(pod);
        return PodDescription.Write(pod, events, now);
    }
}
