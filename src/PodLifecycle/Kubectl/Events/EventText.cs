using System.Globalization;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>What the printers of events have in common.</summary>
internal static class EventText
{
    /// <summary>How long ago, and, for one that came several times, how often since when: <c>20s (x12 over 4m20s)</c>.</summary>
    public static string Interval(Event e, DateTimeOffset now)
    {
        string first = Age.Of(e.EventTime ?? e.FirstTimestamp, now);
        if (e.Series is { } series)
            return Repeated(Age.Of(series.LastObservedTime, now), series.Count, first);

        return e.Count > 1 ? Repeated(Age.Of(e.LastTimestamp, now), e.Count, first) : first;
    }

    public static string Component(Event e) => e.Source.Component.Length > 0 ? e.Source.Component : e.ReportingComponent;

    private static string Repeated(string last, int count, string first) => string.Create(CultureInfo.InvariantCulture, $"{last} (x{count} over {first})");
}
