using System.Globalization;
using System.Text;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>Collects the lines of a description. Titles and values are separated by tabs, which are aligned at the end.</summary>
internal sealed class DescriptionWriter
{
    private const string BlanksPerLevel = "  ";
    private readonly StringBuilder text = new();

    /// <summary>A line as it is, behind the blanks of its level.</summary>
    public void Line(int level, string line)
    {
        for (int i = 0; i < level; i++)
            text.Append(BlanksPerLevel);
        text.Append(line).Append('\n');
    }

    /// <summary><c>Title: value</c></summary>
    public void Field(int level, string title, string value) => Line(level, $"{title}:\t{value}");

    public void Field(int level, string title, long value) => Field(level, title, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Only where there is a value.</summary>
    public void OptionalField(int level, string title, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            Field(level, title, value);
    }

    /// <summary>An instant; the year 1 where it is not set.</summary>
    public void Time(int level, string title, DateTimeOffset? time) =>
        Field(level, title, (time ?? default).UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture));

    /// <summary>A title whose values stand below each other, the first one beside the title.</summary>
    public void List(int level, string title, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
            Field(level, title, PodRow.None);
        for (int i = 0; i < values.Count; i++)
            Line(i == 0 ? level : 0, $"{(i == 0 ? title + ":" : "")}\t{values[i]}");
    }

    /// <summary>Limits and requests, sorted by resource.</summary>
    public void Resources(int level, ResourceRequirements resources)
    {
        Amounts(level, "Limits:", resources.Limits);
        Amounts(level, "Requests:", resources.Requests);
    }

    private void Amounts(int level, string title, ValueMap<Quantity> amounts)
    {
        if (amounts.Count > 0)
            Line(level, title);
        foreach ((string resource, Quantity amount) in amounts)
            Field(level + 1, resource, amount.ToString());
    }

    /// <summary>The aligned text, safe for a terminal.</summary>
    public string Align() => text.Length == 0 ? "" : ElasticTabs.ForDescription().Align(TerminalText.Escape(text.ToString()));
}
