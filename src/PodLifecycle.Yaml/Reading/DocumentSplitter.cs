namespace PodLifecycle.Yaml;

/// <summary>Splits a text into YAML documents as kubectl does: at lines that begin with <c>---</c>, whatever YAML itself would make of them.</summary>
internal ref struct DocumentSplitter(string text, int start = 0)
{
    private const string Separator = "---";

    private int position = start;
    private int line = CountLines(text.AsSpan(0, start)) + 1;

    /// <summary>The current document, without a byte order mark.</summary>
    public ReadOnlySpan<char> Document { get; private set; }

    /// <summary>The line where the current document begins.</summary>
    public int FirstLine { get; private set; }

    /// <summary>What stands after <c>---</c> on the line at <see cref="FirstLine"/> and may not; then there is no document and nothing comes after it.</summary>
    public string? BadSeparator { get; private set; }

    public bool Next()
    {
        if (BadSeparator is not null || position >= text.Length)
            return false;

        int begin = position;
        FirstLine = line;
        while (position < text.Length)
        {
            int lineStart = position;
            int end = text.IndexOf('\n', position);
            position = end < 0 ? text.Length : end + 1;
            ReadOnlySpan<char> current = text.AsSpan(lineStart, position - lineStart);
            line++;
            if (!current.StartsWith(Separator, StringComparison.Ordinal))
                continue;

            ReadOnlySpan<char> rest = current[Separator.Length..].Trim();
            if (!rest.IsEmpty && rest[0] != '#')
            {
                BadSeparator = rest.ToString();
                FirstLine = line - 1;
                return true;
            }

            // A separator with nothing before it belongs to the document that it begins.
            if (lineStart > begin)
            {
                Document = WithoutMark(text.AsSpan(begin, lineStart - begin));
                return true;
            }
        }

        Document = WithoutMark(text.AsSpan(begin));
        return true;
    }

    private static ReadOnlySpan<char> WithoutMark(ReadOnlySpan<char> document) => document is ['\uFEFF', ..] ? document[1..] : document;

    private static int CountLines(ReadOnlySpan<char> before) => before.Count('\n');
}
