namespace PodLifecycle.Api;

/// <summary>Validates pods as the API server does.</summary>
internal static class PodValidation
{
    /// <summary>The findings about a new pod that has its defaults and went through <see cref="PodCreation"/>; empty when it is accepted.</summary>
    public static IReadOnlyList<FieldError> OfNew(Pod pod, FeatureGates? gates = null)
    {
        var validation = new Validation { Gates = gates ?? FeatureGates.Default, Pod = Facts(pod, null) };
        Place root = Place.Of(pod, validation);
        PodRules.Always.Check(root);
        PodRules.OnCreate.Check(root);
        return validation.Errors;
    }

    /// <summary>The findings about a new workload that has its defaults; empty when it is accepted, or when no rules for its kind are known.</summary>
    public static IReadOnlyList<FieldError> OfNewWorkload(ApiObject workload)
    {
        if (WorkloadRules.For(workload.ObjectType.Name) is not { } rules)
            return [];
        var validation = new Validation();
        var draft = new Draft(workload);
        if (!draft.Has("metadata.namespace"))
            draft.Set("metadata.namespace", "default");
        rules.Check(Place.Of(draft.Object, validation));
        return validation.Errors;
    }

    /// <summary>The message with which the API server refuses an object; findings that read the same are named once.</summary>
    public static string Message(ApiObject value, IReadOnlyList<FieldError> errors)
    {
        var draft = new Draft(value);
        string apiVersion = draft.Text("apiVersion");
        int slash = apiVersion.IndexOf('/', StringComparison.Ordinal);
        string kind = draft.Text("kind") + (slash < 0 ? "" : "." + apiVersion[..slash]);
        string[] lines = [.. errors.Select(e => e.Text).Distinct()];
        return $"{kind} \"{draft.Text("metadata.name")}\" is invalid: " + (lines.Length == 1 ? lines[0] : $"[{string.Join(", ", lines)}]");
    }

    public static PodFacts Facts(Pod pod, Pod? old) => new()
    {
        Name = pod.Metadata.Name,
        Spec = pod.Spec,
        Annotations = pod.Metadata.Annotations,
        Old = old,
    };
}
