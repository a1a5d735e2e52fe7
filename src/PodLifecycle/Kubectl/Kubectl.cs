using System.Text.Json;
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

    /// <summary>How the STATUS column came about: the steps in which rules wrote it, each overwriting the one before.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="version">The API server's version.</param>
    /// <returns>At least one step; the status of the last one is what <see cref="Get"/> shows.</returns>
    public static IReadOnlyList<StatusStep> ExplainStatus(Pod pod, KubernetesVersion version = KubernetesVersion.V1_36)
    {
        ArgumentNullException.ThrowIfNull(pod);
        var steps = new List<StatusStep>();
        new StatusDerivation<StatusSteps>(pod, version, new StatusSteps(pod, steps)).Run();
        return steps;
    }

    /// <summary>The table of <c>kubectl get pods</c>. For <c>-w</c> see <see cref="WatchPrinter"/>.</summary>
    /// <param name="rows">The rows, in the order in which the server gives pods: by name.</param>
    /// <param name="options">The flags; none when null.</param>
    /// <returns>Lines that each end with <c>\n</c>; empty when there is no row, for then <c>kubectl</c> prints nothing on standard output.</returns>
    public static string GetTable(IEnumerable<PodRow> rows, TableOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        options ??= new TableOptions();
        return PodTable.Writer(options).Write(PodTable.Rows(rows, options));
    }

    /// <summary>The names of <c>kubectl get pods -o name</c>.</summary>
    /// <param name="pods">The pods in order.</param>
    /// <returns>One line <c>pod/name</c> for each, which ends with <c>\n</c>.</returns>
    public static string GetNames(IEnumerable<Pod> pods)
    {
        ArgumentNullException.ThrowIfNull(pods);
        return string.Concat(pods.Select(pod => $"pod/{pod.Metadata.Name}\n"));
    }

    /// <summary>The JSON of <c>kubectl get -o json</c> for one object that was asked for by its name; of a pod without the managed fields. For <c>-o yaml</c> see the package PodLifecycle.Yaml.</summary>
    /// <param name="value">The object.</param>
    /// <returns>JSON with members sorted by name, indented by four blanks a level, which ends with <c>\n</c>.</returns>
    /// <exception cref="KubectlException">The object nests deeper than 1,000 levels.</exception>
    public static string GetJson(ApiObject value)
    {
        ArgumentNullException.ThrowIfNull(value);
        using JsonDocument json = ObjectJson.Of(ObjectJson.Shown(value));
        return GoJson.Indented(json.RootElement) + "\n";
    }

    /// <summary>The JSON of <c>kubectl get -o json</c> for several objects: a List.</summary>
    /// <param name="items">The objects in order.</param>
    /// <returns>As <see cref="GetJson(ApiObject)"/>; a list without items when there are none.</returns>
    /// <exception cref="KubectlException">An object nests deeper than 1,000 levels.</exception>
    public static string GetJson(IEnumerable<ApiObject> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        using JsonDocument json = ObjectJson.OfList(items.Select(ObjectJson.Shown));
        return GoJson.Indented(json.RootElement) + "\n";
    }

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

    /// <summary>The order of <c>kubectl get --sort-by</c> of 1.31 and later.</summary>
    /// <typeparam name="T">The objects, such as <see cref="Pod"/>.</typeparam>
    /// <param name="objects">The objects in the order of the server: by name.</param>
    /// <param name="sortBy">The path of a field, such as <c>.metadata.creationTimestamp</c>; braces and the leading dot may be left out.</param>
    /// <returns>
    /// The same objects: those without the field first, in reverse order, then by number, amount (<c>250m</c> before <c>1</c>) or text (ordinal). Equal ones keep their order; <c>kubectl</c>
    /// guarantees that only for up to twelve.
    /// </returns>
    /// <exception cref="KubectlException">The path cannot be read, no object has the field, or its values have no order.</exception>
    public static IReadOnlyList<T> Sort<T>(IEnumerable<T> objects, string sortBy)
        where T : ApiObject
    {
        ArgumentNullException.ThrowIfNull(objects);
        ArgumentNullException.ThrowIfNull(sortBy);
        return ObjectSort.By(objects, sortBy);
    }

    /// <summary>The table of <c>kubectl get events</c>. It is not sorted by time.</summary>
    /// <param name="events">The events in the order of the server: by name.</param>
    /// <param name="now">The moment of looking (the server's clock).</param>
    /// <param name="options">The flags; none when null.</param>
    /// <returns>Lines that each end with <c>\n</c>; empty when there is no event.</returns>
    public static string GetEvents(IEnumerable<Event> events, DateTimeOffset now, TableOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(events);
        return EventTables.Get(events, now, options ?? new TableOptions());
    }

    /// <summary>The table of <c>kubectl events</c>, oldest first.</summary>
    /// <param name="events">The events in any order.</param>
    /// <param name="now">The moment of looking (the clock of the user's machine).</param>
    /// <param name="options">The flags, of which this command knows <see cref="TableOptions.NoHeaders"/> and <see cref="TableOptions.AllNamespaces"/>; none when null.</param>
    /// <returns>Lines that each end with <c>\n</c>. Messages keep their line breaks.</returns>
    public static string Events(IEnumerable<Event> events, DateTimeOffset now, TableOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(events);
        return EventTables.Events(events, now, options ?? new TableOptions());
    }
}
