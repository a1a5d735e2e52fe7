using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace PodLifecycle.Yaml;

/// <summary>The characters of a file, in a buffer that is given back at the end: what is kept of a file are its documents.</summary>
internal sealed class ManifestText : IDisposable
{
    private const int Chunk = 64 * 1024;

    private char[] buffer;
    private int length;

    private ManifestText(char[] buffer) => this.buffer = buffer;

    public ReadOnlyMemory<char> Characters => buffer.AsMemory(0, length);

    /// <summary>A text as a file could hold it: halves of characters, which no file can, are replaced.</summary>
    public static ReadOnlyMemory<char> WellFormed(ReadOnlyMemory<char> text)
    {
        ReadOnlySpan<char> rest = text.Span;
        for (int half; (half = rest.IndexOfAnyInRange('\ud800', '\udfff')) >= 0;)
        {
            rest = rest[half..];
            if (rest.Length < 2 || !char.IsSurrogatePair(rest[0], rest[1]))
                return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.ToArray())).AsMemory();
            rest = rest[2..];
        }

        return text;
    }

    /// <summary>The bytes of a manifest as text: UTF-8, or UTF-16 where a byte order mark says so. Other bytes are no text.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out ManifestText? text, [NotNullWhen(false)] out string? error)
    {
        Encoding encoding = bytes switch
        {
            [0xFF, 0xFE, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
            [0xFE, 0xFF, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
            _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true),
        };
        ReadOnlySpan<byte> content = bytes.StartsWith(encoding.Preamble) ? bytes[encoding.Preamble.Length..] : bytes;
        text = new(ArrayPool<char>.Shared.Rent(encoding.GetMaxCharCount(content.Length)));
        try
        {
            text.length = encoding.GetChars(content, text.buffer);
            error = null;
            return true;
        }
        catch (DecoderFallbackException)
        {
            text.Dispose();
            text = null;
            error = encoding is UTF8Encoding ? "yaml: invalid leading UTF-8 octet" : "yaml: incomplete UTF-16 character";
            return false;
        }
    }

    /// <summary>Reads to the end, or until it is more than <paramref name="most"/>.</summary>
    public static ManifestText Read(TextReader reader, int most)
    {
        ManifestText text = new(ArrayPool<char>.Shared.Rent(Chunk));
        for (int count; text.length <= most && (count = reader.Read(text.buffer, text.length, text.buffer.Length - text.length)) > 0;)
        {
            text.length += count;
            if (text.length == text.buffer.Length)
                Pooled.Double(ref text.buffer);
        }

        return text;
    }

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(buffer);
        buffer = [];
        length = 0;
    }
}
