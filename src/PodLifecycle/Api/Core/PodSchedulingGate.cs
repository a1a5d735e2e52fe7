namespace PodLifecycle.Api;

/// <summary>Keeps a pod from the scheduler while it is there. (v1 PodSchedulingGate)</summary>
public sealed record PodSchedulingGate : ApiObject
{
    internal static readonly ObjectType Type = ObjectType.Define("core/v1.PodSchedulingGate", slots => new PodSchedulingGate(slots));

    private static readonly int name = Type.Slot("name");

    /// <summary>A gate without a name.</summary>
    public PodSchedulingGate()
        : this(Type.NewSlots())
    {
    }

    private PodSchedulingGate(object?[] slots)
        : base(slots)
    {
    }

    internal override ObjectType ObjectType => Type;

    /// <summary>The name, with a prefix if one likes; unique in the pod.</summary>
    public string Name { get => Text(name); init => Set(name, value); }
}
