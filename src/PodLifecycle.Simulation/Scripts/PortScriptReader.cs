using PodLifecycle.Api;

namespace PodLifecycle.Simulation;

/// <summary>Reads the ports of a script.</summary>
internal static class PortScriptReader
{
    private const int HighestPort = 65535;

    /// <summary>Null when there is no such list.</summary>
    public static ValueList<PortScript>? Read(ScriptNode? node)
    {
        if (node is null)
            return null;

        var ports = ScriptNode.List(node, ReadPort);
        for (int i = 1; i < ports.Count; i++)
        {
            if (ports.IndexOf(p => p.Port == ports[i].Port) < i)
                throw node.Problem($"port {ports[i].Port} is there twice");
        }

        return ports;
    }

    private static PortScript ReadPort(ScriptNode node)
    {
        node.Only("port", "tls", "tcp", "http", "grpc");
        return new PortScript
        {
            Port = node["port"]?.Int32(1, HighestPort) ?? throw node.Problem("expected a port"),
            Tls = node["tls"]?.Flag() ?? false,
            Tcp = ScriptNode.List(node["tcp"], ReadTcp),
            Http = ReadHttp(node["http"]),
            Grpc = ScriptNode.Map(node["grpc"], steps => ScriptNode.List(steps, ReadGrpc)),
        };
    }

    private static TcpStep ReadTcp(ScriptNode step)
    {
        step.Only("until", "open");
        return new TcpStep { Until = step["until"]?.Duration(), Open = step["open"]?.Flag() ?? new TcpStep().Open };
    }

    private static ValueMap<ValueList<HttpStep>> ReadHttp(ScriptNode? paths)
    {
        ValueMap<ValueList<HttpStep>> read = ScriptNode.Map(paths, steps => ScriptNode.List(steps, ReadHttpStep));
        foreach (string path in read.Keys)
        {
            if (!path.StartsWith('/'))
                throw paths!.Problem($"the path '{path}' does not begin with /");
        }

        return read;
    }

    private static HttpStep ReadHttpStep(ScriptNode step)
    {
        step.Only("until", "status", "body", "location", "took");
        return new HttpStep
        {
            Until = step["until"]?.Duration(),
            Status = step["status"]?.Int32(200, 599) ?? new HttpStep().Status,
            Body = step["body"]?.Text() ?? "",
            Location = step["location"]?.Text() ?? "",
            Took = step["took"]?.Length() ?? TimeSpan.Zero,
        };
    }

    private static GrpcStep ReadGrpc(ScriptNode step)
    {
        step.Only("until", "status", "took");
        return new GrpcStep
        {
            Until = step["until"]?.Duration(),
            Status = step["status"]?.Text() ?? new GrpcStep().Status,
            Took = step["took"]?.Length() ?? TimeSpan.Zero,
        };
    }
}
