using System.Text;

namespace PodLifecycle.Api;

/// <summary>A place in a text of UTF-8. Lines and columns count from 1, columns in characters.</summary>
/// <param name="Offset">The place in bytes, from 0.</param>
/// <param name="Line">The line.</param>
/// <param name="Column">The column.</param>
internal readonly record struct JsonPlace(int Offset, int Line, int Column)
{
    public static JsonPlace Start { get; } = new(0, 1, 1);

    /// <summary>A place further on in the text.</summary>
    public JsonPlace MoveTo(int offset, ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> passed = text[Offset..offset];
        int lastBreak = passed.LastIndexOf((byte)'\n');
        int characters = Encoding.UTF8.GetCharCount(passed[(lastBreak + 1)..]);
        return lastBreak < 0 ? new(offset, Line, Column + characters) : new(offset, Line + passed.Count((byte)'\n'), characters + 1);
    }
}
