namespace PodLifecycle.Api;

/// <summary>Asks the container's gRPC health service. (v1 GRPCAction)</summary>
public sealed record GrpcAction : ApiObject
{
    internal static readonly ObjectType Type = ObjectType.Define("core/v1.GRPCAction", slots => new GrpcAction(slots));

    private static readonly int port = Type.Slot("port");
    private static readonly int service = Type.Slot("service");

    /// <summary>An action in which nothing is set.</summary>
    public GrpcAction()
        : this(Type.NewSlots())
    {
    }

    private GrpcAction(object?[] slots)
        : base(slots)
    {
    }

    internal override ObjectType ObjectType => Type;

    /// <summary>The port: 1 to 65535; no name.</summary>
    public int Port { get => Int32(port); init => Set(port, value); }

    /// <summary>The service that is asked about. Default the empty text, which asks about the server as a whole.</summary>
    public string? Service { get => OptionalText(service); init => Set(service, value); }
}
