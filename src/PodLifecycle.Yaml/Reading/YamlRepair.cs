using System.Globalization;
using PodLifecycle.Api;

namespace PodLifecycle.Yaml;

/// <summary>A document as it was probably meant, and what was wrong with it. The lines stay where they are.</summary>
internal sealed record YamlRepair(string Text, IReadOnlyList<ManifestError> Findings)
{
    /// <summary>What is told of a document all of whose lines stand at the margin.</summary>
    public const string LostIndentation = "the indentation is lost: all keys begin at column 1";

    private const string TabLine = "line contains only tabs or blanks; kubectl refuses it";

    /// <summary>Nobody writes more than this by hand, and each repair costs another reading.</summary>
    private const int LongestText = 256 * 1024;

    /// <summary>The repair of a text that is no YAML, or null when it is not plain what was meant.</summary>
    public static YamlRepair? Of(string text, YamlFault fault, int firstLine)
    {
        if (text.Length > LongestText)
            return null;

        string[] lines = text.Split('\n');
        return OfEllipses(lines, firstLine) ?? OfTabLines(lines, fault) ?? OfLostIndentation(text) ?? OfColon(lines, fault) ?? OfComma(text, fault) ?? OfIndentation(lines, fault) ?? OfQuote(lines, text, fault);
    }

    /// <summary>What was read has fields that belong elsewhere.</summary>
    public static bool IsOfUse(IEnumerable<Manifest> documents) =>
        documents.FirstOrDefault() is { DecodingFindings: { Count: > 0 } findings } && findings.Any(f => f is { Kind: FindingKind.UnknownField, Path.Length: 1 });

    /// <summary>The repair of a text that is YAML, but whose keys all became fields of the object itself.</summary>
    public static YamlRepair? OfObject(string text) => text.Length <= LongestText ? OfLostIndentation(text) : null;

    private static YamlRepair? OfLostIndentation(string text)
    {
        if (Reindenter.Reindent(text) is not { } mended)
            return null;
        int line = Reindenter.FirstLost(text);
        string[] lines = mended.Split('\n');
        if (line > lines.Length)
            return null;
        string suggestion = $"was it copied from a web page? By the fields' types this line was {GoQuote.Format(lines[line - 1].TrimEnd())}";
        return new(mended, [new ManifestError("", LostIndentation) { Line = line, Column = 1, Suggestion = suggestion }]);
    }

    private static YamlRepair? OfEllipses(string[] lines, int firstLine)
    {
        int[] found = [.. Enumerable.Range(0, lines.Length).Where(i => YamlAdvice.IsEllipsis(lines[i]))];
        if (found.Length == 0)
            return null;
        string also = found.Length == 1 ? "" : $" (also line {string.Join(", ", found.Skip(1).Select(i => i + firstLine))})";
        var error = new ManifestError("", $"\"{lines[found[0]].Trim()}\" looks like an ellipsis of a shortened text, not YAML{also}") { Line = found[0] + 1, Column = 1, Suggestion = "remove it" };
        return new(Blank(lines, found), [error]);
    }

    private static YamlRepair? OfTabLines(string[] lines, YamlFault fault)
    {
        int[] found = [.. Enumerable.Range(0, lines.Length).Where(i => lines[i].Contains('\t', StringComparison.Ordinal) && lines[i].Trim().Length == 0)];
        if (found.Length == 0 || !fault.ServerText.Contains("tab", StringComparison.Ordinal) && !fault.ServerText.Contains("cannot start any token", StringComparison.Ordinal))
            return null;
        return new(Blank(lines, found), [.. found.Select(i => new ManifestError("", TabLine) { Severity = ManifestSeverity.Warning, Line = i + 1, Column = 1, Suggestion = "remove the line" })]);
    }

    /// <summary>A blank is missing after a colon, in the line itself or in the one above.</summary>
    private static YamlRepair? OfColon(string[] lines, YamlFault fault)
    {
        for (int i = fault.Line - 1; i >= Math.Max(0, fault.Line - 2); i--)
        {
            string text = i < lines.Length ? lines[i] : "";
            int colon = text.IndexOf(':', StringComparison.Ordinal);
            bool isKey = colon > 0 && colon < text.TrimEnd().Length - 1 && text[colon + 1] != ' ' && text.TrimStart()[..(colon - (text.Length - text.TrimStart().Length))].All(c => char.IsAsciiLetter(c) || c is '-' or ' ');
            if (!isKey || !fault.ServerText.Contains("':'", StringComparison.Ordinal) && !fault.ServerText.Contains("mapping values", StringComparison.Ordinal))
                continue;
            string mended = text[..(colon + 1)] + " " + text[(colon + 1)..];
            var error = new ManifestError("", fault.ServerText) { Line = i + 1, Column = colon + 2, Suggestion = YamlAdvice.ForKeyWithoutColon(text.TrimEnd('\r')) };
            lines[i] = mended;
            return new(string.Join('\n', lines), [error]);
        }

        return null;
    }

    private static YamlRepair? OfComma(string text, YamlFault fault) => fault.MissingCommaAfter is { } last
        ? new(text.Insert(last + 1, ","), [new ManifestError("", fault.ServerText) { Line = fault.Line, Column = fault.Column, Suggestion = fault.Suggestion }])
        : null;

    /// <summary>A key stands deeper than the one above it, which has a value.</summary>
    private static YamlRepair? OfIndentation(string[] lines, YamlFault fault)
    {
        if (!fault.ServerText.Contains("mapping values", StringComparison.Ordinal) || fault.Suggestion?.StartsWith("key ", StringComparison.Ordinal) != true)
            return null;

        if (fault.Line < 2 || fault.Line > lines.Length)
            return null;

        int above = fault.Line - 2;
        while (above > 0 && lines[above].Trim().Length == 0)
            above--;
        int begins = lines[above].Length - lines[above].TrimStart(' ', '-').Length;
        string line = lines[fault.Line - 1];
        int indent = line.Length - line.TrimStart(' ').Length;
        if (indent <= begins)
            return null;
        lines[fault.Line - 1] = new string(' ', begins) + line.TrimStart(' ');
        return new(string.Join('\n', lines), [new ManifestError("", fault.ServerText) { Line = fault.Line, Column = indent + 1, Suggestion = fault.Suggestion }]);
    }

    /// <summary>A quoted text that goes on at the margin is none for this library's YAML reader, but is for Kubernetes: nothing is wrong.</summary>
    private static YamlRepair? OfQuote(string[] lines, string text, YamlFault fault)
    {
        if (fault.UnclosedQuote is not { } start)
            return null;
        int end = YamlFlow.EndOfQuoted(text, start);
        if (end > text.Length)
            return null;
        (int first, int column) = YamlAdvice.Place(text, start);
        int last = YamlAdvice.Place(text, end).Line;
        for (int i = first; i < last; i++)
            lines[i] = lines[i].Trim().Length == 0 ? lines[i] : new string(' ', column) + lines[i];
        return new(string.Join('\n', lines), []);
    }

    private static string Blank(string[] lines, int[] which)
    {
        foreach (int i in which)
            lines[i] = "";
        return string.Join('\n', lines);
    }
}
