using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PodLifecycle.Api;

namespace PodLifecycle.Yaml;

/// <summary>Texts as kubectl writes them in YAML: plain where that is read back as the same text, else in quotes or as a block.</summary>
internal static partial class YamlScalarText
{
    /// <summary>A line is broken at the first blank after this column.</summary>
    private const int Width = 80;

    private const string StartsWithMeaning = "#,[]{}&*!|>'\"%@`";

    /// <summary>A text as a key: always on one line.</summary>
    public static string Key(string key)
    {
        var text = new StringBuilder();
        if (key.Contains('\n', StringComparison.Ordinal) || key == "<<")
            AppendDoubleQuoted(text, key, 0, canBreak: false);
        else
            AppendLine(text, key, 0, canBreak: false);
        return text.ToString();
    }

    /// <summary>Appends a text as a value whose further lines begin at a column.</summary>
    public static void Append(StringBuilder text, string value, int indent)
    {
        if (!value.Contains('\n', StringComparison.Ordinal))
            AppendLine(text, value, indent, canBreak: true);
        else if (CanBeBlock(value))
            AppendBlock(text, value, indent);
        else
            AppendDoubleQuoted(text, value, indent, canBreak: true);
    }

    private static void AppendLine(StringBuilder text, string value, int indent, bool canBreak)
    {
        if (NeedsDoubleQuotes(value))
            AppendDoubleQuoted(text, value, indent, canBreak);
        else if (NeedsQuotes(value))
            AppendFolded(text, "'" + value.Replace("'", "''", StringComparison.Ordinal) + "'", indent, canBreak);
        else
            AppendFolded(text, value, indent, canBreak);
    }

    /// <summary>It would be read as something else than a text, or holds what cannot be printed.</summary>
    private static bool NeedsDoubleQuotes(string value) =>
        value.Length == 0 || YamlScalar.IsSpecial(value) || Base60().IsMatch(value) || Timestamp().IsMatch(value) || !IsPrintable(value);

    private static bool NeedsQuotes(string value)
    {
        if (StartsWithMeaning.Contains(value[0], StringComparison.Ordinal) || value[0] == ' ' || value[^1] is ' ' or ':')
            return true;
        if (value.StartsWith("---", StringComparison.Ordinal) || value.StartsWith("...", StringComparison.Ordinal))
            return true;
        if (value[0] is '-' or '?' or ':' && (value.Length == 1 || value[1] == ' '))
            return true;
        return value.Contains(": ", StringComparison.Ordinal) || value.Contains(" #", StringComparison.Ordinal);
    }

    private static bool CanBeBlock(string value) =>
        value[^1] != ' ' && !value.Contains(" \n", StringComparison.Ordinal) && IsPrintable(value.Replace("\n", "", StringComparison.Ordinal));

    /// <summary>No control characters, no line breaks of Unicode, nothing beyond the basic plane.</summary>
    private static bool IsPrintable(string value)
    {
        foreach (char c in value)
        {
            if (c is < ' ' or (>= '\u007f' and < '\u00a0') or '\u2028' or '\u2029' or '\ufeff' or >= '\ufffe' || char.IsSurrogate(c))
                return false;
        }

        return true;
    }

    private static void AppendBlock(StringBuilder text, string value, int indent)
    {
        text.Append('|');
        if (value[0] is ' ' or '\n')
            text.Append('2');
        if (value[^1] != '\n')
            text.Append('-');
        else if (value.Length == 1 || value[^2] == '\n')
            text.Append('+');

        string content = value[^1] == '\n' ? value[..^1] : value;
        foreach (string line in content.Split('\n'))
        {
            text.Append('\n');
            if (line.Length > 0)
                text.Append(' ', indent).Append(line);
        }
    }

    /// <summary>Single blanks may become line breaks: they are read back as blanks.</summary>
    private static void AppendFolded(StringBuilder text, string value, int indent, bool canBreak)
    {
        int lineStart = LineStart(text);
        for (int i = 0; i < value.Length; i++)
        {
            bool isSingleBlank = value[i] == ' ' && i > 0 && value[i - 1] != ' ' && i + 1 < value.Length && value[i + 1] != ' ';
            if (canBreak && isSingleBlank && text.Length - lineStart > Width && !(value[0] == '\'' && i + 2 >= value.Length))
            {
                text.Append('\n').Append(' ', indent);
                lineStart = text.Length - indent;
            }
            else
            {
                text.Append(value[i]);
            }
        }
    }

    private static void AppendDoubleQuoted(StringBuilder text, string value, int indent, bool canBreak)
    {
        int lineStart = LineStart(text);
        text.Append('"');
        for (int i = 0; i < value.Length; i++)
        {
            if (canBreak && value[i] == ' ' && i > 0 && value[i - 1] != ' ' && i + 1 < value.Length && text.Length - lineStart > Width)
            {
                text.Append('\n').Append(' ', indent);
                lineStart = text.Length - indent;
                if (value[i + 1] == ' ')
                    text.Append('\\');
                continue;
            }

            AppendEscaped(text, value, ref i);
        }

        text.Append('"');
    }

    private static void AppendEscaped(StringBuilder text, string value, ref int i)
    {
        char c = value[i];
        string? escape = c switch
        {
            '\0' => "\\0",
            '\a' => "\\a",
            '\b' => "\\b",
            '\t' => "\\t",
            '\n' => "\\n",
            '\v' => "\\v",
            '\f' => "\\f",
            '\r' => "\\r",
            '\u001b' => "\\e",
            '"' => "\\\"",
            '\\' => "\\\\",
            '\u0085' => "\\N",
            '\u2028' => "\\L",
            '\u2029' => "\\P",
            _ => null,
        };
        if (escape is not null)
            text.Append(escape);
        else if (char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
            text.Append(CultureInfo.InvariantCulture, $"\\U{char.ConvertToUtf32(c, value[++i]):X8}");
        else if (c is < ' ' or (>= '\u007f' and < '\u00a0'))
            text.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:X2}");
        else if (c is '\ufeff' or >= '\ufffe' || char.IsSurrogate(c))
            text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
        else
            text.Append(c);
    }

    private static int LineStart(StringBuilder text)
    {
        int start = text.Length;
        while (start > 0 && text[start - 1] != '\n')
            start--;
        return start;
    }

    /// <summary>Numbers to the base 60, which older YAML readers still take.</summary>
    [GeneratedRegex(@"^[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?\z")]
    private static partial Regex Base60();

    /// <summary>Dates and times, which older YAML readers still take.</summary>
    [GeneratedRegex(@"^\d{4}-\d\d?-\d\d?([Tt ]\d\d?:\d\d?:\d\d?(\.\d*)?(Z|[+-]\d\d:\d\d)?)?\z")]
    private static partial Regex Timestamp();
}
