using System.Globalization;

namespace PodLifecycle.Api;

/// <summary>What to write where a value has the wrong type.</summary>
internal static class ValueAdvice
{
    /// <param name="field">The field that has the value, or the list or map that holds it.</param>
    /// <param name="isElement">Whether the value is an element of a list or map.</param>
    /// <param name="found">What was found.</param>
    /// <param name="text">Its text, if it has one.</param>
    public static string For(Field field, bool isElement, TokenKind found, string text) => field.Type switch
    {
        FieldType.List when !isElement => ForList(field),
        FieldType.Map when !isElement => "write a mapping: in YAML, indented lines 'key: value'",
        _ => field.Element switch
        {
            FieldType.Text when found is TokenKind.Number or TokenKind.Bool => "a text is wanted: put it in quotes",
            FieldType.Text => "write a text",
            FieldType.Base64 => "write base64, or use stringData for plain text",
            FieldType.Bool => "write true or false, without quotes",
            FieldType.Int32 or FieldType.Int64 when found == TokenKind.Text && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) => "write the number without quotes",
            FieldType.Int32 or FieldType.Int64 => "write a whole number",
            FieldType.Quantity => "write an amount such as 100m, 1.5 or 64Mi",
            FieldType.IntOrString => "write a whole number or a name",
            FieldType.Time => "write a time such as 2026-01-01T00:00:00Z",
            FieldType.MicroTime => "write a time such as 2026-01-01T00:00:00.000000Z",
            FieldType.Object => "write a mapping: in YAML, indented lines 'key: value'",
            _ => "write JSON",
        },
    };

    /// <summary>Texts that are surely meant otherwise: in quotes of a word processor, or nearly one of the few that are allowed.</summary>
    public static (string Text, string Suggestion)? ForText(Field field, string text)
    {
        if (text.Length > 1 && IsTypographicQuote(text[0]) && IsTypographicQuote(text[^1]))
            return ($"the quotes {text[0]} (U+{(int)text[0]:X4}) and {text[^1]} (U+{(int)text[^1]:X4}) are a part of the text", "write \" instead");
        if (field.Enum.Count == 0 || text.Length == 0 || field.Enum.Contains(text))
            return null;

        int blank = text.IndexOf(' ', StringComparison.Ordinal);
        if (blank > 0 && field.Enum.Contains(text[..blank]))
            return (NotAllowed(field, text), $"did you mean \"{text[..blank]}\"? What follows looks like a comment: put # before it");
        return FieldAdvice.Nearest(field.Enum, text) is { } near ? (NotAllowed(field, text), $"did you mean \"{near}\"?") : null;
    }

    private static string NotAllowed(Field field, string text) => $"{GoQuote.Format(text)} is not one of {string.Join(", ", field.Enum)}";

    private static bool IsTypographicQuote(char c) => c is '\u201C' or '\u201D' or '\u201E' or '\u2018' or '\u2019' or '\u201A';

    private static string ForList(Field field) =>
        field.Element == FieldType.Text ? "write a list: [\"a\", \"b\"], or each element on a line that begins with '- '" : "write a list: in YAML, each element begins with '- '";
}
