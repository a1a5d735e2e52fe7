namespace PodLifecycle.Api;

/// <summary>One header of a request. (v1 HTTPHeader)</summary>
public sealed record HttpHeader : ApiObject
{
    internal static readonly ObjectType Type = ObjectType.Define("core/v1.HTTPHeader", slots => new HttpHeader(slots));

    private static readonly int name = Type.Slot("name");
    private static readonly int valueSlot = Type.Slot("value");

    /// <summary>A header in which nothing is set.</summary>
    public HttpHeader()
        : this(Type.NewSlots())
    {
    }

    private HttpHeader(object?[] slots)
        : base(slots)
    {
    }

    internal override ObjectType ObjectType => Type;

    /// <summary>The name: <c>A-Z a-z 0-9 -</c>, at least one.</summary>
    public string Name { get => Text(name); init => Set(name, value); }

    /// <summary>The value.</summary>
    public string Value { get => Text(valueSlot); init => Set(valueSlot, value); }
}
