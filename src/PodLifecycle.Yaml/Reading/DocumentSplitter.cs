namespace PodLifecycle.Yaml;

/// <summary>Splits a text into YAML documents as kubectl does: at lines that begin with <c>---</c>, whatever YAML itself would make of them.</summary>
internal ref struct DocumentSplitter(ReadOnlyMemory<char> text, int start = 0)
{
    private const string Separator = "---";

    private int position = start;
    private int line = text.Span[..start].Count('\n') + 1;

    /// <summary>The current document, without a byte order mark.</summary>
    public ReadOnlyMemory<char> Document { get; private set; }

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
            int end = text.Span[position..].IndexOf('\n');
            position = end < 0 ? text.Length : position + end + 1;
            ReadOnlySpan<char> current = text.Span[lineStart..position];
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
                Document = WithoutMark(text[begin..lineStart]);
                return true;
            }
        }

        Document = WithoutMark(text[begin..]);
        return true;
    }

    private static ReadOnlyMemory<char> WithoutMark(ReadOnlyMemory<char> document) => document.Span is ['\uFEFF', ..] ? document[1..] : document;
}
