namespace PodLifecycle.Api;

/// <summary>One validation of one object: what was found so far, and what the checks must know besides the value they look at.</summary>
internal sealed class Validation
{
    public List<FieldError> Errors { get; } = [];

    /// <summary>What is not wrong, but surely not meant.</summary>
    public List<ManifestError> Advice { get; } = [];

    /// <summary>See <see cref="Place.UnsetMember"/>.</summary>
    public Place Unset { get; }

    public Validation() => Unset = Place.Nowhere(this);

    public FeatureGates Gates { get; init; } = FeatureGates.Default;

    /// <summary>What the checks below a pod's spec know of the pod; set before they run.</summary>
    public PodFacts Pod { get; set; } = PodFacts.None;
}

/// <summary>Features of Kubernetes that can be switched, as far as validation depends on them; the values are those of 1.36.</summary>
internal sealed record FeatureGates
{
    public static FeatureGates Default { get; } = new();

    public bool TaintTolerationComparisonOperators { get; init; }

    public bool ContainerStopSignals { get; init; }

    public bool ContainerRestartRules { get; init; } = true;

    public bool RestartAllContainersOnContainerExits { get; init; } = true;
}

/// <summary>What the checks of a pod's parts know of the whole.</summary>
internal sealed class PodFacts
{
    public static PodFacts None { get; } = new();

    /// <summary>Empty for templates.</summary>
    public string Name { get; init; } = "";

    public bool IsTemplate { get; init; }

    public PodSpec Spec { get; init; } = PodSpec.Empty;

    public ValueMap<string> Annotations { get; init; } = ValueMap<string>.Empty;

    /// <summary>The volumes without findings, by name: only these can be mounted.</summary>
    public Dictionary<string, UntypedObject> Volumes { get; } = new(StringComparer.Ordinal);

    public HashSet<string> ContainerNames { get; } = new(StringComparer.Ordinal);

    /// <summary>The pod before an update: what it does wrong already is tolerated.</summary>
    public Pod? Old { get; init; }

    public string Os => (Spec.Os?["name"] as string) ?? "";
}
