using System.Net;
using PodLifecycle.Api;
using PodLifecycle.Simulation.Shell;

namespace PodLifecycle.Simulation;

/// <summary>The address that a pod's containers share. Nothing else in the world listens anywhere.</summary>
internal sealed class PodNetwork(Func<Pod> pod, Func<IEnumerable<ContainerInstance>> running, VirtualTime time)
{
    private const string Loopback = "127.0.0.1";
    private const string LoopbackName = "localhost";

    /// <summary>The port as the pod's containers see it on their own host; null when none of them listens.</summary>
    public (ContainerInstance By, OpenPort Port)? Find(int number)
    {
        foreach (ContainerInstance container in running())
        {
            if (container.Process.Port(number, time.GetUtcNow(), beforeEvents: true) is { } port)
                return (container, port);
        }

        return null;
    }

    /// <summary>Who answers when the node's kubelet calls an address, or why nobody does.</summary>
    /// <param name="host">A name or an address; empty is the node itself.</param>
    /// <param name="number">The port.</param>
    /// <param name="podIp">The pod's address.</param>
    public (ContainerInstance? By, OpenPort? Port, string? Error) Dial(string host, int number, string podIp)
    {
        // A name that only the cluster's DNS knows means nothing to the node.
        string address = host == LoopbackName ? Loopback : host;
        if (address.Length > 0 && !IPAddress.TryParse(address, out _))
            return (null, null, NetworkError.UnknownHost(host));

        bool isThePod = (podIp.Length > 0 && address == podIp) || (pod().Spec.HostNetwork && IsNode(address));
        return isThePod && Find(number) is var (by, port)
            ? (by, port, null)
            : (null, null, NetworkError.Refused(PortReference.Join(address, number)));
    }

    private static bool IsNode(string address) => address.Length == 0 || IPAddress.IsLoopback(IPAddress.Parse(address));
}
