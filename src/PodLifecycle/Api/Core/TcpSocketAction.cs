namespace PodLifecycle.Api;

/// <summary>Opens a TCP connection to the container. (v1 TCPSocketAction)</summary>
public sealed record TcpSocketAction : ApiObject
{
    internal static readonly ObjectType Type = ObjectType.Define("core/v1.TCPSocketAction", slots => new TcpSocketAction(slots));

    private static readonly int port = Type.Slot("port");
    private static readonly int host = Type.Slot("host");

    /// <summary>An action in which nothing is set.</summary>
    public TcpSocketAction()
        : this(Type.NewSlots())
    {
    }

    private TcpSocketAction(object?[] slots)
        : base(slots)
    {
    }

    internal override ObjectType ObjectType => Type;

    /// <summary>The port: 1 to 65535, or the name of a port of the container.</summary>
    public IntOrString? Port { get => NumberOrText(port); init => Set(port, value); }

    /// <summary>The address; empty means the pod's.</summary>
    public string Host { get => Text(host); init => Set(host, value); }
}
