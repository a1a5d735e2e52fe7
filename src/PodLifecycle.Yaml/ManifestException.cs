using PodLifecycle.Api;

namespace PodLifecycle.Yaml;

/// <summary>A text that was to be a manifest has errors.</summary>
public sealed class ManifestException : FormatException
{
    internal ManifestException(ManifestFile file)
        : base(string.Join("\n", file.Errors)) => File = file;

    /// <summary>All that was read, and all that is wrong.</summary>
    public ManifestFile File { get; }
}
