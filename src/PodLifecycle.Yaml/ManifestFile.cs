using PodLifecycle.Api;

namespace PodLifecycle.Yaml;

/// <summary>What a text of manifests holds: its documents in order, and all that is wrong with them.</summary>
public sealed class ManifestFile
{
    internal ManifestFile(IEnumerable<Manifest> documents)
    {
        Documents = [.. documents];
        Findings = [.. Documents.SelectMany(d => d.Findings)];
        Errors = [.. Findings.Where(f => f.Severity == ManifestSeverity.Error)];
        Warnings = [.. Findings.Where(f => f.Severity == ManifestSeverity.Warning)];
    }

    /// <summary>The documents in the order of the text, each item of a list as a document of its own.</summary>
    public ValueList<Manifest> Documents { get; }

    /// <summary>All findings, errors and warnings, in the order of the text.</summary>
    public ValueList<ManifestError> Findings { get; }

    /// <summary>What the API server or kubectl would refuse; empty when the whole text is fine.</summary>
    public ValueList<ManifestError> Errors { get; }

    /// <summary>What is accepted but surely means something else.</summary>
    public ValueList<ManifestError> Warnings { get; }

    /// <summary>All that is wrong with the documents: <see cref="Findings"/>, what <see cref="Manifest.Validate"/> says of each, and names given twice.</summary>
    /// <returns>The findings in the order of the text.</returns>
    public ValueList<ManifestError> Validate() => ManifestValidation.Of(this);

    /// <summary>The pods that the documents ask for: each Pod, and for each workload one pod made of its template.</summary>
    public IEnumerable<ManifestPod> Pods => Documents.Select(d => d.Pod).OfType<ManifestPod>();
}
