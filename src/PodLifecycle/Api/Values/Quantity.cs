using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace PodLifecycle.Api;

/// <summary>An amount of a resource: <c>100m</c>, <c>64Mi</c>, <c>1.5</c>, <c>1e3</c>.</summary>
/// <remarks>Keeps its spelling for output; two quantities are equal when their amounts are (<c>1Gi</c> and <c>1024Mi</c>).</remarks>
public sealed class Quantity : IEquatable<Quantity>, IComparable<Quantity>
{
    private static readonly (string Suffix, decimal Factor)[] Suffixes =
    [
        ("n", 1e-9m), ("u", 1e-6m), ("m", 1e-3m), ("", 1m), ("k", 1e3m), ("M", 1e6m), ("G", 1e9m), ("T", 1e12m), ("P", 1e15m), ("E", 1e18m),
        ("Ki", 1024m), ("Mi", 1048576m), ("Gi", 1073741824m), ("Ti", 1099511627776m), ("Pi", 1125899906842624m), ("Ei", 1152921504606846976m),
    ];

    private readonly string text;

    private Quantity(string text, decimal value)
    {
        this.text = text;
        Value = value;
    }

    /// <summary>The amount in units (cores, bytes, …).</summary>
    public decimal Value { get; }

    /// <summary>Reads an amount.</summary>
    /// <param name="text">A decimal number with a suffix <c>n u m k M G T P E Ki Mi Gi Ti Pi Ei</c>, an exponent (<c>e3</c>) or neither.</param>
    /// <returns>The quantity.</returns>
    /// <exception cref="FormatException">The text is no quantity, or is larger than 7.9e28.</exception>
    public static Quantity Parse(string text) =>
        TryParse(text, out Quantity? quantity) ? quantity : throw new FormatException($"'{text}' is no quantity: write a number with an optional suffix, such as 100m, 1.5 or 64Mi");

    /// <summary>Reads an amount, or says that the text is none.</summary>
    /// <param name="text">See <see cref="Parse"/>.</param>
    /// <param name="quantity">The quantity, when the text is one.</param>
    /// <returns>Whether it is.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out Quantity? quantity)
    {
        quantity = null;
        string trimmed = text.Trim();
        int end = 0;
        while (end < trimmed.Length && (char.IsAsciiDigit(trimmed[end]) || trimmed[end] is '.' or '+' or '-'))
            end++;
        if (!decimal.TryParse(trimmed.AsSpan(0, end), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
            || !TryFactor(trimmed[end..], out decimal factor))
            return false;

        try
        {
            quantity = new Quantity(trimmed, number * factor);
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    /// <summary>True when both are the same amount, however written.</summary>
    /// <param name="other">The quantity to compare with.</param>
    /// <returns>Whether the two are equal.</returns>
    public bool Equals(Quantity? other) => other is not null && Value == other.Value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Quantity);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();

    /// <inheritdoc/>
    public int CompareTo(Quantity? other) => other is null ? 1 : Value.CompareTo(other.Value);

    /// <summary>Smaller than.</summary>
    /// <param name="left">One amount.</param>
    /// <param name="right">The other.</param>
    /// <returns>The comparison of the amounts.</returns>
    public static bool operator <(Quantity left, Quantity right) => left.Value < right.Value;

    /// <summary>Larger than.</summary>
    /// <param name="left">One amount.</param>
    /// <param name="right">The other.</param>
    /// <returns>The comparison of the amounts.</returns>
    public static bool operator >(Quantity left, Quantity right) => left.Value > right.Value;

    /// <summary>At most.</summary>
    /// <param name="left">One amount.</param>
    /// <param name="right">The other.</param>
    /// <returns>The comparison of the amounts.</returns>
    public static bool operator <=(Quantity left, Quantity right) => left.Value <= right.Value;

    /// <summary>At least.</summary>
    /// <param name="left">One amount.</param>
    /// <param name="right">The other.</param>
    /// <returns>The comparison of the amounts.</returns>
    public static bool operator >=(Quantity left, Quantity right) => left.Value >= right.Value;

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

    /// <summary>The quantity as it was written.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => text;

    private static bool TryFactor(string suffix, out decimal factor)
    {
        foreach ((string name, decimal value) in Suffixes)
        {
            if (name == suffix)
            {
                factor = value;
                return true;
            }
        }

        factor = 0;
        return suffix.Length > 1
            && suffix[0] is 'e' or 'E'
            && decimal.TryParse("1" + suffix, NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out factor);
    }
}
