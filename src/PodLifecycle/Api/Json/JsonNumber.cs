using System.Globalization;

namespace PodLifecycle.Api;

/// <summary>Floating-point numbers as Kubernetes writes them in JSON.</summary>
internal static class JsonNumber
{
    private const double SmallestPlain = 1e-6;
    private const double SmallestLarge = 1e21;

    /// <summary>The shortest digits that give the number back; with an exponent below 1e-6 and from 1e21 on.</summary>
    public static string Format(double value)
    {
        if (value == 0)
            return double.IsNegative(value) ? "-0" : "0";

        (string sign, string digits, int point) = Shortest(value);
        double size = Math.Abs(value);
        if (size is < SmallestPlain or >= SmallestLarge)
        {
            int exponent = point - 1;
            string fraction = digits.Length > 1 ? "." + digits[1..] : "";
            string text = Math.Abs(exponent).ToString(exponent < 0 ? "0" : "00", CultureInfo.InvariantCulture);
            return $"{sign}{digits[0]}{fraction}e{(exponent < 0 ? '-' : '+')}{text}";
        }

        if (point <= 0)
            return sign + "0." + new string('0', -point) + digits;
        return point >= digits.Length ? sign + digits.PadRight(point, '0') : sign + digits[..point] + "." + digits[point..];
    }

    /// <summary>The value of a number's text, as a reader sees it that keeps numbers in 64 bits: a whole number, or a floating-point one.</summary>
    public static string Normalize(string text, out long? integer)
    {
        integer = null;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole))
            integer = whole;
        else if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value))
            return Normalize(value, out integer);
        return text;
    }

    public static string Normalize(double value, out long? integer)
    {
        string text = Format(value);
        integer = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole) ? whole : null;
        return text;
    }

    /// <summary>The significant digits, and how many of them stand before the decimal point.</summary>
    private static (string Sign, string Digits, int Point) Shortest(double value)
    {
        string text = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture);
        int mark = text.IndexOf('E', StringComparison.Ordinal);
        int exponent = mark < 0 ? 0 : int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        string mantissa = mark < 0 ? text : text[..mark];
        int dot = mantissa.IndexOf('.', StringComparison.Ordinal);
        int point = (dot < 0 ? mantissa.Length : dot) + exponent;
        string digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        string significant = digits.TrimStart('0');
        point -= digits.Length - significant.Length;
        return (value < 0 ? "-" : "", significant.TrimEnd('0'), point);
    }
}
