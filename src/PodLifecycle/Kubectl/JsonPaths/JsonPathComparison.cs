using System.Globalization;
using System.Text.Json;

namespace PodLifecycle;

/// <summary>The comparisons of filters. Only values of one kind can be compared: texts, booleans, whole numbers, or numbers with a fraction.</summary>
internal static class JsonPathComparison
{
    private enum Kind
    {
        None,
        Bool,
        Whole,
        Fraction,
        Text,
    }

    /// <exception cref="KubectlException">The operator is none, or the values cannot be compared by it.</exception>
    public static bool Holds(JsonElement left, string comparison, JsonElement right)
    {
        if (comparison is not ("==" or "!=" or "<" or "<=" or ">" or ">="))
            throw new KubectlException("unrecognized filter operator " + comparison);

        Kind kind = KindOf(left);
        if (kind == Kind.None || KindOf(right) == Kind.None)
            throw new KubectlException("invalid type for comparison");
        if (kind != KindOf(right))
            throw new KubectlException("incompatible types for comparison");
        if (kind == Kind.Bool && comparison is not ("==" or "!="))
            throw new KubectlException("invalid type for comparison");

        int order = kind switch
        {
            Kind.Bool => left.GetBoolean().CompareTo(right.GetBoolean()),
            Kind.Whole => left.GetInt64().CompareTo(right.GetInt64()),
            Kind.Fraction => left.GetDouble().CompareTo(right.GetDouble()),
            _ => string.CompareOrdinal(left.GetString(), right.GetString()),
        };
        return comparison switch
        {
            "==" => order == 0,
            "!=" => order != 0,
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            _ => order >= 0,
        };
    }

    /// <summary>A number with a fraction as JSON that stays one: <c>4.0</c>, not <c>4</c>.</summary>
    public static string FractionText(double number)
    {
        string text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0";
    }

    private static Kind KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => Kind.Bool,
        JsonValueKind.String => Kind.Text,
        JsonValueKind.Number => value.TryGetInt64(out _) ? Kind.Whole : Kind.Fraction,
        _ => Kind.None,
    };
}
