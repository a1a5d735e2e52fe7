namespace PodLifecycle.Yaml;

/// <summary>How much a manifest may be. What goes over a limit is refused with an error that names the limit; the defaults keep reading within about a second and 200 MB.</summary>
public sealed record ManifestOptions
{
    /// <summary>All limits at their defaults.</summary>
    public static ManifestOptions Default { get; } = new();

    /// <summary>The longest text, in characters; default 16,777,216 (16 Mi).</summary>
    public int MaxLength { get; init; } = 16 * 1024 * 1024;

    /// <summary>The most documents in a text, list items included; default 10,000.</summary>
    public int MaxDocuments { get; init; } = 10_000;

    /// <summary>How deep lists and mappings may nest, inclusive; default 10,000, the API server's own limit, which is also the highest that counts.</summary>
    public int MaxDepth { get; init; } = 10_000;

    /// <summary>The most scalars, lists and mappings (counted where they begin and end) in one document; default 2,000,000.</summary>
    public int MaxNodes { get; init; } = 2_000_000;

    /// <summary>The most nodes that aliases and merge keys may add to one document; default 100,000.</summary>
    public int MaxAliasedNodes { get; init; } = 100_000;

    /// <summary>
    /// Reads what a cluster wrote and not a person: fields that this version does not know are kept instead of refused, of a key given twice the last value counts, and nothing is
    /// advised. Default false.
    /// </summary>
    public bool KeepUnknownFields { get; init; }
}
