namespace PodLifecycle.Api;

/// <summary>A kind of taint that a pod bears on its node. (v1 Toleration)</summary>
public sealed record Toleration : ApiObject
{
    internal static readonly ObjectType Type = ObjectType.Define("core/v1.Toleration", slots => new Toleration(slots));

    private static readonly int key = Type.Slot("key");
    private static readonly int @operator = Type.Slot("operator");
    private static readonly int valueSlot = Type.Slot("value");
    private static readonly int effect = Type.Slot("effect");
    private static readonly int tolerationSeconds = Type.Slot("tolerationSeconds");

    /// <summary>A toleration in which nothing is set.</summary>
    public Toleration()
        : this(Type.NewSlots())
    {
    }

    private Toleration(object?[] slots)
        : base(slots)
    {
    }

    internal override ObjectType ObjectType => Type;

    /// <summary>The key of the taint; empty with <c>Exists</c> means every key.</summary>
    public string Key { get => Text(key); init => Set(key, value); }

    /// <summary><c>Equal</c>, <c>Exists</c>, or <c>Gt</c> and <c>Lt</c> for numbers. Empty means <c>Equal</c>.</summary>
    public string Operator { get => Text(@operator); init => Set(@operator, value); }

    /// <summary>The value to compare with; empty with <c>Exists</c>.</summary>
    public string Value { get => Text(valueSlot); init => Set(valueSlot, value); }

    /// <summary><c>NoSchedule</c>, <c>PreferNoSchedule</c> or <c>NoExecute</c>. Empty means all three.</summary>
    public string Effect { get => Text(effect); init => Set(effect, value); }

    /// <summary>Seconds until eviction by a <c>NoExecute</c> taint. Null bears it for ever; 0 or less evicts at once. Only with that effect.</summary>
    public long? TolerationSeconds { get => OptionalInt64(tolerationSeconds); init => Set(tolerationSeconds, value); }
}
