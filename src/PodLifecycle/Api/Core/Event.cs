namespace PodLifecycle.Api;

/// <summary>A note about something that happened to an object; equal ones are counted together and go after an hour. (v1 Event)</summary>
public sealed record Event : ApiObject
{
    internal static readonly ObjectType OwnType = ObjectType.Define("core/v1.Event", slots => new Event(slots));

    private static readonly int kind = OwnType.Slot("kind");
    private static readonly int apiVersion = OwnType.Slot("apiVersion");
    private static readonly int metadata = OwnType.Slot("metadata");
    private static readonly int involvedObject = OwnType.Slot("involvedObject");
    private static readonly int reason = OwnType.Slot("reason");
    private static readonly int message = OwnType.Slot("message");
    private static readonly int source = OwnType.Slot("source");
    private static readonly int firstTimestamp = OwnType.Slot("firstTimestamp");
    private static readonly int lastTimestamp = OwnType.Slot("lastTimestamp");
    private static readonly int count = OwnType.Slot("count");
    private static readonly int type = OwnType.Slot("type");
    private static readonly int eventTime = OwnType.Slot("eventTime");
    private static readonly int series = OwnType.Slot("series");
    private static readonly int action = OwnType.Slot("action");
    private static readonly int related = OwnType.Slot("related");
    private static readonly int reportingComponent = OwnType.Slot("reportingComponent");
    private static readonly int reportingInstance = OwnType.Slot("reportingInstance");

    /// <summary>An event in which nothing is set; kind and API version are unset too.</summary>
    public Event()
        : this(OwnType.NewSlots())
    {
    }

    private Event(object?[] slots)
        : base(slots)
    {
    }

    internal override ObjectType ObjectType => OwnType;

    /// <summary>The kind; <c>Event</c>, or empty inside a list.</summary>
    public string Kind { get => Text(kind); init => Set(kind, value); }

    /// <summary>The API version; <c>v1</c>, or empty inside a list.</summary>
    public string ApiVersion { get => Text(apiVersion); init => Set(apiVersion, value); }

    /// <summary>Name and namespace; the namespace is that of the object.</summary>
    public ObjectMeta Metadata { get => Object<ObjectMeta>(metadata) ?? ObjectMeta.Empty; init => Set(metadata, value); }

    /// <summary>What it happened to.</summary>
    public ObjectReference InvolvedObject { get => Object<ObjectReference>(involvedObject) ?? ObjectReference.Empty; init => Set(involvedObject, value); }

    /// <summary>What happened, in one word: <c>Scheduled</c>, <c>BackOff</c>, …</summary>
    public string Reason { get => Text(reason); init => Set(reason, value); }

    /// <summary>What happened, for people.</summary>
    public string Message { get => Text(message); init => Set(message, value); }

    /// <summary>Who noticed it, for events of the old kind.</summary>
    public EventSource Source { get => Object<EventSource>(source) ?? EventSource.Empty; init => Set(source, value); }

    /// <summary>When it happened first, in whole seconds.</summary>
    public DateTimeOffset? FirstTimestamp { get => Time(firstTimestamp); init => Set(firstTimestamp, value); }

    /// <summary>When it happened last, in whole seconds.</summary>
    public DateTimeOffset? LastTimestamp { get => Time(lastTimestamp); init => Set(lastTimestamp, value); }

    /// <summary>How often it happened; 0 for events of the new kind.</summary>
    public int Count { get => Int32(count); init => Set(count, value); }

    /// <summary><c>Normal</c> or <c>Warning</c>.</summary>
    public string Type { get => Text(type); init => Set(type, value); }

    /// <summary>When it happened, to the microsecond; for events of the new kind.</summary>
    public DateTimeOffset? EventTime { get => Time(eventTime); init => Set(eventTime, value); }

    /// <summary>How often and until when it was repeated; null for a single event of the new kind.</summary>
    public EventSeries? Series { get => Object<EventSeries>(series); init => Set(series, value); }

    /// <summary>What was done about it, such as <c>Binding</c>.</summary>
    public string Action { get => Text(action); init => Set(action, value); }

    /// <summary>A second object that has to do with it.</summary>
    public ObjectReference? Related { get => Object<ObjectReference>(related); init => Set(related, value); }

    /// <summary>Who noticed it, such as <c>kubelet</c>.</summary>
    public string ReportingComponent { get => Text(reportingComponent); init => Set(reportingComponent, value); }

    /// <summary>Which instance noticed it; for the kubelet its node.</summary>
    public string ReportingInstance { get => Text(reportingInstance); init => Set(reportingInstance, value); }
}
