using System.Globalization;

namespace PodLifecycle.Api;

/// <summary>The kinds of findings that the API server knows. (field.ErrorType)</summary>
internal enum FieldErrorType
{
    Required,
    Invalid,
    NotSupported,
    Forbidden,
    Duplicate,
    NotFound,
    TooMany,
    TooLong,
}

/// <summary>One finding of the API server about an object.</summary>
/// <param name="Type">Its kind.</param>
/// <param name="Path">The field in Kubernetes' notation.</param>
/// <param name="Value">The value that is wrong: a text, number or bool, or <see cref="RawJson"/> where it is shown as JSON; null where none is shown.</param>
/// <param name="Detail">What is wrong with it.</param>
internal sealed record FieldError(FieldErrorType Type, string Path, object? Value, string Detail)
{
    /// <summary>The finding without its path.</summary>
    public string Message => Words() + (ShowsValue ? ": " + Show(Value) : "") + (Detail.Length > 0 ? ": " + Detail : "");

    /// <summary>The line that the API server prints.</summary>
    public string Text => $"{Path}: {Message}";

    private bool ShowsValue => Type is not (FieldErrorType.Required or FieldErrorType.Forbidden or FieldErrorType.TooLong);

    private string Words() => Type switch
    {
        FieldErrorType.Required => "Required value",
        FieldErrorType.Invalid => "Invalid value",
        FieldErrorType.NotSupported => "Unsupported value",
        FieldErrorType.Forbidden => "Forbidden",
        FieldErrorType.Duplicate => "Duplicate value",
        FieldErrorType.NotFound => "Not found",
        FieldErrorType.TooMany => "Too many",
        _ => "Too long",
    };

    private static string Show(object? value) => value switch
    {
        string text => GoQuote.Format(text),
        bool flag => flag ? "true" : "false",
        RawJson json => json.Text,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => "null",
    };
}
