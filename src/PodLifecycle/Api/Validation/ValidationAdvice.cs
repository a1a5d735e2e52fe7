using System.Text;

namespace PodLifecycle.Api;

/// <summary>What would mend a finding of the API server, where that can be told.</summary>
internal static class ValidationAdvice
{
    /// <summary>Formats whose texts can be made from nearly every other text.</summary>
    private static readonly Func<string, IEnumerable<string>>[] Names = [Formats.DnsLabel, Formats.DnsSubdomain, Formats.PortName, Formats.QualifiedName, Formats.LabelValue];

    /// <summary>Findings that say what is wrong but not what to write.</summary>
    private static readonly (string Detail, string Advice)[] Remedies =
    [
        ("effect must be 'NoExecute' when `tolerationSeconds` is set", "write effect: NoExecute, or leave tolerationSeconds out"),
        ("may not specify more than 1 volume type", "keep one of the sources"),
        ("must specify a handler type", "give it one of exec, httpGet, tcpSocket, grpc or sleep, as far as the field has them"),
        ("may not specify more than 1 handler type", "keep one of the handlers"),
        ("`selector` does not match template `labels`", "give the template all labels of the selector"),
    ];

    public static string? For(FieldError error) => error switch
    {
        _ when Array.Find(Remedies, r => r.Detail == error.Detail) is { Advice: { } advice } => advice,
        { Type: FieldErrorType.NotFound } when error.Path.Contains(".volumeMounts[", StringComparison.Ordinal) => "declare a volume of that name in spec.volumes",
        { Type: FieldErrorType.NotSupported, Value: string text } => Quoted(FieldAdvice.Nearest(Supported(error.Detail), text)),
        { Type: FieldErrorType.Required } when error.Path.EndsWith("spec.containers", StringComparison.Ordinal) => "a pod has at least one container",
        { Type: FieldErrorType.Invalid, Value: string text } when text.Trim() != text => Quoted(text.Trim()),
        { Type: FieldErrorType.Invalid, Value: string text } when text.Length > 0 && text.All(char.IsAsciiDigit) && error.Path.EndsWith("ort", StringComparison.Ordinal) => "write the number without quotes",
        { Type: FieldErrorType.Invalid, Value: string text } => Quoted(Array.Find(Names, format => format(text).Contains(error.Detail)) is { } wanted ? Renamed(text, wanted) : null),
        _ => null,
    };

    private static string? Quoted(string? text) => string.IsNullOrEmpty(text) ? null : $"did you mean {GoQuote.Format(text)}?";

    /// <summary>The texts in quotes that a finding lists.</summary>
    private static IEnumerable<string> Supported(string detail) => detail.Split('"').Where((_, i) => i % 2 == 1);

    /// <summary>The text with what a name may not have replaced, if that makes it one.</summary>
    private static string? Renamed(string text, Func<string, IEnumerable<string>> format)
    {
        var name = new StringBuilder();
        foreach (char c in text.Trim())
            name.Append(char.IsAsciiLetterUpper(c) ? char.ToLowerInvariant(c) : char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '/' ? c : '-');
        string renamed = name.ToString().Trim('-');
        return renamed.Length > 0 && !format(renamed).Any() ? renamed : null;
    }
}
