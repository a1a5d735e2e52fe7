using System.Globalization;
using YamlDotNet.Core;

namespace PodLifecycle.Yaml;

/// <summary>What would mend a text that is no YAML, in words.</summary>
internal static class YamlAdvice
{
    /// <summary>Line and column of a position.</summary>
    public static (int Line, int Column) Place(string text, int at)
    {
        ReadOnlySpan<char> before = text.AsSpan(0, Math.Min(at, text.Length));
        return (before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }

    /// <summary>A plain word stands where a key of the open mapping must, and its line has no colon that ends a key.</summary>
    public static bool IsKeyWithoutColon(string[] lines, int line, int column, int openColumn)
    {
        if (column != openColumn || line > lines.Length)
            return false;
        string rest = lines[line - 1].TrimEnd('\r')[(column - 1)..];
        return rest.Length > 0 && !(rest[0] is '"' or '\'' or '[' or ']' or '{' or '}' or '|' or '>' or '-' && rest is not ['-', not (' ' or '\t'), ..]) && !HasKey(rest);
    }

    public static string ForKeyWithoutColon(string line)
    {
        string text = line.Trim();
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && colon < text.Length - 1 && text[colon + 1] != ' '
            ? $"\"{text}\" has no blank after \":\"; write \"{text[..colon]}: {text[(colon + 1)..]}\""
            : IsEllipsis(text) ? $"\"{text}\" looks like an ellipsis of a shortened text, not YAML: remove it" : $"\"{text}\" has no \":\": a key needs one";
    }

    /// <summary>The line after this one on which something stands; the one after the last where nothing does.</summary>
    public static int LineOfNextToken(string[] lines, int line)
    {
        int next = line;
        while (next < lines.Length - 1 && (lines[next].Trim().Length == 0 || lines[next].TrimStart().StartsWith('#')))
            next++;
        return next + 1;
    }

    /// <summary>The line before this one on which something stands.</summary>
    public static int LineBefore(string[] lines, int line)
    {
        int before = Math.Max(1, line - 1);
        while (before > 1 && lines[before - 1].Trim().Length == 0)
            before--;
        return before;
    }

    /// <summary>Dots that stand for something left out.</summary>
    public static bool IsEllipsis(string line) => line.Trim() is { Length: > 0 } text && text.Trim('.', '…').Length == 0 && text != "...";

    /// <summary>Advice for a colon that ends no key.</summary>
    public static string ForColon(string[] lines, int line, int column, int before)
    {
        string text = lines[line - 1].TrimEnd('\r');
        string key = text[..Math.Min(text.Length, column - 1)];
        int indent = Indent(text);
        if (HasKey(key[Math.Min(indent, key.Length)..]))
            return "a value that contains \": \" must be quoted";

        int above = line - 2;
        while (above > 0 && (lines[above].Trim().Length == 0 || lines[above].TrimStart().StartsWith('#')))
            above--;
        if (above < 0)
            return "quote the value, or mend the indentation";
        string previous = lines[above].TrimEnd('\r');
        key = key.Trim().TrimStart('-').Trim();
        string content = previous.TrimStart(' ', '-');
        int begins = previous.Length - content.Length;
        if (HasKey(content))
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"key \"{key}\" is indented by {indent}, but \"{content[..content.IndexOf(':', StringComparison.Ordinal)]}\" of line {before + above + 1}, which has a value already, begins at column {begins + 1}: indent both alike");
        }

        return ForKeyWithoutColon(previous);
    }

    /// <summary>Advice for what else the YAML reader says.</summary>
    /// <param name="message">What it says.</param>
    /// <param name="lines">The text.</param>
    /// <param name="problem">Where it says so.</param>
    /// <param name="before">How many lines of the file come before the text.</param>
    public static string? For(string message, string[] lines, YamlException problem, int before)
    {
        string line = problem.Start.Line <= lines.Length ? lines[(int)problem.Start.Line - 1].TrimEnd('\r') : "";
        int column = (int)problem.Start.Column;
        char found = column <= line.Length ? line[column - 1] : '\0';
        if (message.Contains("cannot start any token", StringComparison.Ordinal))
            return found == '\t' ? "indent with blanks, not with tabs" : $"a value that begins with {found} must be quoted";
        if (message.Contains("unexpected end of stream", StringComparison.Ordinal) || message.Contains("wrong indentation", StringComparison.Ordinal))
            return string.Create(CultureInfo.InvariantCulture, $"the quote opened at {before + problem.Start.Line}:{problem.Start.Column} is never closed");
        if (message.Contains("unknown escape", StringComparison.Ordinal))
            return "in double quotes \\ begins an escape: write \\\\, or use single quotes";
        if (message.Contains("anchor", StringComparison.Ordinal))
            return "* and & begin an alias and an anchor: quote the value";
        if (!message.Contains("expected key", StringComparison.Ordinal) && !message.Contains("expected '-'", StringComparison.Ordinal))
            return null;
        if (found is '"' or '\'' || Indent(line) < column - 1)
            return "after a quoted value nothing but a comment may follow";
        return string.Create(CultureInfo.InvariantCulture, $"this line is indented by {Indent(line)}, but the blocks that are open here by {OpenIndents(lines, (int)problem.Start.Line)}");
    }

    /// <summary>The indentations of the blocks that are open before a line, from the outermost.</summary>
    private static string OpenIndents(string[] lines, int line)
    {
        var indents = new Stack<int>();
        for (int i = line - 2; i >= 0; i--)
        {
            string above = lines[i];
            if (above.Trim().Length > 0 && !above.TrimStart().StartsWith('#') && (indents.Count == 0 || Indent(above) < indents.Peek()))
                indents.Push(Indent(above));
        }

        return string.Join(", ", indents);
    }

    private static int Indent(string line) => line.Length - line.TrimStart(' ').Length;

    /// <summary>The text begins with a key and its colon.</summary>
    private static bool HasKey(string text)
    {
        int comment = text.IndexOf(" #", StringComparison.Ordinal);
        text = comment < 0 ? text : text[..comment];
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        while (colon >= 0 && colon + 1 < text.Length && text[colon + 1] is not (' ' or '\t'))
            colon = text.IndexOf(':', colon + 1);
        return colon > 0;
    }
}
