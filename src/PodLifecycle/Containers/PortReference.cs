using System.Globalization;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>The port of a probe or hook: a number, or a name among the container's own ports.</summary>
internal static class PortReference
{
    private const int Highest = 65535;

    /// <summary>The port's number, or the error that keeps it from being known.</summary>
    /// <param name="container">The container; ports of others do not count.</param>
    /// <param name="wanted">The number or name. A text that is no port's name is read as a number.</param>
    public static (int Port, string? Error) Resolve(Container container, IntOrString? wanted)
    {
        long number = wanted?.Number ?? 0;
        if (wanted?.Text is { } name)
        {
            int index = container.Ports.IndexOf(p => p.Name == name);
            if (index >= 0)
                number = container.Ports[index].Port;
            else if (!long.TryParse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number))
                return (0, $"strconv.Atoi: parsing {GoQuote.Format(name)}: invalid syntax");
        }

        return number is > 0 and <= Highest
            ? ((int)number, null)
            : (0, string.Create(CultureInfo.InvariantCulture, $"invalid port number: {number}"));
    }

    /// <summary>Host and port as one text; an IPv6 address in brackets.</summary>
    public static string Join(string host, int port) =>
        (host.Contains(':') ? $"[{host}]:" : host + ":") + port.ToString(CultureInfo.InvariantCulture);

    /// <summary>Host and port of such a text; without a number at its end the default port.</summary>
    public static (string Host, int Port) Split(string address, int defaultPort)
    {
        int bracket = address.LastIndexOf(']');
        int colon = address.LastIndexOf(':');
        string host = (colon > bracket ? address[..colon] : address).Trim('[', ']');
        return (host, colon > bracket && int.TryParse(address.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int port) ? port : defaultPort);
    }
}
