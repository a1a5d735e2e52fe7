namespace PodLifecycle.Api;

/// <summary>One thing that holds of a pod or does not. (v1 PodCondition)</summary>
public sealed record PodCondition : ApiObject
{
    internal static readonly ObjectType OwnType = ObjectType.Define("core/v1.PodCondition", slots => new PodCondition(slots));

    private static readonly int type = OwnType.Slot("type");
    private static readonly int observedGeneration = OwnType.Slot("observedGeneration");
    private static readonly int status = OwnType.Slot("status");
    private static readonly int lastProbeTime = OwnType.Slot("lastProbeTime");
    private static readonly int lastTransitionTime = OwnType.Slot("lastTransitionTime");
    private static readonly int reason = OwnType.Slot("reason");
    private static readonly int message = OwnType.Slot("message");

    /// <summary>A condition in which nothing is said yet.</summary>
    public PodCondition()
        : this(OwnType.NewSlots())
    {
    }

    private PodCondition(object?[] slots)
        : base(slots)
    {
    }

    internal override ObjectType ObjectType => OwnType;

    /// <summary>What it is about, such as <c>Ready</c>; once in a pod.</summary>
    public string Type { get => Text(type); init => Set(type, value); }

    /// <summary>The generation of the spec from which it was judged.</summary>
    public long ObservedGeneration { get => Int64(observedGeneration); init => Set(observedGeneration, value); }

    /// <summary><c>True</c>, <c>False</c> or <c>Unknown</c>.</summary>
    public string Status { get => Text(status); init => Set(status, value); }

    /// <summary>When it was last checked; the kubelet leaves it unset but for resizes.</summary>
    public DateTimeOffset? LastProbeTime { get => Time(lastProbeTime); init => Set(lastProbeTime, value); }

    /// <summary>When the status last changed, in whole seconds.</summary>
    public DateTimeOffset? LastTransitionTime { get => Time(lastTransitionTime); init => Set(lastTransitionTime, value); }

    /// <summary>Why, in one word, such as <c>ContainersNotReady</c>.</summary>
    public string Reason { get => Text(reason); init => Set(reason, value); }

    /// <summary>Why, for people.</summary>
    public string Message { get => Text(message); init => Set(message, value); }
}
