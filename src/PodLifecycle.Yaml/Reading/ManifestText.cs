using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace PodLifecycle.Yaml;

/// <summary>The bytes of a manifest as text: UTF-8, or UTF-16 where a byte order mark says so.</summary>
internal static class ManifestText
{
    public static bool TryDecode(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out string? text, [NotNullWhen(false)] out string? error)
    {
        Encoding encoding = bytes switch
        {
            [0xFF, 0xFE, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
            [0xFE, 0xFF, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
            _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true),
        };
        ReadOnlySpan<byte> content = bytes.StartsWith(encoding.Preamble) ? bytes[encoding.Preamble.Length..] : bytes;
        try
        {
            text = encoding.GetString(content);
            error = null;
            return true;
        }
        catch (DecoderFallbackException)
        {
            text = null;
            error = encoding is UTF8Encoding ? "yaml: invalid leading UTF-8 octet" : "yaml: incomplete UTF-16 character";
            return false;
        }
    }
}
