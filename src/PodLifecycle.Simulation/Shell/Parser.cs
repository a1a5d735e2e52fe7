namespace PodLifecycle.Simulation.Shell;

/// <summary>The grammar of POSIX shell scripts as far as tutorials use it; everything else is refused by name.</summary>
internal sealed partial class Parser
{
    private const char End = '\0';

    private readonly string source;
    private int position;
    private int depth;

    private Parser(string text) => source = text;

    public static ParseResult Parse(string script)
    {
        var parser = new Parser(script);
        try
        {
            if (script.Length > Limits.ScriptLength)
                throw parser.Error(0, $"script longer than {Limits.ScriptLength} characters");

            if (script.IndexOf(End) is >= 0 and var at)
                throw parser.Error(at, "a NUL character");

            return new ParseResult.Parsed(parser.ParseScript());
        }
        catch (ShellProblemException refused) when (refused.Problem is ShellProblem.NotUnderstood problem)
        {
            return new ParseResult.Refused(problem);
        }
    }

    private char Current => Peek(0);

    private char Peek(int ahead) => position + ahead < source.Length ? source[position + ahead] : End;

    private bool StartsWith(string text) => string.CompareOrdinal(source, position, text, 0, text.Length) == 0;

    private bool Take(string text)
    {
        if (!StartsWith(text))
            return false;

        position += text.Length;
        return true;
    }

    private ShellProblemException Error(int offset, string construct)
    {
        var before = source.AsSpan(0, Math.Min(offset, source.Length));
        var line = before.Count('\n') + 1;
        var column = before.Length - before.LastIndexOf('\n');
        return new ShellProblemException(new ShellProblem.NotUnderstood(line, column, construct));
    }

    private ShellProblemException Unsupported(string construct) => Error(position, $"{construct} is not supported");

    private ShellProblemException Expected(string expected)
    {
        var found = Current switch
        {
            End => "the end of the script",
            '\n' => "the end of the line",
            var other => PeekKeyword() is { } keyword ? $"'{keyword}'" : $"'{other}'",
        };
        return Error(position, $"expected {expected}, found {found}");
    }

    private T Nested<T>(Func<T> parse)
    {
        if (++depth > Limits.Nesting)
            throw Error(position, $"nesting deeper than {Limits.Nesting}");

        var result = parse();
        depth--;
        return result;
    }

    private void SkipBlanks()
    {
        while (true)
        {
            if (Current is ' ' or '\t' or '\r')
                position++;
            else if (!Take("\\\n"))
                break;
        }

        if (Current == '#')
        {
            while (Current is not ('\n' or End))
                position++;
        }
    }

    private void SkipLines()
    {
        SkipBlanks();
        while (Current == '\n')
        {
            position++;
            SkipBlanks();
        }
    }

    private static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_';

    private static bool IsNameCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    private static bool EndsWord(char c) => c is ' ' or '\t' or '\r' or '\n' or ';' or '&' or '|' or '<' or '>' or '(' or ')' or End;
}
