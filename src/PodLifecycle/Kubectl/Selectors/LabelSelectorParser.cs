using System.Text.RegularExpressions;

namespace PodLifecycle;

/// <summary>Reads the text of a label selector. The texts of errors are those of Kubernetes.</summary>
internal sealed partial class LabelSelectorParser(string text)
{
    private const string Special = "=!<>(),";
    private const string End = "";
    private int position;

    public IReadOnlyList<LabelRequirement> Parse()
    {
        var requirements = new List<LabelRequirement>();
        while (true)
        {
            string token = Peek();
            if (token == End && requirements.Count == 0)
                return requirements;
            if (token != "!" && !IsIdentifier(token))
                throw new KubectlException($"found '{token}', expected: !, identifier, or 'end of string'");

            requirements.Add(ParseRequirement());
            token = Next();
            if (token == End)
                return requirements;
            if (token != ",")
                throw new KubectlException($"found '{token}', expected: ',' or 'end of string'");

            token = Peek();
            if (token != "!" && !IsIdentifier(token))
                throw new KubectlException($"found '{token}', expected: identifier after ','");
        }
    }

    private LabelRequirement ParseRequirement()
    {
        bool absent = Peek() == "!";
        if (absent)
            Next();
        string key = Next();
        if (!IsIdentifier(key))
            throw Unparsable($"found '{key}', expected: identifier");
        CheckKey(key);

        if (absent)
            return new LabelRequirement(key, LabelOperator.DoesNotExist);
        if (Peek() is End or ",")
            return new LabelRequirement(key, LabelOperator.Exists);

        LabelOperator comparison = ParseOperator();
        string[] values = comparison is LabelOperator.In or LabelOperator.NotIn ? ParseValues() : [ParseValue()];
        CheckValues(key, comparison, values);
        return new LabelRequirement(key, comparison, [.. values.Distinct().Order(StringComparer.Ordinal)]);
    }

    private LabelOperator ParseOperator()
    {
        string token = Next();
        return token switch
        {
            "in" => LabelOperator.In,
            "notin" => LabelOperator.NotIn,
            "=" => LabelOperator.Equal,
            "==" => LabelOperator.DoubleEqual,
            "!=" => LabelOperator.NotEqual,
            ">" => LabelOperator.GreaterThan,
            "<" => LabelOperator.LessThan,
            _ => throw Unparsable($"found '{token}', expected: in, notin, =, ==, !=, gt, lt"),
        };
    }

    private string ParseValue()
    {
        string token = Peek();
        if (token is End or ",")
            return "";
        if (!IsIdentifier(token))
            throw Unparsable($"found '{token}', expected: identifier");
        return Next();
    }

    private string[] ParseValues()
    {
        string token = Next();
        if (token != "(")
            throw Unparsable($"found '{token}' expected: '('");

        // An empty place between commas is the empty text.
        var values = new List<string>();
        string value = "";
        while (true)
        {
            token = Next();
            if (IsIdentifier(token))
            {
                value = token;
                token = Next();
            }

            if (token is not ("," or ")"))
                throw Unparsable($"found '{token}', expected: ',' or ')'");
            values.Add(value);
            value = "";
            if (token == ")")
                return [.. values];
        }
    }

    private string Peek()
    {
        int before = position;
        string token = Next();
        position = before;
        return token;
    }

    /// <summary>The next word or operator; empty at the end.</summary>
    private string Next()
    {
        while (position < text.Length && IsBlank(text[position]))
            position++;
        int start = position;
        if (position == text.Length)
            return End;

        if (Special.Contains(text[position], StringComparison.Ordinal))
        {
            position += text.AsSpan(position).StartsWith("==") || text.AsSpan(position).StartsWith("!=") ? 2 : 1;
            return text[start..position];
        }

        while (position < text.Length && !IsBlank(text[position]) && !Special.Contains(text[position], StringComparison.Ordinal))
            position++;
        return text[start..position];
    }

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\r' or '\n';

    private static bool IsIdentifier(string token) => token != End && !Special.Contains(token[0], StringComparison.Ordinal);

    private static KubectlException Unparsable(string problem) => new("unable to parse requirement: " + problem);

    private static void CheckKey(string key)
    {
        string name = key[(key.LastIndexOf('/') + 1)..];
        if (!NamePattern().IsMatch(name))
        {
            throw Unparsable(
                $"<nil>: Invalid value: {GoQuote.Format(key)}: name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character "
                + "(e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')");
        }
    }

    private static void CheckValues(string key, LabelOperator comparison, string[] values)
    {
        if (comparison is LabelOperator.GreaterThan or LabelOperator.LessThan && !long.TryParse(values[0], out _))
            throw Unparsable($"values[0][{key}]: Invalid value: {GoQuote.Format(values[0])}: for 'Gt', 'Lt' operators, the value must be an integer");

        for (int i = 0; i < values.Length; i++)
        {
            if (values[i].Length > 0 && !NamePattern().IsMatch(values[i]))
            {
                throw Unparsable(
                    $"values[{i}][{key}]: Invalid value: {GoQuote.Format(values[i])}: a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end "
                    + "with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')");
            }
        }
    }

    [GeneratedRegex(@"\A([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]\z", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}
