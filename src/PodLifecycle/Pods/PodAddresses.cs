using System.Net;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>The addresses that a status shows: at most one of each family, that of the node's family first.</summary>
internal static class PodAddresses
{
    /// <param name="nodeIps">The node's addresses.</param>
    /// <param name="before">What was shown before; given back when it is still right.</param>
    public static ValueList<HostIp> HostIps(ValueList<string> nodeIps, ValueList<HostIp> before)
    {
        if (nodeIps.Count == 1 && before.Count == 1 && before[0].Ip == nodeIps[0])
            return before;

        var ips = new HostIp[nodeIps.Count];
        for (int i = 0; i < ips.Length; i++)
            ips[i] = new HostIp { Ip = nodeIps[i] };
        return new(ips);
    }

    /// <param name="spec">The pod.</param>
    /// <param name="runtimeIps">The addresses of its sandbox.</param>
    /// <param name="nodeIps">The node's addresses.</param>
    /// <param name="before">What was shown before; given back when it is still right.</param>
    public static ValueList<PodIp> PodIps(PodSpec spec, ValueList<string> runtimeIps, ValueList<string> nodeIps, ValueList<PodIp> before)
    {
        bool primaryIsV6 = nodeIps.Count > 0 && IsV6(nodeIps[0]);
        string? primary = FirstOf(runtimeIps, primaryIsV6);
        string? secondary = FirstOf(runtimeIps, !primaryIsV6);
        string? first = primary ?? secondary;
        string? second = primary is null ? null : secondary;
        if (spec.HostNetwork && nodeIps.Count > 0)
        {
            first ??= nodeIps[0];
            if (second is null && nodeIps.Count > 1 && IsV6(nodeIps[1]) != IsV6(first))
                second = nodeIps[1];
        }

        if (first is null)
            return ValueList<PodIp>.Empty;
        if (second is null && before.Count == 1 && before[0].Ip == first)
            return before;
        return second is null ? [new PodIp { Ip = first }] : [new PodIp { Ip = first }, new PodIp { Ip = second }];
    }

    private static bool IsV6(string ip) => ip.Contains(':', StringComparison.Ordinal);

    private static string? FirstOf(ValueList<string> ips, bool v6)
    {
        foreach (string ip in ips)
        {
            if (IsV6(ip) == v6)
                return v6 && IPAddress.TryParse(ip, out IPAddress? address) ? address.ToString() : ip;
        }

        return null;
    }
}
