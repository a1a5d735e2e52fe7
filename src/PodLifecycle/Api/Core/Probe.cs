namespace PodLifecycle.Api;

/// <summary>A check that the kubelet repeats: one handler, and how often, how long and how many times. (v1 Probe)</summary>
public sealed record Probe : ApiObject
{
    internal static readonly ObjectType Type = ObjectType.Define("core/v1.Probe", slots => new Probe(slots));

    private static readonly int exec = Type.Slot("exec");
    private static readonly int httpGet = Type.Slot("httpGet");
    private static readonly int tcpSocket = Type.Slot("tcpSocket");
    private static readonly int grpc = Type.Slot("grpc");
    private static readonly int initialDelaySeconds = Type.Slot("initialDelaySeconds");
    private static readonly int timeoutSeconds = Type.Slot("timeoutSeconds");
    private static readonly int periodSeconds = Type.Slot("periodSeconds");
    private static readonly int successThreshold = Type.Slot("successThreshold");
    private static readonly int failureThreshold = Type.Slot("failureThreshold");
    private static readonly int terminationGracePeriodSeconds = Type.Slot("terminationGracePeriodSeconds");

    /// <summary>A probe without a handler.</summary>
    public Probe()
        : this(Type.NewSlots())
    {
    }

    private Probe(object?[] slots)
        : base(slots)
    {
    }

    internal override ObjectType ObjectType => Type;

    /// <summary>Runs a command in the container; exit code 0 is success.</summary>
    public ExecAction? Exec { get => Object<ExecAction>(exec); init => Set(exec, value); }

    /// <summary>Asks over HTTP; 200 to 399 is success.</summary>
    public HttpGetAction? HttpGet { get => Object<HttpGetAction>(httpGet); init => Set(httpGet, value); }

    /// <summary>Opens a connection; an open port is success.</summary>
    public TcpSocketAction? TcpSocket { get => Object<TcpSocketAction>(tcpSocket); init => Set(tcpSocket, value); }

    /// <summary>Asks the gRPC health service; <c>SERVING</c> is success.</summary>
    public GrpcAction? Grpc { get => Object<GrpcAction>(grpc); init => Set(grpc, value); }

    /// <summary>Seconds from the container's start to the first check. At least 0; default 0.</summary>
    public int InitialDelaySeconds { get => Int32(initialDelaySeconds); init => Set(initialDelaySeconds, value); }

    /// <summary>Seconds after which a check has failed. At least 0; default 1, also when 0. May exceed the period.</summary>
    public int TimeoutSeconds { get => Int32(timeoutSeconds); init => Set(timeoutSeconds, value); }

    /// <summary>Seconds between checks. At least 0; default 10, also when 0.</summary>
    public int PeriodSeconds { get => Int32(periodSeconds); init => Set(periodSeconds, value); }

    /// <summary>Successes in a row that turn the result good. At least 0; default 1, also when 0; must be 1 for liveness and startup.</summary>
    public int SuccessThreshold { get => Int32(successThreshold); init => Set(successThreshold, value); }

    /// <summary>Failures in a row that turn the result bad. At least 0; default 3, also when 0.</summary>
    public int FailureThreshold { get => Int32(failureThreshold); init => Set(failureThreshold, value); }

    /// <summary>Seconds to stop when this probe kills, in place of the pod's; may be longer. Above 0; null means the pod's; forbidden for readiness.</summary>
    public long? TerminationGracePeriodSeconds { get => OptionalInt64(terminationGracePeriodSeconds); init => Set(terminationGracePeriodSeconds, value); }
}
