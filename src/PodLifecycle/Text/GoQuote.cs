using System.Globalization;
using System.Text;

namespace PodLifecycle;

/// <summary>Texts in quotes, as Kubernetes' messages write them and its expressions have them.</summary>
internal static class GoQuote
{
    /// <summary>The text between double quotes, with what cannot be printed escaped.</summary>
    public static string Format(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (Rune rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\a' => quoted.Append("\\a"),
                '\b' => quoted.Append("\\b"),
                '\f' => quoted.Append("\\f"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                '\v' => quoted.Append("\\v"),
                < ' ' or 0x7f => quoted.Append(CultureInfo.InvariantCulture, $"\\x{rune.Value:x2}"),
                ' ' => quoted.Append(' '),
                _ when IsPrintable(rune) => quoted.Append(rune),
                <= 0xffff => quoted.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"),
                _ => quoted.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}"),
            };
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>What a text in single or double quotes stands for, or null when an escape is wrong.</summary>
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

    private static bool IsPrintable(Rune rune) => Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);
}
