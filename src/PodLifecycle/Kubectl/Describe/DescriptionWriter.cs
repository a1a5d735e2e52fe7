using System.Globalization;
using System.Text;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>Collects the lines of a description. Titles and values are separated by tabs, which are aligned at the end.</summary>
internal sealed class DescriptionWriter
{
    private const int BlanksPerLevel = 2;

    /// <summary>Room for most pods.</summary>
    private const int LengthOfAPod = 4096;

    /// <summary>Kubernetes writes UTC as an offset.</summary>
    private const string Utc = "+0000";

    private readonly StringBuilder text;

    /// <param name="usualLength">The room that is made at first.</param>
    public DescriptionWriter(int usualLength = LengthOfAPod) => text = new(usualLength);

    /// <summary>A line as it is, behind the blanks of its level.</summary>
    public void Line(int level, string line) => text.Append(' ', level * BlanksPerLevel).Append(line).Append('\n');

    /// <summary><c>Title: value</c></summary>
    public void Field(int level, string title, string value) => Title(level, title).Append(value).Append('\n');

    public void Field(int level, string title, long value) => Title(level, title).Append(CultureInfo.InvariantCulture, $"{value}\n");

    /// <summary>Only where there is a value.</summary>
    public void OptionalField(int level, string title, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            Field(level, title, value);
    }

    /// <summary>An instant; the year 1 where it is not set.</summary>
    public void Time(int level, string title, DateTimeOffset? time)
    {
        Title(level, title).Append(CultureInfo.InvariantCulture, $"{(time ?? default).UtcDateTime:r}");
        text.Length -= "GMT".Length;
        text.Append(Utc).Append('\n');
    }

    /// <summary>A title whose values stand below each other, the first one beside the title.</summary>
    public void List(int level, string title, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
            Field(level, title, PodRow.None);
        for (int i = 0; i < values.Count; i++)
            (i == 0 ? Title(level, title) : text.Append('\t')).Append(values[i]).Append('\n');
    }

    /// <summary>Limits and requests, sorted by resource.</summary>
    public void Resources(int level, ResourceRequirements resources)
    {
        Amounts(level, "Limits:", resources.Limits);
        Amounts(level, "Requests:", resources.Requests);
    }

    private StringBuilder Title(int level, string title) => text.Append(' ', level * BlanksPerLevel).Append(title).Append(":\t");

    private void Amounts(int level, string title, ValueMap<Quantity> amounts)
    {
        if (amounts.Count > 0)
            Line(level, title);
        foreach ((string resource, Quantity amount) in amounts)
            Field(level + 1, resource, amount.ToString());
    }

    /// <summary>The aligned text, safe for a terminal.</summary>
    /// <param name="followedBy">What stands behind it as it is.</param>
    public string Align(string followedBy = "") => text.Length == 0 ? followedBy : ElasticTabs.ForDescription().Align(TerminalText.Escape(text.ToString()), followedBy);
}
