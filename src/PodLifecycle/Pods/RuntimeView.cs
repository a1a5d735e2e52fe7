using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>What the kubelet last saw of a pod in the container runtime. It knows what it saw, not what is.</summary>
internal sealed record RuntimeView
{
    public static RuntimeView Empty { get; } = new();

    /// <summary>Newest first.</summary>
    public ValueList<Sandbox> Sandboxes { get; init; } = ValueList<Sandbox>.Empty;

    /// <summary>All instances that the runtime still knows; of one name the newest first.</summary>
    public ValueList<ContainerRecord> Containers { get; init; } = ValueList<ContainerRecord>.Empty;

    /// <summary>The pod's addresses as the kubelet's runtime cache shows them.</summary>
    public ValueList<string> Ips { get; init; } = ValueList<string>.Empty;

    /// <summary>The newest instance of a container, or null when there is none.</summary>
    public ContainerRecord? Newest(string name)
    {
        foreach (ContainerRecord record in Containers)
        {
            if (record.Name == name)
                return record;
        }

        return null;
    }
}
