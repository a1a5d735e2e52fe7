using PodLifecycle.Api;

namespace PodLifecycle.Yaml;

/// <summary>Validates what was read, and tells where in the text each finding stands.</summary>
internal static class ManifestValidation
{
    /// <summary>What validation and advice say of a document; nothing of one that was not read at all.</summary>
    public static ValueList<ManifestError> Of(Manifest manifest)
    {
        if (manifest.Decoded is not { } value || manifest.Source is not { } source)
            return [];

        ManifestError[] unread = [.. manifest.Findings.Where(f => f.Severity == ManifestSeverity.Error && f.Path.Length > 0)];
        ManifestError[] found = [.. PodManifest.Validate(value, warnAlways: true), .. value.Advise()];
        var refused = found.Where(f => f.Severity == ManifestSeverity.Error).Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. found.Where(f => f.Severity == ManifestSeverity.Error || !refused.Contains(f.Path))
                .Where(f => !Array.Exists(unread, error => IsNear(f.Path, error.Path)))
                .Select(f => Placed(f, source, manifest.PathInSource)),
        ];
    }

    /// <summary>All findings about a file in the order of its text.</summary>
    public static ValueList<ManifestError> Of(ManifestFile file)
    {
        var findings = new List<ManifestError>();
        foreach (Manifest manifest in file.Documents)
            findings.AddRange(Merge(manifest.Findings, manifest.Validate()));
        findings.AddRange(Duplicates(file));
        return [.. findings.OrderBy(f => (f.Line, f.Column))];
    }

    /// <summary>What could not be read is missing in the object: what validation says around it may only follow from that.</summary>
    private static bool IsNear(string path, string unread)
    {
        string parent = unread[..Math.Max(0, unread.LastIndexOfAny(['.', '[']))];
        return IsWithin(path, parent) || IsWithin(unread, path);
    }

    private static bool IsWithin(string path, string outer) =>
        outer.Length == 0 || (path.StartsWith(outer, StringComparison.Ordinal) && (path.Length == outer.Length || path[outer.Length] is '.' or '['));

    /// <summary>Where reading has warned of a value that validation refuses, the two are one finding.</summary>
    private static IEnumerable<ManifestError> Merge(ValueList<ManifestError> ofReading, ValueList<ManifestError> ofValidation)
    {
        ManifestError? Warning(ManifestError error) => ofReading.FirstOrDefault(w => w.Severity == ManifestSeverity.Warning && w.Path == error.Path && w.Path.Length > 0);
        ManifestError?[] merged = [.. ofValidation.Select(error => error.Severity == ManifestSeverity.Error ? Warning(error) : null)];
        return ofReading.Where(f => Array.TrueForAll(merged, m => !ReferenceEquals(m, f)))
            .Concat(ofValidation.Select((error, i) => merged[i] is { } warning ? error with { Suggestion = warning.Suggestion } : error));
    }

    private static IEnumerable<ManifestError> Duplicates(ManifestFile file)
    {
        var first = new Dictionary<(string, string, string, string), Manifest>();
        foreach (Manifest manifest in file.Documents.AsEnumerable())
        {
            if (manifest.Source is not { } source || Manifest.MetadataOf(manifest.Decoded) is not { Name.Length: > 0 } metadata)
                continue;
            (string, string, string, string) name = (manifest.ApiVersion, manifest.Kind, metadata.Namespace.Length > 0 ? metadata.Namespace : "default", metadata.Name);
            if (!first.TryAdd(name, manifest))
                yield return Placed(Duplicate(manifest, first[name]), source, manifest.PathInSource);
        }

        static ManifestError Duplicate(Manifest manifest, Manifest earlier) =>
            new("metadata.name", FormattableString.Invariant($"the document at line {earlier.Line} is the {manifest.Kind} \"{manifest.Name}\" already")) { Severity = ManifestSeverity.Warning, Suggestion = "give one of the two another name" };
    }

    private static ManifestError Placed(ManifestError finding, ManifestSource source, string pathInSource)
    {
        bool isWhole = finding.Path is "" or PodRules.WholeObject;
        (int line, int column) = source.Places.Find(isWhole ? pathInSource : pathInSource.Length == 0 ? finding.Path : $"{pathInSource}.{finding.Path}");
        return finding with { Line = line, Column = column };
    }
}
