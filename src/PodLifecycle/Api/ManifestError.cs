namespace PodLifecycle.Api;

/// <summary>How bad a finding about a manifest is.</summary>
public enum ManifestSeverity
{
    /// <summary>The API server refuses the manifest.</summary>
    Error,

    /// <summary>The API server accepts the manifest, but it surely means something else.</summary>
    Warning,
}

/// <summary>One thing that is wrong with a manifest, and where.</summary>
/// <param name="Path">The field in Kubernetes' notation (<c>spec.containers[0].image</c>); empty for the document itself.</param>
/// <param name="Message">What is wrong, in the API server's words where it has any.</param>
public sealed record ManifestError(string Path, string Message)
{
    /// <summary>Whether the manifest is refused; default <see cref="ManifestSeverity.Error"/>.</summary>
    public ManifestSeverity Severity { get; init; }

    /// <summary>The line in the text, from 1; 0 when the object did not come from a text.</summary>
    public int Line { get; init; }

    /// <summary>The column in the line, from 1; 0 when the object did not come from a text.</summary>
    public int Column { get; init; }

    /// <summary>What would mend it (<c>did you mean preStop?</c>), or null.</summary>
    public string? Suggestion { get; init; }

    /// <summary>The finding on one line: <c>line:column: path: message (suggestion)</c>, without the parts it does not have.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() =>
        (Line > 0 ? $"{Line}:{Column}: " : "") + (Path.Length > 0 && !Message.Contains(GoQuote.Format(Path), StringComparison.Ordinal) ? Path + ": " : "") + Message + (Suggestion is null ? "" : $" ({Suggestion})");
}
