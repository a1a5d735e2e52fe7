using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>Where a pod came from: the API server, or a file or address on the node (a static pod, which the API server only mirrors).</summary>
internal static class PodKind
{
    /// <summary>On the API server's image of a static pod: the uid by which the kubelet knows the static pod.</summary>
    public const string MirrorAnnotation = "kubernetes.io/config.mirror";

    private const string ConfigSource = "kubernetes.io/config.source";
    private const string ApiSource = "api";

    public static bool IsStatic(Pod pod) => pod.Metadata.Annotations.TryGetValue(ConfigSource, out string? source) && source != ApiSource;

    /// <summary>Whether this is the API server's image of a static pod.</summary>
    public static bool IsMirror(Pod pod) => pod.Metadata.Annotations.ContainsKey(MirrorAnnotation);
}
