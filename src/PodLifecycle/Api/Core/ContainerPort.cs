namespace PodLifecycle.Api;

/// <summary>One port of a container. (v1 ContainerPort)</summary>
public sealed record ContainerPort : ApiObject
{
    internal static readonly ObjectType Type = ObjectType.Define("core/v1.ContainerPort", slots => new ContainerPort(slots));

    private static readonly int name = Type.Slot("name");
    private static readonly int hostPort = Type.Slot("hostPort");
    private static readonly int containerPort = Type.Slot("containerPort");
    private static readonly int protocol = Type.Slot("protocol");
    private static readonly int hostIp = Type.Slot("hostIP");

    /// <summary>A port in which nothing is set.</summary>
    public ContainerPort()
        : this(Type.NewSlots())
    {
    }

    private ContainerPort(object?[] slots)
        : base(slots)
    {
    }

    internal override ObjectType ObjectType => Type;

    /// <summary>A name for probes and services, unique in the container: 1 to 15 of <c>a-z 0-9 -</c> with a letter. May be empty.</summary>
    public string Name { get => Text(name); init => Set(name, value); }

    /// <summary>The port on the node. 1 to 65535; 0 means none. With the node's network it equals <see cref="Port"/>.</summary>
    public int HostPort { get => Int32(hostPort); init => Set(hostPort, value); }

    /// <summary>The port inside the pod, <c>containerPort</c> in JSON. 1 to 65535; required.</summary>
    public int Port { get => Int32(containerPort); init => Set(containerPort, value); }

    /// <summary><c>TCP</c>, <c>UDP</c> or <c>SCTP</c>. Default <c>TCP</c>.</summary>
    public string Protocol { get => Text(protocol); init => Set(protocol, value); }

    /// <summary>The node's address for the host port; empty means all.</summary>
    public string HostIp { get => Text(hostIp); init => Set(hostIp, value); }
}
