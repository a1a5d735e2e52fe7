namespace PodLifecycle.Api;

/// <summary>What a hook does; exactly one of its handlers is set. None has a time limit of its own. (v1 LifecycleHandler)</summary>
public sealed record LifecycleHandler : ApiObject
{
    internal static readonly ObjectType Type = ObjectType.Define("core/v1.LifecycleHandler", slots => new LifecycleHandler(slots));

    private static readonly int exec = Type.Slot("exec");
    private static readonly int httpGet = Type.Slot("httpGet");
    private static readonly int tcpSocket = Type.Slot("tcpSocket");
    private static readonly int sleep = Type.Slot("sleep");

    /// <summary>A hook without a handler.</summary>
    public LifecycleHandler()
        : this(Type.NewSlots())
    {
    }

    private LifecycleHandler(object?[] slots)
        : base(slots)
    {
    }

    internal override ObjectType ObjectType => Type;

    /// <summary>Runs a command in the container; exit code 0 is success.</summary>
    public ExecAction? Exec { get => Object<ExecAction>(exec); init => Set(exec, value); }

    /// <summary>Sends a request; any HTTP answer is success.</summary>
    public HttpGetAction? HttpGet { get => Object<HttpGetAction>(httpGet); init => Set(httpGet, value); }

    /// <summary>Passes validation but can never run: such a hook always fails.</summary>
    public TcpSocketAction? TcpSocket { get => Object<TcpSocketAction>(tcpSocket); init => Set(tcpSocket, value); }

    /// <summary>Waits.</summary>
    public SleepAction? Sleep { get => Object<SleepAction>(sleep); init => Set(sleep, value); }
}
