using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace PodLifecycle.Api;

/// <summary>An amount of a resource: <c>100m</c>, <c>64Mi</c>, <c>1.5</c>, <c>1e3</c>.</summary>
/// <remarks>
/// Exact, whatever its size; what is finer than a billionth is rounded up (away from zero). Two quantities are equal when their amounts are
/// (<c>1Gi</c> and <c>1024Mi</c>). Written as Kubernetes writes it: see <see cref="ToString"/>.
/// </remarks>
public sealed partial class Quantity : IEquatable<Quantity>, IComparable<Quantity>
{
    private const int Nano = -9;
    private const int Milli = -3;

    private readonly BigInteger digits;
    private readonly int scale;
    private readonly QuantityForm form;
    private readonly string? spelling;

    /// <summary>The amount is <c>digits × 10^scale</c>.</summary>
    private Quantity(BigInteger digits, int scale, QuantityForm form, string? spelling = null)
    {
        this.digits = digits;
        this.scale = digits.IsZero ? 0 : scale;
        this.form = form;
        this.spelling = spelling;
    }

    /// <summary>No amount.</summary>
    public static Quantity Zero { get; } = new(0, 0, QuantityForm.Decimal);

    /// <summary>The amount in units (cores, bytes, …). Amounts beyond the range of <see cref="decimal"/> are cut to its ends.</summary>
    public decimal Value
    {
        get
        {
            if (scale >= 0)
            {
                if (digits.Sign != 0 && Magnitude > 29)
                    return digits.Sign > 0 ? decimal.MaxValue : decimal.MinValue;
                BigInteger whole = digits * BigInteger.Pow(10, scale);
                return whole > (BigInteger)decimal.MaxValue ? decimal.MaxValue : whole < (BigInteger)decimal.MinValue ? decimal.MinValue : (decimal)whole;
            }

            BigInteger units = BigInteger.DivRem(digits, BigInteger.Pow(10, -scale), out BigInteger fraction);
            if (BigInteger.Abs(units) >= (BigInteger)decimal.MaxValue)
                return units.Sign > 0 ? decimal.MaxValue : decimal.MinValue;
            return (decimal)units + ((decimal)fraction / (decimal)BigInteger.Pow(10, -scale));
        }
    }

    /// <summary>Whether the amount is a whole number of units.</summary>
    internal bool IsWhole => scale >= 0 || (digits % BigInteger.Pow(10, -scale)).IsZero;

    /// <summary>-1, 0 or 1.</summary>
    internal int Sign => digits.Sign;

    /// <summary>The number of digits in front of the decimal point, at most one off.</summary>
    private double Magnitude => BigInteger.Log10(BigInteger.Abs(digits)) + scale;

    /// <summary>Reads an amount.</summary>
    /// <param name="text">
    /// A decimal number with a suffix <c>n u m k M G T P E Ki Mi Gi Ti Pi Ei</c>, an exponent (<c>e3</c>) or neither; blanks around it are ignored.
    /// </param>
    /// <returns>The quantity.</returns>
    /// <exception cref="FormatException">The text is no quantity, or its exponent is beyond ±9999.</exception>
    public static Quantity Parse(string text) =>
        TryParse(text, out Quantity? quantity) ? quantity : throw new FormatException($"'{text}' is no quantity: write a number with an optional suffix, such as 100m, 1.5 or 64Mi");

    /// <summary>Reads an amount, or says that the text is none.</summary>
    /// <param name="text">See <see cref="Parse"/>.</param>
    /// <param name="quantity">The quantity, when the text is one.</param>
    /// <returns>Whether it is.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out Quantity? quantity) => TryParse(text, out quantity, out _);

    /// <summary>True when both are the same amount, however written.</summary>
    /// <param name="other">The quantity to compare with.</param>
    /// <returns>Whether the two are equal.</returns>
    public bool Equals(Quantity? other) => other is not null && CompareTo(other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Quantity);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        (BigInteger mantissa, int exponent) = WithoutTrailingZeros();
        return HashCode.Combine(mantissa, exponent);
    }

    /// <inheritdoc/>
    public int CompareTo(Quantity? other)
    {
        if (other is null)
            return 1;
        if (digits.Sign != other.digits.Sign || digits.IsZero)
            return digits.Sign.CompareTo(other.digits.Sign);
        if (Math.Abs(Magnitude - other.Magnitude) > 2)
            return digits.Sign * Magnitude.CompareTo(other.Magnitude);
        (BigInteger left, BigInteger right, _) = Aligned(this, other);
        return left.CompareTo(right);
    }

    /// <summary>The sum. It is written in the form (binary, decimal) of the left amount, or of the right one when the left is zero.</summary>
    /// <param name="left">One amount.</param>
    /// <param name="right">The other.</param>
    /// <returns>The exact sum.</returns>
    public static Quantity operator +(Quantity left, Quantity right)
    {
        (BigInteger a, BigInteger b, int scale) = Aligned(left, right);
        return new(a + b, scale, left.digits.IsZero ? right.form : left.form);
    }

    /// <summary>The difference. It is written in the form (binary, decimal) of the left amount, or of the right one when the left is zero.</summary>
    /// <param name="left">One amount.</param>
    /// <param name="right">The amount to take away.</param>
    /// <returns>The exact difference; may be negative.</returns>
    public static Quantity operator -(Quantity left, Quantity right)
    {
        (BigInteger a, BigInteger b, int scale) = Aligned(left, right);
        return new(a - b, scale, left.digits.IsZero ? right.form : left.form);
    }

    /// <summary>Smaller than.</summary>
    /// <param name="left">One amount.</param>
    /// <param name="right">The other.</param>
    /// <returns>The comparison of the amounts.</returns>
    public static bool operator <(Quantity left, Quantity right) => left.CompareTo(right) < 0;

    /// <summary>Larger than.</summary>
    /// <param name="left">One amount.</param>
    /// <param name="right">The other.</param>
    /// <returns>The comparison of the amounts.</returns>
    public static bool operator >(Quantity left, Quantity right) => left.CompareTo(right) > 0;

    /// <summary>At most.</summary>
    /// <param name="left">One amount.</param>
    /// <param name="right">The other.</param>
    /// <returns>The comparison of the amounts.</returns>
    public static bool operator <=(Quantity left, Quantity right) => left.CompareTo(right) <= 0;

    /// <summary>At least.</summary>
    /// <param name="left">One amount.</param>
    /// <param name="right">The other.</param>
    /// <returns>The comparison of the amounts.</returns>
    public static bool operator >=(Quantity left, Quantity right) => left.CompareTo(right) >= 0;

    /// <summary>Equal amounts.</summary>
    /// <param name="left">One amount.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(Quantity? left, Quantity? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Different amounts.</summary>
    /// <param name="left">One amount.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(Quantity? left, Quantity? right) => !(left == right);

    internal static Quantity Max(Quantity left, Quantity right) => left < right ? right : left;

    /// <summary>A decimal quantity of whole units.</summary>
    internal static Quantity FromUnits(long units) => new(units, 0, QuantityForm.Decimal);

    /// <summary>Rounded up (away from zero) to whole thousandths, as the API server stores resource lists.</summary>
    internal Quantity RoundUpToMilli() => scale >= Milli ? this : RoundUp(digits, scale, Milli, form);

    /// <summary>This amount in units of another, rounded up (away from zero) to a whole number.</summary>
    internal BigInteger DivideRoundingUp(Quantity divisor)
    {
        (BigInteger a, BigInteger b, _) = Aligned(this, divisor);
        BigInteger quotient = BigInteger.DivRem(a, b, out BigInteger rest);
        return rest.IsZero ? quotient : quotient + (a.Sign * b.Sign);
    }

    /// <summary>Whether this amount is a whole multiple of another.</summary>
    internal bool IsMultipleOf(Quantity unit)
    {
        (BigInteger a, BigInteger b, _) = Aligned(this, unit);
        return (a % b).IsZero;
    }

    private static Quantity RoundUp(BigInteger digits, int scale, int finest, QuantityForm form)
    {
        BigInteger rounded = BigInteger.DivRem(digits, BigInteger.Pow(10, finest - scale), out BigInteger rest);
        return new(rest.IsZero ? rounded : rounded + digits.Sign, finest, form);
    }

    private static (BigInteger Left, BigInteger Right, int Scale) Aligned(Quantity left, Quantity right)
    {
        int scale = Math.Min(left.scale, right.scale);
        return (left.digits * BigInteger.Pow(10, left.scale - scale), right.digits * BigInteger.Pow(10, right.scale - scale), scale);
    }
}
