using System.Diagnostics;

namespace PodLifecycle;

/// <summary>The transcript of <c>kubectl get pods -w</c>, one change after another: the heading comes once, and columns only grow.</summary>
/// <remarks>
/// Not safe for use from several threads.
/// <code>
/// var watch = new WatchPrinter();
/// string text = watch.Print(Kubectl.Get(pod, now));   // heading and row
/// text += watch.Print(Kubectl.Get(changed, later));   // row
/// </code>
/// </remarks>
public sealed class WatchPrinter
{
    private readonly TableOptions options;
    private readonly TableWriter table;

    /// <summary>Begins a transcript.</summary>
    /// <param name="options">The flags; none when null.</param>
    public WatchPrinter(TableOptions? options = null)
    {
        this.options = options ?? new TableOptions();
        table = PodTable.Writer(this.options);
    }

    /// <summary>What is printed for a list of pods, such as those that are there when the watch begins.</summary>
    /// <param name="rows">The rows in the order of the list.</param>
    /// <param name="type">What happened to them; shown only with <see cref="TableOptions.OutputWatchEvents"/>.</param>
    /// <returns>Lines that each end with <c>\n</c>; empty when there is no row.</returns>
    public string Print(IEnumerable<PodRow> rows, WatchEventType type = WatchEventType.Added) =>
        table.Write(PodTable.Rows(rows, options), Word(type));

    /// <summary>What is printed for the change of one pod.</summary>
    /// <param name="row">The pod after the change; for a deleted one as it was last.</param>
    /// <param name="type">What happened; shown only with <see cref="TableOptions.OutputWatchEvents"/>.</param>
    /// <returns>A line that ends with <c>\n</c>, with the heading before it the first time.</returns>
    public string Print(PodRow row, WatchEventType type = WatchEventType.Modified) => Print([row], type);

    /// <summary>All are eight characters long, so that the column never grows.</summary>
    private static string Word(WatchEventType type) => type switch
    {
        WatchEventType.Added => "ADDED   ",
        WatchEventType.Modified => "MODIFIED",
        WatchEventType.Deleted => "DELETED ",
        WatchEventType.Error => "ERROR   ",
        _ => throw new UnreachableException(),
    };
}
