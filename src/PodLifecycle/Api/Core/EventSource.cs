namespace PodLifecycle.Api;

/// <summary>Who noticed an event. (v1 EventSource)</summary>
public sealed record EventSource : ApiObject
{
    internal static readonly ObjectType Type = ObjectType.Define("core/v1.EventSource", slots => new EventSource(slots));

    private static readonly int component = Type.Slot("component");
    private static readonly int host = Type.Slot("host");

    /// <summary>A source that names nobody.</summary>
    public EventSource()
        : this(Type.NewSlots())
    {
    }

    private EventSource(object?[] slots)
        : base(slots)
    {
    }

    /// <summary>The source that names nobody.</summary>
    public static EventSource Empty { get; } = new();

    internal override ObjectType ObjectType => Type;

    /// <summary>The component, such as <c>kubelet</c>.</summary>
    public string Component { get => Text(component); init => Set(component, value); }

    /// <summary>The node; empty where that means nothing.</summary>
    public string Host { get => Text(host); init => Set(host, value); }
}
