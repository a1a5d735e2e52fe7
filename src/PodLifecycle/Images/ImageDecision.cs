using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>How a kubelet gets at the image of a container that it is about to start.</summary>
internal enum ImageDecision
{
    /// <summary>The image on the node is used.</summary>
    Use,

    /// <summary>The image is pulled, unless failed pulls make it wait.</summary>
    Pull,

    /// <summary>There is no image that the pod may use, and its policy forbids a pull.</summary>
    Refuse,
}

/// <summary>The rules of <c>imagePullPolicy</c>.</summary>
internal static class ImagePullRules
{
    /// <summary>The policy that the API server sets where none is given: Always if the tag is <c>latest</c> or no version is named; a name that cannot be parsed gets IfNotPresent.</summary>
    public static string DefaultPolicy(string image) =>
        ImageReference.TryParse(image, out ImageReference? reference)
        && (reference.Tag == ImageReference.Latest || reference is { Tag: null, Digest: null })
            ? PullPolicy.Always
            : PullPolicy.IfNotPresent;

    /// <summary>Whether the runtime is asked for the image before a pull.</summary>
    public static bool NeedsInspection(string policy) => policy != PullPolicy.Always;

    /// <summary>What to do about an image.</summary>
    /// <param name="policy">The container's pull policy.</param>
    /// <param name="present">The node has the image.</param>
    /// <param name="mayUse">The pod may use the image that the node has; see <see cref="ImageAccess"/>.</param>
    public static ImageDecision Decide(string policy, bool present, bool mayUse)
    {
        if (!NeedsInspection(policy))
            return ImageDecision.Pull;
        if (present && mayUse)
            return ImageDecision.Use;
        return policy == PullPolicy.Never ? ImageDecision.Refuse : ImageDecision.Pull;
    }
}
