namespace PodLifecycle.Api;

/// <summary>A GET request to the container. (v1 HTTPGetAction)</summary>
public sealed record HttpGetAction : ApiObject
{
    internal static readonly ObjectType Type = ObjectType.Define("core/v1.HTTPGetAction", slots => new HttpGetAction(slots));

    private static readonly int path = Type.Slot("path");
    private static readonly int port = Type.Slot("port");
    private static readonly int host = Type.Slot("host");
    private static readonly int scheme = Type.Slot("scheme");
    private static readonly int httpHeaders = Type.Slot("httpHeaders");

    /// <summary>A request in which nothing is set.</summary>
    public HttpGetAction()
        : this(Type.NewSlots())
    {
    }

    private HttpGetAction(object?[] slots)
        : base(slots)
    {
    }

    internal override ObjectType ObjectType => Type;

    /// <summary>The path, with query if any. Default <c>/</c>.</summary>
    public string Path { get => Text(path); init => Set(path, value); }

    /// <summary>The port: 1 to 65535, or the name of a port of the container.</summary>
    public IntOrString? Port { get => NumberOrText(port); init => Set(port, value); }

    /// <summary>The address; empty means the pod's.</summary>
    public string Host { get => Text(host); init => Set(host, value); }

    /// <summary><c>HTTP</c> or <c>HTTPS</c>, whose certificate is not checked. Default <c>HTTP</c>.</summary>
    public string Scheme { get => Text(scheme); init => Set(scheme, value); }

    /// <summary>Headers to send; a name may come more than once.</summary>
    public ValueList<HttpHeader> HttpHeaders { get => List<HttpHeader>(httpHeaders); init => Set(httpHeaders, value); }
}
