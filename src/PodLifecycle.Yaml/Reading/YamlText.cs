using System.Buffers;
using System.Text;

namespace PodLifecycle.Yaml;

/// <summary>The characters that YAML knows.</summary>
internal static class YamlText
{
    private static readonly string[] Breaks = ["\r\n", "\n", "\r", "\u0085", "\u2028", "\u2029"];

    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
        "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000b\u000c\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f"
        + "\u007f\u0080\u0081\u0082\u0083\u0084\u0086\u0087\u0088\u0089\u008a\u008b\u008c\u008d\u008e\u008f\u0090\u0091\u0092\u0093\u0094\u0095\u0096\u0097\u0098\u0099\u009a\u009b\u009c\u009d\u009e\u009f\ufffe\uffff");

    /// <summary>The lines of a text, at all that is a line break in YAML 1.1.</summary>
    public static string[] Lines(string text) => text.Split(Breaks, StringSplitOptions.None);

    /// <summary>The position of the first character that YAML does not allow, or -1.</summary>
    public static int FindForbidden(ReadOnlySpan<char> text) => text.IndexOfAny(Forbidden);
}
