namespace PodLifecycle.Api;

/// <summary>One address of a pod. (v1 PodIP)</summary>
public sealed record PodIp : ApiObject
{
    internal static readonly ObjectType Type = ObjectType.Define("core/v1.PodIP", slots => new PodIp(slots));

    private static readonly int ip = Type.Slot("ip");

    /// <summary>An address that is not known yet.</summary>
    public PodIp()
        : this(Type.NewSlots())
    {
    }

    private PodIp(object?[] slots)
        : base(slots)
    {
    }

    internal override ObjectType ObjectType => Type;

    /// <summary>The address, IPv4 or IPv6.</summary>
    public string Ip { get => Text(ip); init => Set(ip, value); }
}
