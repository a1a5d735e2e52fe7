using System.Globalization;
using System.Text;

namespace PodLifecycle.Api;

/// <summary>Texts between the quotes of JSON.</summary>
internal static class JsonText
{
    private const int HexDigits = 4;

    /// <summary>The text that escapes stand for. Half of a surrogate pair becomes U+FFFD, as in Kubernetes.</summary>
    public static string Unescape(ReadOnlySpan<byte> escaped)
    {
        string source = Encoding.UTF8.GetString(escaped);
        var text = new StringBuilder(source.Length);
        for (int i = 0; i < source.Length; i++)
        {
            if (source[i] != '\\')
            {
                text.Append(source[i]);
                continue;
            }

            char escape = source[++i];
            if (escape == 'u')
            {
                text.Append((char)ushort.Parse(source.AsSpan(i + 1, HexDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += HexDigits;
            }
            else
            {
                text.Append(escape switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', _ => escape });
            }
        }

        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
