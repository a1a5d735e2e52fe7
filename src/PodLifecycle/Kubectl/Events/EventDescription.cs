using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>The events at the end of a description. They are aligned by themselves.</summary>
internal static class EventDescription
{
    /// <summary>Room for most tables.</summary>
    private const int UsualLength = 1024;

    /// <summary>The table, by the time of the last occurrence; empty when no event is about the object.</summary>
    public static string Write(IEnumerable<Event> events, EventReference about, DateTimeOffset now)
    {
        Event[] sorted = [.. events.Where(about.Matches).OrderBy(e => e.LastTimestamp ?? DateTimeOffset.MinValue)];
        if (sorted.Length == 0)
            return "";

        var text = new DescriptionWriter(UsualLength);
        text.Line(0, "Events:");
        text.Line(1, "Type\tReason\tAge\tFrom\tMessage");
        text.Line(1, "----\t------\t----\t----\t-------");
        foreach (Event e in sorted)
            text.Line(1, $"{e.Type}\t{e.Reason}\t{EventText.Interval(e, now)}\t{EventText.Component(e)}\t{Message(e)}");
        return text.Align();
    }

    private static string Message(Event e) =>
        e.InvolvedObject.FieldPath.Length == 0 ? e.Message.Trim() : $"{e.InvolvedObject.FieldPath}: {e.Message.Trim()}";
}
