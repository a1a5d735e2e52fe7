namespace PodLifecycle;

/// <summary>An image's name as it goes on from the kubelet, and why it does not.</summary>
internal sealed partial record ImageReference
{
    private const string InvalidFormat = "invalid reference format";

    /// <summary>The name that the runtime is asked for: with the tag that is meant. Messages show the name as written.</summary>
    public static string ForRuntime(string image) =>
        TryParse(image, out ImageReference? reference) && reference is { Tag: null, Digest: null } ? $"{image}:{Latest}" : image;

    /// <summary>What is wrong with a text that is not the name of an image.</summary>
    public static string ParseError(string text)
    {
        if (Identifier().IsMatch(text))
            return $"invalid repository name ({text}), cannot specify 64-byte hexadecimal strings";

        string repository = Repository(text);
        return repository.AsSpan().ContainsAnyInRange('A', 'Z')
            ? $"{InvalidFormat}: repository name ({repository}) must be lowercase"
            : InvalidFormat;
    }

    /// <summary>The name without registry and tag; an image of the default registry that has no folder lies in one called library.</summary>
    private static string Repository(string text)
    {
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        bool hasRegistry = slash >= 0 && IsRegistry(text[..slash]);
        string repository = hasRegistry ? text[(slash + 1)..] : text;
        if ((!hasRegistry || text.StartsWith(DefaultRegistry, StringComparison.Ordinal)) && !repository.Contains('/', StringComparison.Ordinal))
            repository = $"library/{repository}";
        int colon = repository.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? repository : repository[..colon];
    }
}
