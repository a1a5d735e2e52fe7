namespace PodLifecycle.Yaml;

/// <summary>Where a mapping in braces or a list in brackets goes wrong: what the YAML reader does not say.</summary>
/// <param name="At">The position of what may not stand there, or of the end of the text.</param>
/// <param name="Opened">Where the innermost open collection begins.</param>
internal sealed record YamlFlow(int At, int Opened)
{
    /// <summary>Where a comma was forgotten, if that is what is wrong.</summary>
    public int? MissingCommaAfter { get; private init; }

    /// <summary>Goes through the collection that begins at a position; null when nothing is wrong with its commas and brackets.</summary>
    public static YamlFlow? FindFault(string text, int start)
    {
        var open = new Stack<int>();
        bool afterValue = false;
        bool isKey = false;
        int? lineEndInValue = null;
        for (int at = start; at < text.Length;)
        {
            char c = text[at];
            switch (c)
            {
                case ' ' or '\t' or '\r' or '\n':
                    at++;
                    continue;
                case '#' when at > 0 && char.IsWhiteSpace(text[at - 1]):
                    at = EndOfLine(text, at);
                    continue;
                case '{' or '[' when !afterValue:
                    open.Push(at++);
                    isKey = c == '{';
                    continue;
                case '}' or ']' when open.Count > 0 && text[open.Peek()] == (c == '}' ? '{' : '['):
                    open.Pop();
                    at++;
                    if (open.Count == 0)
                        return null;
                    (afterValue, isKey, lineEndInValue) = (true, false, null);
                    continue;
                case ',' when open.Count > 0:
                    at++;
                    (afterValue, isKey, lineEndInValue) = (false, text[open.Peek()] == '{', null);
                    continue;
                case ':' when afterValue && lineEndInValue is null && (isKey || text[open.Peek()] == '['):
                    at++;
                    (afterValue, isKey) = (false, false);
                    continue;
                case ':' when !afterValue && isKey:
                    at++;
                    isKey = false;
                    continue;
            }

            if (open.Count == 0)
                return null;
            if (afterValue || c is '}' or ']')
                return new(at, open.Peek()) { MissingCommaAfter = c == ':' ? lineEndInValue : null };
            int end = c is '"' or '\'' ? EndOfQuoted(text, at) : EndOfPlain(text, at, out lineEndInValue);
            if (end >= text.Length)
                return new(text.Length, open.Peek());
            at = end;
            afterValue = true;
        }

        return open.Count == 0 ? null : new(text.Length, open.Peek());
    }

    private static int EndOfLine(string text, int at)
    {
        int end = text.IndexOf('\n', at);
        return end < 0 ? text.Length : end;
    }

    /// <summary>The position after the closing quote; beyond the text when there is none.</summary>
    public static int EndOfQuoted(string text, int at)
    {
        char quote = text[at++];
        while (at < text.Length && text[at] != quote)
            at += quote == '"' && text[at] == '\\' ? 2 : 1;
        return at + 1;
    }

    /// <summary>Plain text ends at what has a meaning in brackets, at a colon before a blank, and at a comment; it may go over lines.</summary>
    private static int EndOfPlain(string text, int at, out int? lineEnd)
    {
        lineEnd = null;
        int last = at;
        for (; at < text.Length; at++)
        {
            char c = text[at];
            bool ends = c is ',' or '[' or ']' or '{' or '}'
                || (c == ':' && (at + 1 == text.Length || char.IsWhiteSpace(text[at + 1]) || text[at + 1] is ',' or '[' or ']' or '{' or '}'))
                || (c == '#' && char.IsWhiteSpace(text[at - 1]));
            if (ends)
                break;
            if (c == '\n')
                lineEnd = last;
            else if (!char.IsWhiteSpace(c))
                last = at;
        }

        return at;
    }
}
