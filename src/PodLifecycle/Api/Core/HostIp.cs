namespace PodLifecycle.Api;

/// <summary>One address of a node. (v1 HostIP)</summary>
public sealed record HostIp : ApiObject
{
    internal static readonly ObjectType Type = ObjectType.Define("core/v1.HostIP", slots => new HostIp(slots));

    private static readonly int ip = Type.Slot("ip");

    /// <summary>An address that is not known yet.</summary>
    public HostIp()
        : this(Type.NewSlots())
    {
    }

    private HostIp(object?[] slots)
        : base(slots)
    {
    }

    internal override ObjectType ObjectType => Type;

    /// <summary>The address, IPv4 or IPv6.</summary>
    public string Ip { get => Text(ip); init => Set(ip, value); }
}
