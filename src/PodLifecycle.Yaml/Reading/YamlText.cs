using System.Buffers;
using System.Text;

namespace PodLifecycle.Yaml;

/// <summary>The characters that YAML knows.</summary>
internal static class YamlText
{
    private static readonly string[] Breaks = ["\r\n", "\n", "\r", "\u0085", "\u2028", "\u2029"];

    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
        Enumerable.Range(0, 0xA0).Select(c => (char)c).Where(c => c is not ('\t' or '\n' or '\r' or '\u0085') && c is < ' ' or >= '\u007f').Append('\ufffe').Append('\uffff').ToArray());

    /// <summary>The lines of a text, at all that is a line break in YAML 1.1.</summary>
    public static string[] Lines(string text) => text.Split(Breaks, StringSplitOptions.None);

    /// <summary>The position of the first character that YAML does not allow, or -1.</summary>
    public static int FindForbidden(ReadOnlySpan<char> text) => text.IndexOfAny(Forbidden);
}
