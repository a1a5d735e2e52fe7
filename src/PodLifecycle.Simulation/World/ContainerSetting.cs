using PodLifecycle.Api;
using PodLifecycle.Simulation.Shell;

namespace PodLifecycle.Simulation;

/// <summary>What a container of the pod finds when it starts: variables, files, names. It is looked up anew at each start.</summary>
/// <param name="options">How the simulation runs.</param>
/// <param name="objects">What exists in the cluster.</param>
/// <param name="network">The other containers of the pod.</param>
internal sealed class ContainerSetting(SimulationOptions options, ClusterObjects objects, PodNetwork network)
{
    private const string ServiceAddress = "10.96.0.10";
    private const string DefaultAccount = "default";

    /// <summary>An ample node, for limits that a container leaves open.</summary>
    private static readonly ValueMap<Quantity> NodeAllocatable = new(
    [
        new(ResourceName.Cpu, Quantity.Parse("16")),
        new(ResourceName.Memory, Quantity.Parse("32Gi")),
        new(ResourceName.EphemeralStorage, Quantity.Parse("100Gi")),
    ]);

    private readonly PodVolumes volumes = new(objects);

    /// <summary>The variables, or the error that keeps the container from being made.</summary>
    public ContainerEnvironment Environment(Pod pod, Container container, string podIp) =>
        ContainerEnvironment.Of(Admitted(pod), container, Sources(pod, podIp));

    /// <exception cref="ShellProblemException">The files are too many or too long.</exception>
    public ShellContext Context(Pod pod, Container container, string podIp, ContainerEnvironment environment)
    {
        string hostname = pod.Spec.HostNetwork ? pod.Spec.NodeName : pod.Spec.Hostname.Length > 0 ? pod.Spec.Hostname : pod.Metadata.Name;
        return new()
        {
            ContainerName = container.Name,
            Hostname = hostname,
            Environment = environment.Variables,
            WorkingDirectory = container.WorkingDir.Length > 0 ? container.WorkingDir : "/",
            Stdin = container.Stdin,
            Ports = [.. container.Ports.Select(p => p.Port).Concat(AskedPorts(container)).Distinct()],
            Mounts = volumes.Mounts(Admitted(pod), container, environment, Sources(pod, podIp)),
            Files = new Dictionary<string, string> { ["/etc/hosts"] = HostsFile.Of(pod, podIp, hostname) },
            TerminationMessagePath = container.TerminationMessagePath.Length > 0 ? container.TerminationMessagePath : new ShellContext { ContainerName = "" }.TerminationMessagePath,
            Resolve = (name, _) => Resolve(name, pod.Metadata.Namespace),
            Http = (uri, _) => IsThisPod(uri, hostname, podIp) ? network.Find(uri.Port)?.Port.Get(uri.PathAndQuery) : null,
            IsTaken = port => network.Find(port) is not null,
            UnknownCommand = options.UnknownCommand,
        };
    }

    /// <summary>The ports at which the container's own probes and hooks hope to find it.</summary>
    private static IEnumerable<int> AskedPorts(Container container)
    {
        Probe?[] probes = [container.StartupProbe, container.ReadinessProbe, container.LivenessProbe];
        LifecycleHandler?[] hooks = [container.Lifecycle?.PostStart, container.Lifecycle?.PreStop];
        return probes.SelectMany(p => new[] { Port(p?.HttpGet?.Port), Port(p?.TcpSocket?.Port), p?.Grpc?.Port ?? 0 })
            .Concat(hooks.Select(h => Port(h?.HttpGet?.Port)))
            .Where(port => port > 0);

        int Port(IntOrString? wanted) => wanted is null ? 0 : PortReference.Resolve(container, wanted).Port;
    }

    private static bool IsThisPod(Uri uri, string hostname, string podIp) => uri.IsLoopback || uri.Host == hostname || uri.Host == podIp;

    /// <summary>The account that the API server gives to a pod that names none.</summary>
    private static Pod Admitted(Pod pod) => pod.Spec.ServiceAccountName.Length > 0 ? pod : pod with { Spec = pod.Spec with { ServiceAccountName = DefaultAccount } };

    private string? Resolve(string name, string @namespace) => options.ResolvableNames.AsSpan().Contains(name) ? ServiceAddress
        : objects.Resolve(name, @namespace) is { } address ? (address is "" or "None" ? ServiceAddress : address)
        : null;

    private EnvironmentSources Sources(Pod pod, string podIp)
    {
        ValueList<string> nodeIps = pod.Status.HostIps.Count > 0 ? pod.Status.HostIps.Select(ip => ip.Ip).ToValueList() : KubeletOptions.Default.NodeIps;
        return new()
        {
            PodIps = pod.Spec.HostNetwork ? nodeIps : [podIp],
            HostIps = nodeIps,
            NodeAllocatable = NodeAllocatable,
            ConfigMaps = objects.ConfigMaps(pod.Metadata.Namespace),
            Secrets = objects.Secrets(pod.Metadata.Namespace),
            Services = objects.Services,
        };
    }
}
