using System.Text;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>Annotations as <c>kubectl describe</c> shows them: long values below their keys, and cut.</summary>
internal static class AnnotationText
{
    private const string LastApplied = "kubectl.kubernetes.io/last-applied-configuration";
    private const int LongestLine = 140;
    private const string Separator = ": ";

    /// <summary>One text for each annotation but the one in which <c>kubectl apply</c> keeps the manifest; a text may have several lines.</summary>
    public static IReadOnlyList<string> Lines(ValueMap<string> annotations) =>
        [.. annotations.Where(a => a.Key != LastApplied).Select(a => Line(a.Key, a.Value))];

    private static string Line(string key, string value)
    {
        if (value.EndsWith('\n'))
            value = value[..^1];
        if (Bytes(key) + Separator.Length + Bytes(value) <= LongestLine && !value.Contains('\n', StringComparison.Ordinal))
            return key + Separator + value;

        var text = new StringBuilder(key).Append(':');
        foreach (string line in value.Split('\n'))
            text.Append("\n\t  ").Append(Cut(line, LongestLine - Separator.Length));
        return text.ToString();
    }

    /// <summary>The first bytes of a text and <c>...</c> when it has more. What is left of a character that is cut in two shows as replacement characters.</summary>
    public static string Cut(string text, int longest)
    {
        if (Bytes(text) <= longest)
            return text;

        int bytes = 0;
        int end = 0;
        while (true)
        {
            Rune rune = Rune.GetRuneAt(text, end);
            if (bytes + rune.Utf8SequenceLength > longest)
                return text[..end] + new string('\uFFFD', longest - bytes) + "...";
            bytes += rune.Utf8SequenceLength;
            end += rune.Utf16SequenceLength;
        }
    }

    private static int Bytes(string text) => Encoding.UTF8.GetByteCount(text);
}
