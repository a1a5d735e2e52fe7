using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace PodLifecycle.Api;

/// <summary>How a quantity is written: with powers of 1000, of 1024, or with an exponent.</summary>
internal enum QuantityForm
{
    Decimal,
    Binary,
    Exponent,
}

/// <content>Quantities as text: reading every spelling, writing the one that Kubernetes writes.</content>
public sealed partial class Quantity
{
    internal const string WrongFormat = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
    internal const string WrongNumber = "unable to parse numeric part of quantity";
    internal const string WrongSuffix = "unable to parse quantity's suffix";

    /// <summary>Amounts of up to this many digits keep a spelling that is canonical but for leading zeros, a plus sign or the exponent's case.</summary>
    private const int ShortDigits = 18;

    /// <summary>The same for binary amounts, less the digits that the suffix stands for.</summary>
    private const int ShortBinaryDigits = 14;

    private const int LargestExponent = 9999;

    private static readonly BigInteger LargestBinary = long.MaxValue;

    private static readonly (string Suffix, QuantityForm Form, int Exponent)[] Suffixes =
    [
        ("n", QuantityForm.Decimal, -9), ("u", QuantityForm.Decimal, -6), ("m", QuantityForm.Decimal, -3), ("", QuantityForm.Decimal, 0),
        ("k", QuantityForm.Decimal, 3), ("M", QuantityForm.Decimal, 6), ("G", QuantityForm.Decimal, 9),
        ("T", QuantityForm.Decimal, 12), ("P", QuantityForm.Decimal, 15), ("E", QuantityForm.Decimal, 18),
        ("Ki", QuantityForm.Binary, 10), ("Mi", QuantityForm.Binary, 20), ("Gi", QuantityForm.Binary, 30),
        ("Ti", QuantityForm.Binary, 40), ("Pi", QuantityForm.Binary, 50), ("Ei", QuantityForm.Binary, 60),
    ];

    /// <summary>The quantity in Kubernetes' canonical spelling: the largest suffix that leaves no fraction (<c>1024Mi</c> becomes <c>1Gi</c>, <c>0.5</c> becomes <c>500m</c>).</summary>
    /// <returns>The text. A spelling that is canonical but for leading zeros or a plus sign is kept until it is calculated with.</returns>
    public override string ToString() => spelling ?? Canonical();

    /// <summary>Reads an amount, or says in Kubernetes' words why the text is none.</summary>
    internal static bool TryParse(string text, [NotNullWhen(true)] out Quantity? quantity, [NotNullWhen(false)] out string? error)
    {
        text = text.Trim();
        quantity = null;
        error = null;
        int position = 0;
        bool negative = text.StartsWith('-');
        if (negative || text.StartsWith('+'))
            position++;
        if (text.Length == 0)
        {
            error = WrongFormat;
            return false;
        }

        string whole = Digits(text, ref position).TrimStart('0');
        bool point = position < text.Length && text[position] == '.';
        if (point)
            position++;
        string fraction = point ? Digits(text, ref position) : "";
        bool anyDigit = text.AsSpan(0, position).IndexOfAnyInRange('0', '9') >= 0;
        string suffix = text[position..];
        if (!IsSuffixShaped(suffix))
            error = WrongFormat;
        else if (!TrySuffix(suffix, out QuantityForm form, out int exponent))
            error = WrongSuffix;
        else
            quantity = Make(text, negative, whole.Length == 0 ? "0" : whole, fraction, anyDigit, form, exponent, ref error);
        return quantity is not null;
    }

    private static Quantity? Make(string text, bool negative, string whole, string fraction, bool anyDigit, QuantityForm form, int exponent, ref string? error)
    {
        string all = whole + fraction;
        BigInteger digits = BigInteger.Parse(all, NumberStyles.None, CultureInfo.InvariantCulture);
        if (negative)
            digits = -digits;
        int scale = -fraction.Length;
        bool isShort = all.Length <= ShortDigits;
        if (form == QuantityForm.Binary)
        {
            isShort = fraction.Length == 0 && whole.Length + (exponent * 3 / 10) <= ShortBinaryDigits;
            digits *= BigInteger.Pow(2, exponent);
        }
        else
        {
            scale += exponent;
        }

        if (isShort && scale >= Nano)
        {
            bool canonical = form == QuantityForm.Binary
                ? exponent % 10 == 0 && !(BigInteger.Abs(digits) % (BigInteger.Pow(2, exponent) * 8)).IsZero
                : scale % 3 == 0 && !all.EndsWith("000", StringComparison.Ordinal) && all[0] != '0';
            return new(digits, scale, form, canonical ? text : null);
        }

        if (!anyDigit)
        {
            error = WrongNumber;
            return null;
        }

        Quantity exact = scale < Nano ? RoundUp(digits, scale, Nano, form) : new(digits, scale, form);
        if (form != QuantityForm.Binary)
            return exact;
        if (BigInteger.Abs(exact.digits) > LargestBinary * BigInteger.Pow(10, -exact.scale))
            return new(negative ? -LargestBinary : LargestBinary, 0, form);
        return exact.digits.Sign != 0 && BigInteger.Abs(exact.digits) < BigInteger.Pow(10, -exact.scale) ? new(exact.digits, exact.scale, QuantityForm.Decimal) : exact;
    }

    private static string Digits(string text, ref int position)
    {
        int start = position;
        while (position < text.Length && char.IsAsciiDigit(text[position]))
            position++;
        return text[start..position];
    }

    /// <summary>Letters of suffixes, then a sign, then digits; each may be missing.</summary>
    private static bool IsSuffixShaped(string suffix)
    {
        int i = 0;
        while (i < suffix.Length && "eEinumkKMGTP".Contains(suffix[i], StringComparison.Ordinal))
            i++;
        if (i < suffix.Length && suffix[i] is '+' or '-')
            i++;
        while (i < suffix.Length && char.IsAsciiDigit(suffix[i]))
            i++;
        return i == suffix.Length;
    }

    private static bool TrySuffix(string suffix, out QuantityForm form, out int exponent)
    {
        foreach ((string name, QuantityForm itsForm, int itsExponent) in Suffixes)
        {
            if (name == suffix)
            {
                (form, exponent) = (itsForm, itsExponent);
                return true;
            }
        }

        form = QuantityForm.Exponent;
        exponent = 0;
        return suffix.Length > 1
            && suffix[0] is 'e' or 'E'
            && int.TryParse(suffix.AsSpan(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)
            && Math.Abs((long)exponent) <= LargestExponent;
    }

    private string Canonical()
    {
        if (digits.IsZero)
            return "0";
        if (form == QuantityForm.Binary && IsWhole && BigInteger.Abs(digits) >= 1024 * BigInteger.Pow(10, Math.Max(0, -scale)))
            return CanonicalBinary();

        (BigInteger mantissa, int exponent) = WithoutTrailingZeros();
        int beyond = ((exponent % 3) + 3) % 3;
        mantissa *= BigInteger.Pow(10, beyond);
        exponent -= beyond;
        return mantissa.ToString(CultureInfo.InvariantCulture) + DecimalSuffix(exponent);
    }

    private string DecimalSuffix(int exponent)
    {
        if (form != QuantityForm.Exponent)
        {
            foreach ((string name, QuantityForm itsForm, int itsExponent) in Suffixes)
            {
                if (itsForm == QuantityForm.Decimal && itsExponent == exponent)
                    return name;
            }
        }

        return exponent == 0 ? "" : "e" + exponent.ToString(CultureInfo.InvariantCulture);
    }

    private string CanonicalBinary()
    {
        BigInteger units = scale >= 0 ? digits * BigInteger.Pow(10, scale) : digits / BigInteger.Pow(10, -scale);
        string suffix = "";
        foreach ((string name, QuantityForm itsForm, _) in Suffixes)
        {
            if (itsForm != QuantityForm.Binary)
                continue;
            BigInteger next = BigInteger.DivRem(units, 1024, out BigInteger rest);
            if (!rest.IsZero)
                break;
            units = next;
            suffix = name;
        }

        return units.ToString(CultureInfo.InvariantCulture) + suffix;
    }

    private (BigInteger Mantissa, int Exponent) WithoutTrailingZeros()
    {
        BigInteger mantissa = digits;
        int exponent = scale;
        while (!mantissa.IsZero)
        {
            BigInteger next = BigInteger.DivRem(mantissa, 10, out BigInteger rest);
            if (!rest.IsZero)
                break;
            mantissa = next;
            exponent++;
        }

        return (mantissa, exponent);
    }
}
