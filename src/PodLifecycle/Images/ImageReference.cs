using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace PodLifecycle;

/// <summary>The name of an image, taken apart: <c>registry/path:tag@digest</c>.</summary>
/// <param name="Name">Registry and path as written.</param>
/// <param name="Tag">The tag, or null.</param>
/// <param name="Digest">The digest with its algorithm, or null.</param>
internal sealed partial record ImageReference(string Name, string? Tag, string? Digest)
{
    /// <summary>The tag that is meant where none is written.</summary>
    public const string Latest = "latest";

    private const int LongestName = 255;
    private const string DefaultRegistry = "docker.io/";

    /// <summary>Takes the name of an image apart, or says that it is none.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out ImageReference? reference)
    {
        reference = null;
        Match match = Grammar().Match(text);
        if (!match.Success || Identifier().IsMatch(text))
            return false;

        string name = match.Groups["name"].Value;
        int slash = name.IndexOf('/', StringComparison.Ordinal);
        bool hasRegistry = slash > 0 && IsRegistry(name[..slash]);
        string path = hasRegistry ? name[(slash + 1)..] : name;
        if (!Path().IsMatch(path) || (hasRegistry ? name : DefaultRegistry + path).Length > LongestName)
            return false;

        string? digest = Group(match, "digest");
        if (digest is not null && !IsDigest(digest))
            return false;
        reference = new(name, Group(match, "tag"), digest);
        return true;
    }

    /// <summary>The first part of a name is a registry only when it cannot be a folder: it has a dot, a port or capitals, or is localhost.</summary>
    private static bool IsRegistry(string part) =>
        part.AsSpan().ContainsAny('.', ':') || part == "localhost" || part.AsSpan().ContainsAnyInRange('A', 'Z');

    private static bool IsDigest(string digest)
    {
        int colon = digest.IndexOf(':', StringComparison.Ordinal);
        int? length = digest[..colon] switch { "sha256" => 64, "sha384" => 96, "sha512" => 128, _ => null };
        string hex = digest[(colon + 1)..];
        return hex.Length == length && hex.All(char.IsAsciiHexDigitLower);
    }

    private static string? Group(Match match, string name) => match.Groups[name] is { Success: true } group ? group.Value : null;

    [GeneratedRegex(@"\A(?<name>((([A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9])(\.([A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9]))*|\[[A-Fa-f0-9:]+\])(:[0-9]+)?/)?[a-z0-9._/-]+)(:(?<tag>[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(@(?<digest>[A-Za-z][A-Za-z0-9]*([-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9A-Fa-f]{32,}))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Grammar();

    [GeneratedRegex(@"\A[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Path();

    /// <summary>64 hexadecimal digits are an image's identifier, not a name.</summary>
    [GeneratedRegex(@"\A[a-f0-9]{64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();
}
