using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PodLifecycle.Yaml;

/// <summary>Why a text is no YAML: what and where, what would mend it, and the line that the reader of Kubernetes would name.</summary>
/// <param name="Message">What is wrong; in the words of Kubernetes' reader where they are known.</param>
/// <param name="Line">The line in the document, from 1.</param>
/// <param name="Column">The column, from 1.</param>
internal sealed record YamlFault(string Message, int Line, int Column)
{
    /// <summary>What would mend it.</summary>
    public string? Suggestion { get; init; }

    /// <summary>The line that kubectl names, from the document's first; 0 where it names none.</summary>
    public int ServerLine { get; init; }

    /// <summary>The position of the character after which a comma was forgotten, if one was.</summary>
    public int? MissingCommaAfter { get; private init; }

    /// <summary>The position of the quote of a text that goes on at the margin, or is never closed.</summary>
    public int? UnclosedQuote { get; private init; }

    /// <summary>The message is already all that kubectl says.</summary>
    private bool IsWhole { get; init; }

    /// <summary>The text as kubectl tells it.</summary>
    public string ServerText => IsWhole ? Message : ServerLine == 0 ? "yaml: " + Message : string.Create(CultureInfo.InvariantCulture, $"yaml: line {ServerLine}: {Message}");

    /// <summary>Turns what the YAML reader says into what people and Kubernetes say.</summary>
    public static YamlFault Of(Exception problem, string document, YamlTokenReader reader)
    {
        int before = reader.FirstLine - 1;
        string[] lines = YamlText.Lines(document);
        int openColumn = reader.OpenCollections.FirstOrDefault() is MappingStart { Style: not MappingStyle.Flow } mapping ? (int)mapping.Start.Column : 0;
        string message = problem.Message.TrimEnd('.');
        if (problem is not YamlException known)
            return OfFlow(document, reader, reader.Scanned, lines);
        if (message.Contains("<document start>", StringComparison.Ordinal) && lines.Any(l => l.StartsWith("%YAML ", StringComparison.Ordinal) && l.Split(' ')[1].Trim() != "1.1"))
            return new("found incompatible YAML document", 1, 1) { Suggestion = "leave the %YAML line out" };
        if (message.Contains("invalid tab", StringComparison.Ordinal))
            return OfToken("found character that cannot start any token", reader.Scanned) with { Suggestion = "indent with blanks, not with tabs" };
        if (message.Contains("tab character", StringComparison.Ordinal))
            return OfToken("found a tab character that violates indentation", known.End) with { Suggestion = "indent with blanks, not with tabs" };
        if (message.Contains("found invalid mapping", StringComparison.Ordinal))
            return OfToken("mapping values are not allowed in this context", known.Start) with { Suggestion = YamlAdvice.ForColon(lines, (int)known.Start.Line, (int)known.Start.Column, before) };
        if (message.Contains("While parsing a flow", StringComparison.Ordinal))
            return OfFlow(document, reader, known.Start, lines);
        if (message.EndsWith("did not find expected key", StringComparison.Ordinal) && YamlAdvice.IsKeyWithoutColon(lines, (int)known.Start.Line, (int)known.Start.Column, openColumn))
            return OfKeyWithoutColon(lines, (int)known.Start.Line, YamlAdvice.LineOfNextToken(lines, (int)known.End.Line));
        if (message.Contains("could not find expected ':'", StringComparison.Ordinal))
            return OfKeyWithoutColon(lines, reader.Scanned.Line > known.Start.Line ? (int)known.Start.Line : YamlAdvice.LineBefore(lines, (int)known.Start.Line), (int)reader.Scanned.Line);
        if (message.EndsWith("not allowed in this context", StringComparison.Ordinal) || message.StartsWith("Anchor before", StringComparison.Ordinal))
            return OfToken(char.ToLowerInvariant(message[0]) + message[1..], known.Start) with { Suggestion = "begin it on a line of its own" };
        if (message.EndsWith("unexpected end of stream", StringComparison.Ordinal))
            return OfUnclosedQuote(document, lines, known.Start, before);
        if (message.Contains("wrong indentation", StringComparison.Ordinal))
            return OfUnclosedQuote(document, lines, known.Start, before);

        YamlFault fault = known is SyntaxErrorException ? OfToken(Shorten(message), known.End) : OfStructure(Shorten(message), known.Start);
        return fault with
        {
            Line = (int)known.Start.Line,
            Column = (int)known.Start.Column,
            Suggestion = YamlAdvice.For(message, lines, known, before),
        };
    }

    /// <summary>What is no YAML further down in a document that could not be made into JSON, or null.</summary>
    public static YamlFault? Below(YamlRefusedException refused, string document, YamlTokenReader reader)
    {
        if (!refused.IsOfConversion)
            return null;
        try
        {
            reader.Drain();
            return null;
        }
        catch (YamlRefusedException)
        {
            return null;
        }
        catch (Exception problem) when (problem is YamlException or InvalidOperationException)
        {
            return Of(problem, document, reader);
        }
    }

    /// <summary>What refuses a document that is YAML as far as it was read.</summary>
    public static YamlFault Of(YamlRefusedException problem) =>
        new(problem.Message, (int)problem.Place.Line, (int)problem.Place.Column) { Suggestion = problem.Suggestion, IsWhole = true };

    /// <summary>An error about a token: Kubernetes names its line, but not the first.</summary>
    private static YamlFault OfToken(string message, Mark at) =>
        new(message, (int)at.Line, (int)at.Column) { ServerLine = at.Line > 1 ? (int)at.Line : 0 };

    /// <summary>An error about how tokens follow each other: Kubernetes names the line before.</summary>
    private static YamlFault OfStructure(string message, Mark at) =>
        new(message, (int)at.Line, (int)at.Column) { ServerLine = (int)at.Line - 1 };

    /// <summary>Kubernetes sees that a key has no colon when it comes to the next token.</summary>
    /// <param name="lines">The document.</param>
    /// <param name="line">The line of the key.</param>
    /// <param name="serverLine">The line of the next token.</param>
    private static YamlFault OfKeyWithoutColon(string[] lines, int line, int serverLine)
    {
        string text = lines[line - 1];
        return new("could not find expected ':'", line, text.Length - text.TrimStart().Length + 1)
        {
            ServerLine = serverLine,
            Suggestion = YamlAdvice.ForKeyWithoutColon(text),
        };
    }

    /// <summary>A quoted text goes on at the margin. Kubernetes reads on to the closing quote; mostly there is none.</summary>
    private static YamlFault OfUnclosedQuote(string document, string[] lines, Mark at, int before)
    {
        int last = lines.Length + (document.EndsWith('\n') ? 0 : 1);
        return new("found unexpected end of stream", (int)at.Line, (int)at.Column)
        {
            ServerLine = last,
            UnclosedQuote = (int)at.Index,
            Suggestion = string.Create(CultureInfo.InvariantCulture, $"the quote opened at {before + at.Line}:{at.Column} is not closed before the text goes back to the margin"),
        };
    }

    private static YamlFault OfFlow(string document, YamlTokenReader reader, Mark at, string[] lines)
    {
        ParsingEvent? outermost = reader.OpenCollections.LastOrDefault(o => o is MappingStart { Style: MappingStyle.Flow } or SequenceStart { Style: SequenceStyle.Flow });
        YamlFlow? flow = outermost is null ? null : YamlFlow.FindFault(document, (int)outermost.Start.Index);
        if (flow is null)
            return OfStructure("did not find expected node content", at) with { Suggestion = "is a quote, a comma or a bracket missing?" };

        (int line, int column) = YamlAdvice.Place(document, flow.At);
        (int openedLine, int openedColumn) = YamlAdvice.Place(document, flow.Opened);
        string closing = document[flow.Opened] == '{' ? "}" : "]";
        string what = document[flow.Opened] == '{' ? "mapping" : "list";
        string opened = string.Create(CultureInfo.InvariantCulture, $"the {what} in braces that was opened at {reader.FirstLine - 1 + openedLine}:{openedColumn}").Replace(" in braces", what == "list" ? " in brackets" : " in braces", StringComparison.Ordinal);
        string advice = flow.MissingCommaAfter is { } comma
            ? string.Create(CultureInfo.InvariantCulture, $"a \",\" is missing at the end of line {reader.FirstLine - 1 + YamlAdvice.Place(document, comma).Line}, in {opened}")
            : flow.At >= document.TrimEnd().Length ? $"\"{closing}\" is missing: {opened} is never closed" : $"expected \",\" or \"{closing}\" in {opened}";
        return new($"did not find expected ',' or '{closing}'", line, column) { MissingCommaAfter = flow.MissingCommaAfter, ServerLine = flow.At < document.Length ? line - 1 : document.EndsWith('\n') ? line - 1 : line, Suggestion = advice };
    }

    /// <summary>Without what the reader was doing, which says nothing to people.</summary>
    private static string Shorten(string message)
    {
        int comma = message.StartsWith("While ", StringComparison.Ordinal) ? message.IndexOf(", ", StringComparison.Ordinal) : -1;
        return comma < 0 ? message : message[(comma + 2)..];
    }
}
