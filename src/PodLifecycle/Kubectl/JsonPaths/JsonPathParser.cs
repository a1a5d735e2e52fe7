using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PodLifecycle;

/// <summary>Reads one action (what stands in braces), or a part of one. The texts of errors are those of <c>kubectl</c>.</summary>
internal sealed partial class JsonPathParser(string text, int position)
{
    private const char Eof = '\0';
    private const string Terminators = " \n\r\t.,[]$@{}";
    private readonly List<JsonPathNode> nodes = [];
    private int position = position;

    /// <summary>Reads an action up to its closing brace.</summary>
    /// <param name="template">The template.</param>
    /// <param name="start">The position behind the opening brace.</param>
    /// <param name="end">The position behind the closing brace.</param>
    public static JsonPathNode[] ParseAction(string template, int start, out int end)
    {
        var parser = new JsonPathParser(template, start);
        parser.Parse();
        end = parser.position;
        return [.. parser.nodes];
    }

    private static JsonPathNode[] ParsePart(string part) => ParseAction(part + "}", 0, out _);

    private char Current => position < text.Length ? text[position] : Eof;

    private bool Skip(string prefix)
    {
        if (!text.AsSpan(position).StartsWith(prefix))
            return false;
        position += prefix.Length;
        return true;
    }

    private void Parse()
    {
        while (!Skip("}"))
        {
            char c = Current;
            if (Skip("[?("))
                ParseFilter();
            else if (Skip(".."))
                ParseDescendants();
            else if (c is Eof or '\n' or '\r')
                throw new KubectlException("unclosed action");
            else if (c is ' ' or '@' or '$')
                position++;
            else if (Skip("["))
                ParseBrackets();
            else if (c is '"' or '\'')
                nodes.Add(ParseQuoted());
            else if (Skip("."))
                nodes.Add(ParseField());
            else if (c is '+' or '-' || char.IsDigit(c))
                nodes.Add(ParseNumber());
            else if (c == '_' || char.IsLetter(c))
                nodes.Add(ParseWord());
            else
                throw new KubectlException(string.Create(CultureInfo.InvariantCulture, $"unrecognized character in action: U+{(int)c:X4} '{c}'"));
        }
    }

    private void ParseDescendants()
    {
        if (nodes is [.., JsonPathNode.Descendants])
            throw new KubectlException("invalid multiple recursive descent");
        nodes.Add(new JsonPathNode.Descendants());
        if (Current == '_' || char.IsLetterOrDigit(Current))
            nodes.Add(ParseField());
    }

    private JsonPathNode ParseField()
    {
        int start = position;
        while (position < text.Length && !Terminators.Contains(text[position], StringComparison.Ordinal))
            position += text[position] == '\\' ? 2 : 1;
        position = Math.Min(position, text.Length);
        string name = text[start..position];
        return name == "*" ? new JsonPathNode.Wildcard() : new JsonPathNode.Field(name.Replace("\\", "", StringComparison.Ordinal));
    }

    private JsonPathNode ParseWord()
    {
        int start = position;
        while (position < text.Length && !Terminators.Contains(text[position], StringComparison.Ordinal))
            position++;
        string word = text[start..position];
        return word is "true" or "false" ? Literal(word) : new JsonPathNode.Identifier(word);
    }

    private JsonPathNode.Literal ParseNumber()
    {
        int start = position++;
        while (Current == '.' || char.IsDigit(Current))
            position++;
        string number = text[start..position];
        if (long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole))
            return Literal(whole.ToString(CultureInfo.InvariantCulture));
        if (double.TryParse(number, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double fraction))
            return Literal(JsonPathComparison.FractionText(fraction));
        throw new KubectlException("cannot parse number " + number);
    }

    private JsonPathNode.Literal ParseQuoted()
    {
        int start = position;
        char quote = text[position++];
        while (Current != quote || text[position - 1] == '\\')
        {
            if (Current is Eof or '\n')
                throw new KubectlException("unterminated quoted string");
            position++;
        }

        string quoted = text[start..++position];
        string literal = GoQuote.Read(quoted) ?? throw new KubectlException($"unquote string {quoted} error invalid syntax");
        return Literal(GoJson.Text(literal));
    }

    private void ParseBrackets()
    {
        int start = position;
        while (Current != ']')
        {
            if (Current is Eof or '\n')
                throw new KubectlException("unterminated array");
            position++;
        }

        string content = text[start..position++];
        if (content.Contains(',', StringComparison.Ordinal))
            nodes.Add(new JsonPathNode.Union([.. content.Split(',').Select(part => ParsePart($"[{part.Trim(' ')}]"))]));
        else if (QuotedKey().Match(content) is { Success: true } key)
            nodes.AddRange(ParsePart("." + key.Groups[1].Value));
        else
            nodes.Add(ParseSlice(content));
    }

    private static JsonPathNode.Slice ParseSlice(string content)
    {
        Match match = SlicePattern().Match(content == "*" ? ":" : content);
        if (!match.Success)
            throw new KubectlException("invalid array index " + content);

        bool single = !match.Groups[2].Success;
        return new JsonPathNode.Slice(Number(match.Groups[1]), Number(match.Groups[2]), Number(match.Groups[3]), single);
    }

    private static int? Number(Group group)
    {
        string digits = group.Value.TrimStart(':');
        if (digits.Length == 0)
            return null;
        return int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw new KubectlException($"array index {digits} is not a number");
    }

    private void ParseFilter()
    {
        int start = position;
        char quote = Eof;
        bool closed = false;
        for (; ; position++)
        {
            char c = Current;
            if (c is Eof or '\n')
                throw new KubectlException("unterminated filter");
            if (c is '"' or '\'' && quote == Eof)
                quote = c;
            else if (c is '"' or '\'' && c == quote && text[position - 1] != '\\')
                closed = true;
            else if (c == ')' && closed == (quote != Eof))
                break;
        }

        string content = text[start..position++];
        if (!Skip("]"))
            throw new KubectlException("unclosed array expect ]");
        Match comparison = ComparisonPattern().Match(content);
        nodes.Add(comparison.Success
            ? new JsonPathNode.Filter(ParsePart(comparison.Groups[1].Value), comparison.Groups[2].Value, ParsePart(comparison.Groups[3].Value))
            : new JsonPathNode.Filter(ParsePart(content), "", []));
    }

    /// <summary>A value of the template itself, given as JSON.</summary>
    public static JsonPathNode.Literal Literal(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return new JsonPathNode.Literal(document.RootElement.Clone());
    }

    [GeneratedRegex(@"\A'([^']*)'\z", RegexOptions.CultureInvariant)]
    private static partial Regex QuotedKey();

    [GeneratedRegex(@"\A(-?\d*)(:-?\d*)?(:-?\d*)?\z", RegexOptions.CultureInvariant | RegexOptions.ECMAScript)]
    private static partial Regex SlicePattern();

    [GeneratedRegex(@"\A([^!<>=]+)([!<>=]+)(.+?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex ComparisonPattern();
}
