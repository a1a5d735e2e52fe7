namespace PodLifecycle.Api;

/// <summary>How much a container or pod is promised and how much it may use. (v1 ResourceRequirements)</summary>
public sealed record ResourceRequirements : ApiObject
{
    internal static readonly ObjectType Type = ObjectType.Define("core/v1.ResourceRequirements", slots => new ResourceRequirements(slots));

    private static readonly int limits = Type.Slot("limits");
    private static readonly int requests = Type.Slot("requests");
    private static readonly int claims = Type.Slot("claims");

    /// <summary>Requirements that ask for nothing.</summary>
    public ResourceRequirements()
        : this(Type.NewSlots())
    {
    }

    private ResourceRequirements(object?[] slots)
        : base(slots)
    {
    }

    /// <summary>Requirements that ask for nothing.</summary>
    public static ResourceRequirements Empty { get; } = new();

    internal override ObjectType ObjectType => Type;

    /// <summary>The most that may be used: cpu is throttled, memory beyond it kills.</summary>
    public ValueMap<Quantity> Limits { get => Map<Quantity>(limits); init => Set(limits, value); }

    /// <summary>What is set aside when scheduling; at most the limit. Where absent, the limit.</summary>
    public ValueMap<Quantity> Requests { get => Map<Quantity>(requests); init => Set(requests, value); }

    /// <summary>The pod's resource claims that the container uses.</summary>
    public ValueList<UntypedObject> Claims { get => List<UntypedObject>(claims); init => Set(claims, value); }
}
