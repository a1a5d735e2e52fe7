namespace PodLifecycle.Api;

/// <summary>Validates pods as the API server does.</summary>
internal static class PodValidation
{
    /// <summary>The findings about a new pod that has its defaults and went through <see cref="PodCreation"/>; empty when it is accepted.</summary>
    public static IReadOnlyList<FieldError> OfNew(Pod pod, FeatureGates? gates = null)
    {
        var validation = new Validation { Gates = gates ?? FeatureGates.Default, Pod = Facts(pod, null) };
        Place root = Place.Root(pod, validation);
        PodRules.Always.Check(root);
        PodRules.OnCreate.Check(root);
        return validation.Errors;
    }

    public static PodFacts Facts(Pod pod, Pod? old) => new()
    {
        Name = pod.Metadata.Name,
        Spec = pod.Spec,
        Labels = pod.Metadata.Labels,
        Annotations = pod.Metadata.Annotations,
        Old = old,
    };
}
