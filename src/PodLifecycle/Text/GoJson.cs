using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PodLifecycle;

/// <summary>JSON as Go writes it: members sorted by name, and characters escaped that could end a script in a web page.</summary>
internal static class GoJson
{
    private const string Indent = "    ";

    public static string Compact(JsonElement value)
    {
        var text = new StringBuilder();
        Write(text, value, 0, indented: false);
        return text.ToString();
    }

    /// <summary>A text as JSON.</summary>
    public static string Text(string value)
    {
        var text = new StringBuilder();
        WriteText(text, value);
        return text.ToString();
    }

    /// <summary>A value, indented by four blanks a level.</summary>
    public static string Indented(JsonElement value)
    {
        var text = new StringBuilder();
        Write(text, value, 0, indented: true);
        return text.ToString();
    }

    /// <summary>A list of values as one array, indented by four blanks a level.</summary>
    public static string Indented(IReadOnlyList<JsonElement> values)
    {
        var text = new StringBuilder();
        WriteSequence(text, '[', ']', values, 0, indented: true, (value, depth) => Write(text, value, depth, indented: true));
        return text.ToString();
    }

    public static IEnumerable<JsonProperty> Sorted(JsonElement value) => value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal);

    private static void Write(StringBuilder text, JsonElement value, int depth, bool indented)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteSequence(text, '{', '}', [.. Sorted(value)], depth, indented, (member, level) =>
                {
                    WriteText(text, member.Name);
                    text.Append(indented ? ": " : ":");
                    Write(text, member.Value, level, indented);
                });
                break;
            case JsonValueKind.Array:
                WriteSequence(text, '[', ']', [.. value.EnumerateArray()], depth, indented, (element, level) => Write(text, element, level, indented));
                break;
            case JsonValueKind.String:
                WriteText(text, value.GetString()!);
                break;
            case JsonValueKind.Undefined:
                text.Append("null");
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

    private static void WriteSequence<T>(StringBuilder text, char open, char close, IReadOnlyList<T> items, int depth, bool indented, Action<T, int> write)
    {
        text.Append(open);
        for (int i = 0; i < items.Count; i++)
        {
            if (i > 0)
                text.Append(',');
            if (indented)
                NewLine(text, depth + 1);
            write(items[i], depth + 1);
        }

        if (indented && items.Count > 0)
            NewLine(text, depth);
        text.Append(close);
    }

    private static void NewLine(StringBuilder text, int depth)
    {
        text.Append('\n');
        for (int i = 0; i < depth; i++)
            text.Append(Indent);
    }

    private static void WriteText(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (char c in value)
        {
            text.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\b' => "\\b",
                '\f' => "\\f",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' or '<' or '>' or '&' or '\u2028' or '\u2029' => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => c.ToString(),
            });
        }

        text.Append('"');
    }
}
