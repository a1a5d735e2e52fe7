using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>A container that cannot start for want of its image: what it shows while it waits, and the event that tells of it first.</summary>
internal sealed record ImageFailure(string Reason, string Message, PodEvent Event)
{
    private static readonly string UnknownError = RuntimeError.Format("Unknown", "");

    public static ImageFailure InvalidName(string image)
    {
        string message = $"Failed to apply default image tag {GoQuote.Format(image)}: couldn't parse image name {GoQuote.Format(image)}: {ImageReference.ParseError(image)}";
        return new(ContainerReason.InvalidImageName, message, ContainerEvents.InspectFailed(message));
    }

    public static ImageFailure Inspection(string error)
    {
        // The kubelet forgets the name at this place.
        string message = $"Failed to inspect image \"\": {error}";
        return new(ContainerReason.ImageInspectError, message, ContainerEvents.InspectFailed(message));
    }

    public static ImageFailure NeverPull(string image)
    {
        string message = $"Container image \"{image}\" is not present with pull policy of Never";
        return new(ContainerReason.ErrImageNeverPull, message, ContainerEvents.NeverPull(message));
    }

    /// <summary>A pull failed with the runtime's error.</summary>
    public static ImageFailure Pull(string image, string error)
    {
        string told = error.StartsWith(UnknownError, StringComparison.Ordinal) ? error[UnknownError.Length..] : error;
        PodEvent said = ContainerEvents.PullFailed(image, told);
        if (told.StartsWith(ContainerReason.RegistryUnavailable, StringComparison.Ordinal))
            return new(ContainerReason.RegistryUnavailable, $"image pull failed for {image} because the registry is unavailable{told[ContainerReason.RegistryUnavailable.Length..]}", said);
        if (told.StartsWith(ContainerReason.SignatureValidationFailed, StringComparison.Ordinal))
            return new(ContainerReason.SignatureValidationFailed, $"image pull failed for {image} because the signature validation failed{told[ContainerReason.SignatureValidationFailed.Length..]}", said);
        return new(ContainerReason.ErrImagePull, told, said);
    }

    /// <summary>A pull that was tried with several credentials: the errors of all tries as one.</summary>
    public static string JoinErrors(ValueList<string> errors)
    {
        List<string> different = [];
        foreach (string error in errors)
        {
            if (!different.Contains(error))
                different.Add(error);
        }

        return different.Count == 1 ? different[0] : $"[{string.Join(", ", different)}]";
    }

    /// <summary>A pull has to wait.</summary>
    /// <param name="image">The image as the pod names it.</param>
    /// <param name="last">The failure of the last try, which the message repeats since 1.32; null when it is not known.</param>
    /// <param name="version">The version of the kubelet.</param>
    public static ImageFailure BackOff(string image, ImageFailure? last, KubernetesVersion version)
    {
        PodEvent said = ContainerEvents.PullBackOff(image);
        bool repeats = version >= KubernetesVersion.V1_32 && last is not null;
        return new(ContainerReason.ImagePullBackOff, repeats ? $"{said.Message}: {last!.Reason}: {last.Message}" : said.Message, said);
    }
}
