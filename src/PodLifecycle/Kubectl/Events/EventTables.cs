using System.Globalization;
using System.Text;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>The two tables of events: that of the server, <c>kubectl get events</c>, and that of <c>kubectl events</c>.</summary>
internal static class EventTables
{
    private static readonly string[] Columns = ["LAST SEEN", "TYPE", "REASON", "OBJECT", "MESSAGE"];

    private static readonly string[] WideColumns =
        ["LAST SEEN", "TYPE", "REASON", "OBJECT", "SUBOBJECT", "SOURCE", "MESSAGE", "FIRST SEEN", "COUNT", "NAME"];

    /// <summary>In the order given: the server does not sort by time.</summary>
    public static string Get(IEnumerable<Event> events, DateTimeOffset now, TableOptions options) =>
        new TableWriter("event", options.Wide ? WideColumns : Columns, options)
            .Write(events.Select(e => new TableRow(e.Metadata.Namespace, e.Metadata.Labels, Cells(e, now, options.Wide))));

    /// <summary>Oldest first. Messages keep their line breaks.</summary>
    public static string Events(IEnumerable<Event> events, DateTimeOffset now, TableOptions options)
    {
        var text = new StringBuilder();
        if (!options.NoHeaders)
            text.Append(options.AllNamespaces ? "NAMESPACE\t" : "").AppendJoin('\t', Columns).Append('\n');
        foreach (Event e in events.OrderBy(e => e.Series?.LastObservedTime ?? e.LastTimestamp ?? e.EventTime ?? DateTimeOffset.MinValue))
        {
            text.Append(options.AllNamespaces ? e.Metadata.Namespace + "\t" : "");
            text.AppendJoin('\t', EventText.Interval(e, now), e.Type, e.Reason, $"{e.InvolvedObject.Kind}/{e.InvolvedObject.Name}", e.Message.Trim()).Append('\n');
        }

        return ElasticTabs.ForTable().Align(TerminalText.Escape(text.ToString()));
    }

    private static string[] Cells(Event e, DateTimeOffset now, bool wide)
    {
        string lastSeen = Age.Of(e.Series?.LastObservedTime ?? e.LastTimestamp ?? e.FirstTimestamp ?? e.EventTime, now);
        string about = Object(e.InvolvedObject);
        string message = e.Message.Trim();
        if (!wide)
            return [lastSeen, e.Type, e.Reason, about, message];

        int count = Math.Max(1, e.Series?.Count ?? e.Count);
        return
        [
            lastSeen, e.Type, e.Reason, about, e.InvolvedObject.FieldPath, Source(e), message,
            Age.Of(e.FirstTimestamp ?? e.EventTime, now), count.ToString(CultureInfo.InvariantCulture), e.Metadata.Name,
        ];
    }

    private static string Object(ObjectReference about)
    {
#pragma warning disable CA1308 // The server writes kinds in lower case.
        string kind = about.Kind.ToLowerInvariant();
#pragma warning restore CA1308
        return about.Name.Length == 0 ? kind : $"{kind}/{about.Name}";
    }

    private static string Source(Event e)
    {
        string host = e.Source.Host.Length > 0 ? e.Source.Host : e.ReportingInstance;
        return host.Length == 0 ? EventText.Component(e) : $"{EventText.Component(e)}, {host}";
    }
}
