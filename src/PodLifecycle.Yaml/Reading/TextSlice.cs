namespace PodLifecycle.Yaml;

/// <summary>A part of a text for the YAML reader, without a copy.</summary>
internal sealed class TextSlice(ReadOnlyMemory<char> slice) : TextReader
{
    private int at;

    public override int Peek() => at < slice.Length ? slice.Span[at] : -1;

    public override int Read() => at < slice.Length ? slice.Span[at++] : -1;

    public override int Read(char[] buffer, int index, int count)
    {
        int length = Math.Min(count, slice.Length - at);
        slice.Span.Slice(at, length).CopyTo(buffer.AsSpan(index));
        at += length;
        return length;
    }
}
