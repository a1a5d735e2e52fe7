namespace PodLifecycle.Api;

/// <summary>The repetitions of an event. (v1 EventSeries)</summary>
public sealed record EventSeries : ApiObject
{
    internal static readonly ObjectType Type = ObjectType.Define("core/v1.EventSeries", slots => new EventSeries(slots));

    private static readonly int count = Type.Slot("count");
    private static readonly int lastObservedTime = Type.Slot("lastObservedTime");

    /// <summary>A series in which nothing is set.</summary>
    public EventSeries()
        : this(Type.NewSlots())
    {
    }

    private EventSeries(object?[] slots)
        : base(slots)
    {
    }

    internal override ObjectType ObjectType => Type;

    /// <summary>How often it happened so far.</summary>
    public int Count { get => Int32(count); init => Set(count, value); }

    /// <summary>When it happened last, to the microsecond.</summary>
    public DateTimeOffset? LastObservedTime { get => Time(lastObservedTime); init => Set(lastObservedTime, value); }
}
