using System.Text;

namespace PodLifecycle;

/// <summary>
/// Writes tables as <c>kubectl get</c> does: the server's columns between those that the flags add. A later call continues the same table: no second heading, and
/// columns only grow.
/// </summary>
/// <param name="kind">What <c>--show-kind</c> puts in front of names.</param>
/// <param name="columns">The headings of the server's columns.</param>
/// <param name="options">The flags.</param>
internal sealed class TableWriter(string kind, string[] columns, TableOptions options)
{
    private readonly ElasticTabs tabs = ElasticTabs.ForTable();
    private bool hasHeading = options.NoHeaders;

    /// <summary>The rows' text; empty when there are none.</summary>
    /// <param name="rows">The rows in order.</param>
    /// <param name="watchEvent">The cell of the column EVENT, where that is wanted.</param>
    public string Write(IEnumerable<TableRow> rows, string watchEvent = "")
    {
        var text = new StringBuilder();
        foreach (TableRow row in rows)
        {
            if (!hasHeading)
                WriteHeading(text);
            hasHeading = true;
            WriteRow(text, row, watchEvent);
        }

        return text.Length == 0 ? "" : tabs.Align(text.ToString());
    }

    private void WriteHeading(StringBuilder text)
    {
        if (options.OutputWatchEvents)
            text.Append("EVENT\t");
        if (options.AllNamespaces)
            text.Append("NAMESPACE\t");
        text.AppendJoin('\t', columns);
        foreach (string label in options.LabelColumns)
            text.Append('\t').Append(label[(label.LastIndexOf('/') + 1)..].ToUpperInvariant());
        if (options.ShowLabels)
            text.Append("\tLABELS");
        text.Append('\n');
    }

    private void WriteRow(StringBuilder text, TableRow row, string watchEvent)
    {
        if (options.OutputWatchEvents)
            text.Append(watchEvent).Append('\t');
        if (options.AllNamespaces)
            text.Append(row.Namespace).Append('\t');
        if (options.ShowKind)
            text.Append(kind).Append('/');
        for (int i = 0; i < row.Cells.Length; i++)
            text.Append(i == 0 ? "" : "\t").Append(TerminalText.FirstLine(row.Cells[i]));
        foreach (string label in options.LabelColumns)
            text.Append('\t').Append(row.Labels.GetValueOrDefault(label, ""));
        if (options.ShowLabels)
            text.Append('\t').Append(row.Labels.Count == 0 ? PodRow.None : row.Labels.ToString());
        text.Append('\n');
    }
}
