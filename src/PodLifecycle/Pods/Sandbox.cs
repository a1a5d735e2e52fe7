using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>The pod's environment in the runtime: its network and what its containers share.</summary>
internal sealed record Sandbox
{
    public string Id { get; init; } = "";

    public required bool Ready { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>0 for the pod's first sandbox, one more for each later one.</summary>
    public int Attempt { get; init; }

    public bool HostNetwork { get; init; }

    /// <summary>The first address; empty when it has none, null when the runtime says nothing about the network.</summary>
    public string? Ip { get; init; }

    public ValueList<string> AdditionalIps { get; init; } = ValueList<string>.Empty;
}
