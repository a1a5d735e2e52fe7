namespace PodLifecycle.Api;

/// <summary>A condition, set by some controller, that a pod needs to be ready. (v1 PodReadinessGate)</summary>
public sealed record PodReadinessGate : ApiObject
{
    internal static readonly ObjectType Type = ObjectType.Define("core/v1.PodReadinessGate", slots => new PodReadinessGate(slots));

    private static readonly int conditionType = Type.Slot("conditionType");

    /// <summary>A gate that names no condition yet.</summary>
    public PodReadinessGate()
        : this(Type.NewSlots())
    {
    }

    private PodReadinessGate(object?[] slots)
        : base(slots)
    {
    }

    internal override ObjectType ObjectType => Type;

    /// <summary>The type of the condition that must be <c>True</c>; absent counts as not met.</summary>
    public string ConditionType { get => Text(conditionType); init => Set(conditionType, value); }
}
