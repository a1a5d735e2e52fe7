using System.Globalization;
using PodLifecycle.Api;

namespace PodLifecycle.Yaml;

/// <summary>Numbers as YAML 1.1 writes them (<c>0644</c>, <c>0x1F</c>, <c>1_000</c>, <c>.5</c>, <c>1e3</c>), and as JSON has them.</summary>
internal static class YamlNumber
{
    /// <summary>Reads a number.</summary>
    /// <param name="text">A plain scalar that begins with a digit, a sign or a point.</param>
    /// <param name="json">The number as Kubernetes writes it in JSON.</param>
    /// <param name="integer">Its value, where it is a whole number of 64 bits.</param>
    public static bool TryParse(string text, out string json, out long? integer)
    {
        if (IsPlain(text))
        {
            integer = long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
            json = text;
            return true;
        }

        ReadOnlySpan<char> digits = text.AsSpan();
        if (text[0] != '.' && text.Contains('_', StringComparison.Ordinal))
            digits = text.Replace("_", "", StringComparison.Ordinal);

        if (TryInteger(digits, out UInt128 magnitude, out bool negative))
        {
            if (magnitude <= (negative ? (UInt128)1 << 63 : (UInt128)long.MaxValue))
            {
                integer = negative ? (long)-(Int128)magnitude : (long)magnitude;
                json = integer.Value.ToString(CultureInfo.InvariantCulture);
            }
            else
            {
                json = JsonNumber.Normalize(negative ? -(double)magnitude : (double)magnitude, out integer);
            }

            return true;
        }

        integer = null;
        json = "";
        if (!LooksLikeFloat(digits) || !double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || double.IsInfinity(value))
            return false;

        json = JsonNumber.Normalize(value, out integer);
        return true;
    }

    /// <summary>As nearly all numbers are: a few decimal digits without a zero in front.</summary>
    private static bool IsPlain(string text)
    {
        const int SurelyFits = 18;
        return text.Length <= SurelyFits && (text[0] != '0' || text.Length == 1) && !text.AsSpan().ContainsAnyExceptInRange('0', '9');
    }

    private static bool TryInteger(ReadOnlySpan<char> text, out UInt128 magnitude, out bool negative)
    {
        magnitude = 0;
        negative = text[0] == '-';
        if (text[0] is '+' or '-')
            text = text[1..];
        if (text.IsEmpty)
            return false;

        uint radix = 10;
        if (text.Length > 1 && text[0] == '0')
        {
            (radix, int prefix) = text[1] switch
            {
                'x' or 'X' => (16u, 2),
                'o' or 'O' => (8u, 2),
                'b' or 'B' => (2u, 2),
                _ => (8u, 1),
            };
            text = text[prefix..];
        }

        if (text.IsEmpty)
            return false;

        foreach (char c in text)
        {
            uint digit = char.IsAsciiHexDigit(c) ? (uint)Convert.ToInt32(c.ToString(), 16) : uint.MaxValue;
            if (digit >= radix)
                return false;
            magnitude = magnitude * radix + digit;
            if (magnitude > ulong.MaxValue)
                return false;
        }

        return true;
    }

    private static bool LooksLikeFloat(ReadOnlySpan<char> text)
    {
        int at = text[0] is '+' or '-' ? 1 : 0;
        int whole = Digits(text, ref at);
        int fraction = 0;
        if (at < text.Length && text[at] == '.')
        {
            at++;
            fraction = Digits(text, ref at);
        }

        if (whole + fraction == 0)
            return false;
        if (at == text.Length)
            return true;
        if (text[at++] is not ('e' or 'E'))
            return false;
        if (at < text.Length && text[at] is '+' or '-')
            at++;
        return Digits(text, ref at) > 0 && at == text.Length;
    }

    private static int Digits(ReadOnlySpan<char> text, ref int at)
    {
        int start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        return at - start;
    }
}
