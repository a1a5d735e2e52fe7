using System.Buffers;
using System.Globalization;
using System.Text;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>A probe in one line.</summary>
internal static class ProbeText
{
    private static readonly SearchValues<char> KeptInPaths = SearchValues.Create("-_.~$&+,/:;=@0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    public static string Of(Probe probe) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Action(probe)} delay={probe.InitialDelaySeconds}s timeout={probe.TimeoutSeconds}s period={probe.PeriodSeconds}s #success={probe.SuccessThreshold} #failure={probe.FailureThreshold}");

    private static string Action(Probe probe)
    {
        if (probe.Exec is { } exec)
            return $"exec [{string.Join(' ', exec.Command)}]";
        if (probe.HttpGet is { } get)
            return "http-get " + Url(get);
        if (probe.TcpSocket is { } socket)
            return $"tcp-socket {socket.Host}:{socket.Port}";
        return probe.Grpc is { } grpc
            ? string.Create(CultureInfo.InvariantCulture, $"grpc <pod>:{grpc.Port} {grpc.Service}")
            : "unknown";
    }

    private static string Url(HttpGetAction get)
    {
        string host = get.Host.Contains(':', StringComparison.Ordinal) ? $"[{get.Host}]" : get.Host;
        string slash = get.Path.Length > 0 && get.Path[0] != '/' ? "/" : "";
#pragma warning disable CA1308 // kubectl writes the scheme in lower case.
        return $"{get.Scheme.ToLowerInvariant()}://{host}:{get.Port}{slash}{EscapePath(get.Path)}";
#pragma warning restore CA1308
    }

    private static string EscapePath(string path)
    {
        if (!path.AsSpan().ContainsAnyExcept(KeptInPaths))
            return path;

        var escaped = new StringBuilder();
        foreach (byte b in Encoding.UTF8.GetBytes(path))
        {
            if (KeptInPaths.Contains((char)b))
                escaped.Append((char)b);
            else
                escaped.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
        }

        return escaped.ToString();
    }
}
