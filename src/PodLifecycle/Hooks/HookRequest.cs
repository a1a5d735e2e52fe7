using System.Globalization;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>The request of an HTTP hook, as it goes out.</summary>
/// <param name="Scheme"><c>http</c> or <c>https</c>.</param>
/// <param name="HostAndPort">Where it goes.</param>
/// <param name="Path">Path and query; may be empty.</param>
/// <param name="VirtualHost">The value of a given <c>Host</c> header; empty when there is none.</param>
/// <param name="Headers">Sorted by name.</param>
internal sealed record HookRequest(string Scheme, string HostAndPort, string Path, string VirtualHost, ValueMap<string> Headers)
{
    /// <summary>Why there is nowhere to send the request to; a kubelet shows its whole memory of the pod at this place.</summary>
    public const string NoPodIp = "the pod has no IP";

    private const string Authorization = "Authorization";

    public string Url => $"{Scheme}://{HostAndPort}{Path}";

    /// <summary>The second try when a server that was asked by HTTPS speaks plain HTTP: it must not see the credentials.</summary>
    public HookRequest OverPlainHttp() =>
        this with { Scheme = "http", Headers = new(Headers.Where(h => h.Key != Authorization)) };

    /// <summary>The request, or the error that keeps it from being made.</summary>
    public static (HookRequest? Request, string Error) For(Container container, HttpGetAction action, string podIp, KubernetesVersion version)
    {
        string host = action.Host.Length > 0 ? action.Host : podIp;
        if (host.Length == 0)
            return (null, $"failed to find networking container: {NoPodIp}");
        if (Port(container, action.Port, out int port) is { } error)
            return (null, error);

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Accept"] = "*/*",
            ["User-Agent"] = string.Create(CultureInfo.InvariantCulture, $"kube-lifecycle/1.{(int)version}"),
        };
        foreach (HttpHeader header in action.HttpHeaders)
            headers[header.Name] = header.Value;
        string virtualHost = headers.GetValueOrDefault("Host", "");

        // An empty value takes a default header away.
        foreach (string replaceable in (ReadOnlySpan<string>)["Accept", "User-Agent"])
        {
            if (headers[replaceable].Length == 0)
                headers.Remove(replaceable);
        }

        string address = host.Contains(':') ? $"[{host}]" : host;
        string path = action.Path.Length == 0 || action.Path[0] == '/' ? action.Path : "/" + action.Path;
        return (new HookRequest(
            action.Scheme.Length == 0 ? "http" : action.Scheme.ToLowerInvariant(),
            string.Create(CultureInfo.InvariantCulture, $"{address}:{port}"),
            path,
            virtualHost,
            new ValueMap<string>(headers)), "");
    }

    private static string? Port(Container container, IntOrString? wanted, out int port)
    {
        port = wanted?.Number ?? 0;
        if (wanted?.Text is { } name && !TryNamedPort(container, name, out port) && !int.TryParse(name, CultureInfo.InvariantCulture, out port))
            return $"strconv.Atoi: parsing {GoQuote.Format(name)}: invalid syntax";
        return port is > 0 and < 65536 ? null : string.Create(CultureInfo.InvariantCulture, $"invalid port number: {port}");
    }

    private static bool TryNamedPort(Container container, string name, out int port)
    {
        foreach (ContainerPort candidate in container.Ports)
        {
            if (candidate.Name == name)
            {
                port = candidate.Port;
                return true;
            }
        }

        port = 0;
        return false;
    }
}
