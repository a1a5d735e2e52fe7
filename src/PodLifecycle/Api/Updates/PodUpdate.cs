namespace PodLifecycle.Api;

/// <summary>Which part of a pod an update request may change.</summary>
internal enum PodSubresource
{
    Main,
    Status,
    EphemeralContainers,
    Resize,
}

/// <summary>What an update request makes of a stored pod: the pod as it is stored then, or why it is refused.</summary>
/// <param name="Pod">The new pod; to be stored when nothing was found.</param>
/// <param name="Errors">The findings, each once; empty when the request is accepted.</param>
internal sealed record PodUpdate(Pod Pod, IReadOnlyList<FieldError> Errors)
{
    /// <param name="old">The pod as stored.</param>
    /// <param name="requested">The pod of the request, with its defaults.</param>
    /// <param name="subresource">Where the request was sent.</param>
    public static PodUpdate Request(Pod old, Pod requested, PodSubresource subresource)
    {
        Pod pod = UpdateStrategy.Prepare(old, requested, subresource);
        var validation = new Validation { Pod = PodValidation.Facts(pod, old) };
        Place root = Place.Of(pod, validation);
        switch (subresource)
        {
            case PodSubresource.Status:
                UpdateRules.Metadata(root["metadata"], old.Metadata);
                UpdateRules.Annotations(root["metadata.annotations"], old.Metadata);
                StatusRules.Check(root, old);
                break;
            case PodSubresource.EphemeralContainers when UpdateRules.IsStatic(old, pod):
                UpdateRules.Refuse(validation, "static pods do not support ephemeral containers");
                break;
            case PodSubresource.Resize when UpdateRules.IsStatic(old, pod):
                UpdateRules.Refuse(validation, "static pods cannot be resized");
                break;
            case PodSubresource.Resize when validation.Pod.Os == "windows":
                UpdateRules.Refuse(validation, "windows pods cannot be resized");
                break;
            default:
                UpdateRules.Metadata(root["metadata"], old.Metadata);
                PodRules.Always.Check(root);
                if (subresource == PodSubresource.EphemeralContainers)
                    UpdateRules.EphemeralContainers(root["spec.ephemeralContainers"], old.Spec);
                else if (subresource == PodSubresource.Resize)
                    ResizeRules.Check(root, old);
                else
                    UpdateRules.Main(root, old);
                break;
        }

        return new(pod, [.. validation.Errors.DistinctBy(e => e.Text)]);
    }
}
