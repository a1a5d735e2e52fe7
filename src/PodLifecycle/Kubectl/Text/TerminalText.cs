using System.Buffers;

namespace PodLifecycle;

/// <summary>Text from a cluster must not steer the terminal it is printed on.</summary>
internal static class TerminalText
{
    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\n\r\f");

    /// <summary>Escape characters become <c>^[</c>, carriage returns the two characters <c>\r</c>.</summary>
    public static string Escape(string text) =>
        text.AsSpan().ContainsAny('\u001b', '\r')
            ? text.Replace("\u001b", "^[", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal)
            : text;

    /// <summary>The first line, with <c>...</c> where there are more; escaped.</summary>
    public static string FirstLine(string text)
    {
        int end = text.AsSpan().IndexOfAny(LineEnds);
        return Escape(end < 0 ? text : text[..end] + "...");
    }
}
