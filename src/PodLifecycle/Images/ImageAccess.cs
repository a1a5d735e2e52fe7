using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>The kubelet's <c>imagePullCredentialsVerificationPolicy</c>.</summary>
internal enum ImageVerification
{
    /// <summary>The default: images that this kubelet has not pulled itself are free for all.</summary>
    NeverVerifyPreloadedImages,
    NeverVerify,
    NeverVerifyAllowlistedImages,
    AlwaysVerify,
}

/// <summary>Whether a pod may use an image that the node already has (checked since 1.35).</summary>
internal sealed record ImageAccess
{
    private const string AnyBelow = "/*";

    /// <summary>The kubelet that nobody configured.</summary>
    public static ImageAccess Default { get; } = new();

    public ImageVerification Verification { get; init; }

    /// <summary>With NeverVerifyAllowlistedImages: names without tag and digest; <c>/*</c> at the end stands for everything below.</summary>
    public ValueList<string> Allowlist { get; init; } = ValueList<string>.Empty;

    /// <summary>Whether the pod may use the image without a pull.</summary>
    /// <param name="image">The image as the pod names it.</param>
    /// <param name="record">How this kubelet has pulled it; null when it has not.</param>
    /// <param name="secrets">The pod's credentials for the image's registry.</param>
    /// <param name="version">Up to 1.34 every pod may.</param>
    /// <param name="accepted">The credential that was accepted, for <see cref="PullRecord.After"/>; null when none was needed.</param>
    public bool Allows(string image, PullRecord? record, ValueList<PullSecret> secrets, KubernetesVersion version, out PullSecret? accepted)
    {
        accepted = null;
        if (version < KubernetesVersion.V1_35 || !NeedsVerification(image, record))
            return true;
        if (record is null)
            return false;
        if (record.NodeAccessible)
            return true;

        foreach (PullSecret secret in secrets)
        {
            // A rotated value of the same secret is accepted like the same value under another name.
            if (record.Secrets.IndexOf(known => known.Credential == secret.Credential || known.IsSameSecret(secret)) >= 0)
            {
                accepted = secret;
                return true;
            }
        }

        return false;
    }

    private bool NeedsVerification(string image, PullRecord? record) => Verification switch
    {
        ImageVerification.NeverVerify => false,
        ImageVerification.NeverVerifyPreloadedImages => record is not null,
        ImageVerification.NeverVerifyAllowlistedImages => !IsAllowlisted(image),
        _ => true,
    };

    private bool IsAllowlisted(string image)
    {
        if (!ImageReference.TryParse(image, out ImageReference? reference))
            return false;

        foreach (string entry in Allowlist)
        {
            bool matches = entry.EndsWith(AnyBelow, StringComparison.Ordinal)
                ? reference.Name.StartsWith(entry[..^1], StringComparison.Ordinal)
                : reference.Name == entry;
            if (matches)
                return true;
        }

        return false;
    }
}
