using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>What one attempt of a probe does. The set of cases is closed.</summary>
internal abstract record ProbeAction
{
    private ProbeAction()
    {
    }

    public required TimeSpan Timeout { get; init; }

    /// <summary>Runs a command in the container; the runtime watches the time.</summary>
    public sealed record Exec(ValueList<string> Command) : ProbeAction;

    /// <summary>Sends a request from the node, and more where redirects lead on; all share the timeout.</summary>
    public sealed record HttpGet(HttpGetRequest Request) : ProbeAction;

    /// <summary>Opens a connection from the node and closes it at once.</summary>
    public sealed record TcpSocket(string Address) : ProbeAction;

    /// <summary>Asks the gRPC health service at the pod's address, without encryption.</summary>
    public sealed record Grpc(string Address, string Service) : ProbeAction;

    /// <summary>Nothing can be done: the attempt is an error.</summary>
    public sealed record Impossible(string Error) : ProbeAction;

    /// <summary>What a probe of a container does now.</summary>
    /// <param name="pod">The pod, for its name.</param>
    /// <param name="container">The container; ports and variables by name are its own.</param>
    /// <param name="probe">The probe; of several handlers the first counts.</param>
    /// <param name="podIp">The pod's address; empty while it has none, which asks the node itself.</param>
    /// <param name="version">The version that the kubelet says it is.</param>
    public static ProbeAction For(ObjectMeta pod, Container container, Probe probe, string podIp, KubernetesVersion version)
    {
        TimeSpan timeout = TimeSpan.FromSeconds(probe.TimeoutSeconds);
        if (probe.Exec is { } exec)
            return new Exec(exec.Command.Select(word => VariableExpansion.Expand(word, name => Variable(container, name))).ToValueList()) { Timeout = timeout };

        if (probe.HttpGet is { } get)
        {
            (int port, string? error) = PortReference.Resolve(container, get.Port);
            return error is null
                ? new HttpGet(HttpGetRequest.ForProbe(get, PortReference.Join(get.Host.Length > 0 ? get.Host : podIp, port), version)) { Timeout = timeout }
                : new Impossible(error) { Timeout = timeout };
        }

        if (probe.TcpSocket is { } tcp)
        {
            (int port, string? error) = PortReference.Resolve(container, tcp.Port);
            return error is null
                ? new TcpSocket(PortReference.Join(tcp.Host.Length > 0 ? tcp.Host : podIp, port)) { Timeout = timeout }
                : new Impossible(error) { Timeout = timeout };
        }

        return probe.Grpc is { } grpc
            ? new Grpc(PortReference.Join(podIp, grpc.Port), grpc.Service ?? "") { Timeout = timeout }
            : new Impossible($"missing probe handler for {PodReference.Format(pod)}:{container.Name}") { Timeout = timeout };
    }

    /// <summary>Only the container's own list counts, and only what stands in it: a value from elsewhere is the empty text.</summary>
    private static string? Variable(Container container, string name)
    {
        string? value = null;
        foreach (EnvVar variable in container.Env)
        {
            if (variable.Name == name)
                value = variable.Value;
        }

        return value;
    }
}
