using System.Text;

namespace PodLifecycle.Api;

/// <summary>Says in Kubernetes' words what makes a text no JSON.</summary>
/// <param name="text">The text in UTF-8.</param>
internal ref struct JsonSyntax(ReadOnlySpan<byte> text)
{
    /// <summary>How an error ends whose text is cut off before its end.</summary>
    public const string UnexpectedEnd = "unexpected end of JSON input";

    private readonly ReadOnlySpan<byte> text = text;
    private readonly Stack<bool> open = new();
    private int at;
    private bool expectsValue;

    /// <summary>Where the value ends that was read, or where the error is.</summary>
    public readonly int Position => at;

    /// <summary>What is wrong; null when it is JSON.</summary>
    public string? Error { get; private set; }

    /// <summary>What is wrong with a text that must be one JSON value, or null.</summary>
    public static string? FindError(ReadOnlySpan<byte> text)
    {
        var syntax = new JsonSyntax(text);
        syntax.ReadValue(0);
        syntax.SkipBlanks();
        if (syntax.Error is null && syntax.at < text.Length)
            syntax.Unexpected("after top-level value");
        return syntax.Error;
    }

    /// <summary>Passes over blanks; false when nothing follows.</summary>
    public bool SkipTo(int start)
    {
        at = start;
        SkipBlanks();
        return at < text.Length;
    }

    /// <summary>Reads one value from a position on; without recursion, however deep it is.</summary>
    public bool ReadValue(int start)
    {
        at = start;
        Error = null;
        open.Clear();
        do
        {
            SkipBlanks();
            ReadBegin();
            while (Error is null && open.Count > 0 && !expectsValue)
                ReadAfterValue();
        }
        while (Error is null && open.Count > 0);
        return Error is null;
    }

    /// <summary>A scalar, or the opening of a list or object up to where its first value must come.</summary>
    private void ReadBegin()
    {
        expectsValue = false;
        if (at == text.Length)
        {
            Error = UnexpectedEnd;
            return;
        }

        byte c = text[at];
        switch (c)
        {
            case (byte)'{' or (byte)'[':
                if (open.Count == JsonTokens.MaxDepth)
                {
                    Unexpected("exceeded max depth");
                    return;
                }

                open.Push(c == '{');
                at++;
                SkipBlanks();
                if (at < text.Length && text[at] == (c == '{' ? '}' : ']'))
                    Close();
                else if (c == '{')
                    ReadKey("looking for beginning of object key string");
                else
                    expectsValue = true;
                break;
            case (byte)'"':
                ReadString();
                break;
            case (byte)'t':
                ReadWord("true");
                break;
            case (byte)'f':
                ReadWord("false");
                break;
            case (byte)'n':
                ReadWord("null");
                break;
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                ReadNumber();
                break;
            default:
                Unexpected("looking for beginning of value");
                break;
        }
    }

    private void ReadAfterValue()
    {
        SkipBlanks();
        if (at == text.Length)
        {
            Error = UnexpectedEnd;
            return;
        }

        bool inObject = open.Peek();
        if (text[at] == (inObject ? '}' : ']'))
        {
            Close();
        }
        else if (text[at] != ',')
        {
            Unexpected(inObject ? "after object key:value pair" : "after array element");
        }
        else
        {
            at++;
            SkipBlanks();
            if (inObject)
                ReadKey("looking for beginning of object key string");
            else
                expectsValue = true;
        }
    }

    private void ReadKey(string expectation)
    {
        if (at == text.Length)
        {
            Error = UnexpectedEnd;
            return;
        }

        if (text[at] != '"')
        {
            Unexpected(expectation);
            return;
        }

        ReadString();
        SkipBlanks();
        if (Error is not null)
            return;
        if (at == text.Length)
            Error = UnexpectedEnd;
        else if (text[at] != ':')
            Unexpected("after object key");
        else
            at++;
        expectsValue = true;
    }

    private void Close()
    {
        open.Pop();
        at++;
    }

    private void ReadString()
    {
        for (at++; at < text.Length && text[at] != '"'; at++)
        {
            if (text[at] < ' ')
            {
                Unexpected("in string literal");
                return;
            }

            if (text[at] != '\\')
                continue;
            at++;
            if (at == text.Length)
                break;
            if (text[at] == 'u')
            {
                for (int i = 0; i < 4; i++)
                {
                    at++;
                    if (at == text.Length)
                        break;
                    if (!char.IsAsciiHexDigit((char)text[at]))
                    {
                        Unexpected("in \\u hexadecimal character escape");
                        return;
                    }
                }
            }
            else if (!"bfnrt\\/\"".Contains((char)text[at], StringComparison.Ordinal))
            {
                Unexpected("in string escape code");
                return;
            }
        }

        if (at >= text.Length)
        {
            at = text.Length;
            Error = UnexpectedEnd;
        }
        else
        {
            at++;
        }
    }

    private void ReadWord(string word)
    {
        for (int i = 1; i < word.Length; i++)
        {
            if (at + i == text.Length)
            {
                at = text.Length;
                Error = UnexpectedEnd;
                return;
            }

            if (text[at + i] != word[i])
            {
                at += i;
                Unexpected($"in literal {word} (expecting '{word[i]}')");
                return;
            }
        }

        at += word.Length;
    }

    private void ReadNumber()
    {
        if (text[at] == '-')
            at++;
        if (!NeedsDigit("in numeric literal"))
            return;
        if (text[at] == '0')
            at++;
        else
            SkipDigits();

        if (at < text.Length && text[at] == '.')
        {
            at++;
            if (!NeedsDigit("after decimal point in numeric literal"))
                return;
            SkipDigits();
        }

        if (at < text.Length && text[at] is (byte)'e' or (byte)'E')
        {
            at++;
            if (at < text.Length && text[at] is (byte)'+' or (byte)'-')
                at++;
            if (NeedsDigit("in exponent of numeric literal"))
                SkipDigits();
        }
    }

    private bool NeedsDigit(string context)
    {
        if (at == text.Length)
            Error = UnexpectedEnd;
        else if (!char.IsAsciiDigit((char)text[at]))
            Unexpected(context);
        return Error is null;
    }

    private void SkipDigits()
    {
        while (at < text.Length && char.IsAsciiDigit((char)text[at]))
            at++;
    }

    private void SkipBlanks()
    {
        while (at < text.Length && text[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            at++;
    }

    private void Unexpected(string context) => Error = $"invalid character {Quote((char)text[at])} {context}";

    /// <summary>A byte between single quotes.</summary>
    private static string Quote(char c) => c switch
    {
        '\'' => @"'\''",
        '"' => "'\"'",
        _ => "'" + GoQuote.Format(c.ToString())[1..^1] + "'",
    };
}
