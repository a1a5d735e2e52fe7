using System.Globalization;
using System.Text;

namespace PodLifecycle;

/// <summary>A text in single or double quotes, with the escapes of Go.</summary>
internal static class QuotedText
{
    /// <summary>The text without quotes and escapes, or null when an escape is wrong.</summary>
    public static string? Read(string quoted)
    {
        char quote = quoted[0];
        var text = new StringBuilder();
        ReadOnlySpan<char> rest = quoted.AsSpan(1, quoted.Length - 2);
        while (!rest.IsEmpty)
        {
            char c = rest[0];
            if (c != '\\')
            {
                text.Append(c);
                rest = rest[1..];
                continue;
            }

            if (rest.Length < 2)
                return null;
            char escape = rest[1];
            rest = rest[2..];
            if (Simple(escape, quote) is { } plain)
            {
                text.Append(plain);
                continue;
            }

            int digits = escape switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
            if (digits == 0 || rest.Length < digits
                || !int.TryParse(rest[..digits], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code)
                || !Rune.IsValid(code))
                return null;
            text.Append(new Rune(code));
            rest = rest[digits..];
        }

        return text.ToString();
    }

    private static char? Simple(char escape, char quote) => escape switch
    {
        'a' => '\a',
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\v',
        '\\' => '\\',
        _ when escape == quote => quote,
        _ => null,
    };
}
