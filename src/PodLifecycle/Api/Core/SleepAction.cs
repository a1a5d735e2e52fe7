namespace PodLifecycle.Api;

/// <summary>Waits in the kubelet; the image needs no program for it. (v1 SleepAction)</summary>
public sealed record SleepAction : ApiObject
{
    internal static readonly ObjectType Type = ObjectType.Define("core/v1.SleepAction", slots => new SleepAction(slots));

    private static readonly int seconds = Type.Slot("seconds");

    /// <summary>A sleep of 0 seconds.</summary>
    public SleepAction()
        : this(Type.NewSlots())
    {
    }

    private SleepAction(object?[] slots)
        : base(slots)
    {
    }

    internal override ObjectType ObjectType => Type;

    /// <summary>Seconds; 0 to the pod's grace period inclusive.</summary>
    public long Seconds { get => Int64(seconds); init => Set(seconds, value); }
}
