namespace PodLifecycle.Api;

/// <summary>What a workload makes its pods from. (v1 PodTemplateSpec)</summary>
public sealed record PodTemplateSpec : ApiObject
{
    internal static readonly ObjectType Type = ObjectType.Define("core/v1.PodTemplateSpec", slots => new PodTemplateSpec(slots));

    private static readonly int metadata = Type.Slot("metadata");
    private static readonly int spec = Type.Slot("spec");

    /// <summary>A template in which nothing is set.</summary>
    public PodTemplateSpec()
        : this(Type.NewSlots())
    {
    }

    private PodTemplateSpec(object?[] slots)
        : base(slots)
    {
    }

    internal override ObjectType ObjectType => Type;

    /// <summary>Labels, annotations and finalizers for the pods. A name given here is ignored.</summary>
    public ObjectMeta Metadata { get => Object<ObjectMeta>(metadata) ?? ObjectMeta.Empty; init => Set(metadata, value); }

    /// <summary>The spec for the pods.</summary>
    public PodSpec Spec { get => Object<PodSpec>(spec) ?? PodSpec.Empty; init => Set(spec, value); }
}
