using System.Text;

namespace PodLifecycle.Simulation.Shell;

internal sealed partial class Parser
{
    private string? TakeAssignedName()
    {
        if (!IsNameStart(Current))
            return null;

        var length = 1;
        while (IsNameCharacter(Peek(length)))
            length++;

        if (Peek(length) != '=')
            return null;

        var name = source.Substring(position, length);
        position += length + 1;
        return name;
    }

    private Word ParseWord(bool assigned)
    {
        var parts = new List<WordPart>();
        var start = position;
        while (!EndsWord(Current))
        {
            switch (Current)
            {
                case '\'':
                    parts.Add(ParseSingleQuoted());
                    break;
                case '"':
                    ParseDoubleQuoted(parts);
                    break;
                case '$':
                    parts.Add(ParseDollar(quoted: false));
                    break;
                case '`':
                    throw Unsupported("the backquote '`' (write $(…))");
                case '*' when !assigned:
                    throw Unsupported("the file name pattern '*'");
                case '~' when position == start && (Peek(1) == '/' || EndsWord(Peek(1))):
                    throw Unsupported("the home directory '~'");
                default:
                    parts.Add(ParseBare());
                    break;
            }
        }

        return new Word(parts);
    }

    private WordPart.Literal ParseBare()
    {
        var text = new StringBuilder();
        while (!EndsWord(Current) && Current is not ('\'' or '"' or '$' or '`' or '*'))
        {
            if (Take("\\\n"))
                continue;

            if (Current == '\\' && Peek(1) != End)
                position++;

            text.Append(source[position++]);
        }

        // A '*' ends the run above so that ParseWord sees it; where it is no pattern it comes back as plain text.
        if (text.Length == 0 && Current == '*')
        {
            position++;
            text.Append('*');
        }

        return new WordPart.Literal(text.ToString());
    }

    private WordPart.Literal ParseSingleQuoted()
    {
        var opened = position++;
        var closed = source.IndexOf('\'', position);
        if (closed < 0)
            throw Error(opened, "unclosed single quote");

        var text = source[position..closed];
        position = closed + 1;
        return new WordPart.Literal(text);
    }

    private void ParseDoubleQuoted(List<WordPart> parts)
    {
        var opened = position++;
        var text = new StringBuilder();

        // Even "" makes a word, so a literal comes first whatever follows.
        parts.Add(new WordPart.Literal(string.Empty));
        while (Current != '"')
        {
            switch (Current)
            {
                case End:
                    throw Error(opened, "unclosed double quote");
                case '`':
                    throw Unsupported("the backquote '`' (write $(…))");
                case '$':
                    Flush();
                    parts.Add(ParseDollar(quoted: true));
                    break;
                case '\\' when Peek(1) == '\n':
                    position += 2;
                    break;
                case '\\' when Peek(1) is '$' or '`' or '"' or '\\':
                    text.Append(Peek(1));
                    position += 2;
                    break;
                default:
                    text.Append(source[position++]);
                    break;
            }
        }

        position++;
        Flush();

        void Flush()
        {
            parts.Add(new WordPart.Literal(text.ToString()));
            text.Clear();
        }
    }

    private WordPart ParseDollar(bool quoted)
    {
        if (StartsWith("$(("))
            return ParseArithmetic();

        var opened = position;
        if (Take("$("))
        {
            SkipLines();
            var body = Current == ')' ? new CommandList([]) : ParseList();
            return Take(")")
                ? new WordPart.Substitution(body, quoted)
                : throw (Current == End ? Error(opened, "'$(' without ')'") : Expected("')'"));
        }

        if (!quoted && Peek(1) is '\'' or '"')
            throw Unsupported($"the quoting '${Peek(1)}'");

        position++;
        return TakeVariable() is { } name ? new WordPart.Variable(name, quoted) : new WordPart.Literal("$");
    }

    private string? TakeVariable()
    {
        var start = position;
        var braced = Take("{");
        var name = TakeVariableName();
        if (braced && (name is null || !Take("}")))
            throw Error(start, "a parameter expansion other than ${name} is not supported");

        return name is "RANDOM" or "SECONDS"
            ? throw Error(start, $"${name} (it differs from run to run) is not supported")
            : name;
    }

    private string? TakeVariableName()
    {
        var length = 0;
        if (Current is '?' or '$' or '!' or '#' or '@' or '*' || char.IsAsciiDigit(Current))
            length = 1;
        else if (IsNameStart(Current))
        {
            while (IsNameCharacter(Peek(length)))
                length++;
        }

        var name = source.Substring(position, length);
        position += length;
        return length == 0 ? null : name;
    }
}
