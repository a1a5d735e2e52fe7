using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PodLifecycle.Yaml;

/// <summary>A document that is no JSON, or goes over a limit: nothing more can be said of it. Caught by the loader, never seen outside.</summary>
internal sealed class YamlRefusedException(Mark at, string message, string? suggestion = null) : Exception(message)
{
    public Mark Place { get; } = at;

    public string? Suggestion { get; } = suggestion;

    /// <summary>The text is YAML so far; what is not further down comes first.</summary>
    public bool IsOfConversion { get; private init; }

    /// <summary>The YAML was fine, but the JSON made of it nests too deep.</summary>
    public bool IsOfJson { get; init; }

    /// <summary>An error of which Kubernetes names a line; it never names the first of a text for a token there.</summary>
    public static YamlRefusedException OfToken(ParsingEvent place, int line, string message, string? suggestion = null) =>
        new(place.Start, line > 1 || (line == 1 && place.Start.Line > 1) ? $"yaml: line {line}: {message}" : $"yaml: {message}", suggestion);

    /// <summary>A value that JSON does not have.</summary>
    public static YamlRefusedException NoJson(ParsingEvent place, string message, string? suggestion = null) =>
        new(place.Start, message, suggestion) { IsOfConversion = true };

    public static YamlRefusedException At(ParsingEvent place, string message, string? suggestion = null) => new(place.Start, message, suggestion);
}
