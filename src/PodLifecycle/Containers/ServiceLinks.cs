using System.Globalization;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>The variables by which containers find services, as Docker links once did.</summary>
internal static class ServiceLinks
{
    private const string DefaultNamespace = "default";
    private const string ApiServer = "kubernetes";

    /// <summary>Of the services in the pod's namespace that have an address, and always of the API server's.</summary>
    public static Dictionary<string, string> Of(Pod pod, IReadOnlyList<UntypedObject> services)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (UntypedObject service in services.OrderBy(s => Metadata(s).Namespace == pod.Metadata.Namespace))
        {
            ObjectMeta metadata = Metadata(service);
            bool isOwn = metadata.Namespace.Length == 0 || metadata.Namespace == pod.Metadata.Namespace;
            bool isApiServer = metadata.Name == ApiServer && (metadata.Namespace == DefaultNamespace || isOwn);
            if ((isApiServer || (isOwn && pod.Spec.EnableServiceLinks != false)) && service.TryGet("spec", out UntypedObject? spec))
                Add(variables, metadata.Name, spec);
        }

        return variables;
    }

    private static void Add(Dictionary<string, string> variables, string name, UntypedObject spec)
    {
        string address = spec["clusterIP"] as string ?? "";
        if (address is "" or "None" || !spec.TryGet("ports", out ValueList<UntypedObject>? ports) || ports.Count == 0)
            return;

        string service = Variable(name);
        string host = address.Contains(':', StringComparison.Ordinal) ? $"[{address}]" : address;
        variables[service + "_SERVICE_HOST"] = address;
        variables[service + "_SERVICE_PORT"] = Number(ports[0]);
        variables[service + "_PORT"] = Url(ports[0], host);
        foreach (UntypedObject port in ports)
        {
            if (port["name"] is string { Length: > 0 } portName)
                variables[$"{service}_SERVICE_PORT_{Variable(portName)}"] = Number(port);
            string prefix = $"{service}_PORT_{Number(port)}_{Protocol(port)}";
            variables[prefix] = Url(port, host);
            variables[prefix + "_PROTO"] = Scheme(port);
            variables[prefix + "_PORT"] = Number(port);
            variables[prefix + "_ADDR"] = address;
        }
    }

    private static ObjectMeta Metadata(UntypedObject service) => service.TryGet("metadata", out ObjectMeta? metadata) ? metadata : ObjectMeta.Empty;

    private static string Variable(string name) => name.Replace('-', '_').ToUpperInvariant();

    private static string Number(UntypedObject port) => (port["port"] as long? ?? 0).ToString(CultureInfo.InvariantCulture);

    private static string Protocol(UntypedObject port) => port["protocol"] as string is { Length: > 0 } protocol ? protocol : "TCP";

#pragma warning disable CA1308 // A URL's scheme is in lower case.
    private static string Scheme(UntypedObject port) => Protocol(port).ToLowerInvariant();
#pragma warning restore CA1308

    private static string Url(UntypedObject port, string host) => $"{Scheme(port)}://{host}:{Number(port)}";
}
