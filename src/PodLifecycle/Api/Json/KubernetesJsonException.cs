namespace PodLifecycle.Api;

/// <summary>A text that was to be a Kubernetes object is none.</summary>
public sealed class KubernetesJsonException : FormatException
{
    internal KubernetesJsonException(IReadOnlyList<ManifestError> errors)
        : base(string.Join("\n", errors)) => Errors = errors;

    /// <summary>All that is wrong, in the order of the text.</summary>
    public IReadOnlyList<ManifestError> Errors { get; }
}
