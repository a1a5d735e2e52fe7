using PodLifecycle.Api;

namespace PodLifecycle.Simulation;

/// <summary>Something that happens to the cluster of a scenario at a given time.</summary>
internal abstract record ScenarioAction
{
    private ScenarioAction()
    {
    }

    /// <summary>Since the creation of the first object.</summary>
    public required TimeSpan At { get; init; }

    /// <summary>Creation of the object that the JSON tells.</summary>
    internal sealed record Create(string Json) : ScenarioAction;

    /// <summary>Deletion with the grace period asked for: null when none is given, zero when it is forced.</summary>
    internal sealed record Delete(ActionTarget Target, TimeSpan? Grace) : ScenarioAction;

    internal sealed record Patch(ActionTarget Target, PatchType Type) : ScenarioAction
    {
        /// <summary>The patch as JSON.</summary>
        public required string Json { get; init; }

        /// <summary>Such as <c>status</c>, <c>resize</c> or <c>ephemeralcontainers</c>; empty for the object itself.</summary>
        public string Subresource { get; init; } = "";
    }

    /// <summary>The eviction subresource is asked.</summary>
    internal sealed record Evict(ActionTarget Target) : ScenarioAction;

    /// <summary>A container is killed behind the kubelet's back.</summary>
    internal sealed record KillContainer(ActionTarget Target, string Container) : ScenarioAction;

    /// <summary>The sandbox and all that is in it are killed behind the kubelet's back.</summary>
    internal sealed record KillSandbox(ActionTarget Target) : ScenarioAction;

    internal sealed record ChangeNode(string Node, NodeChange Change) : ScenarioAction;

    /// <summary>The node's available memory becomes this, less what the running containers use; 0 is plenty.</summary>
    internal sealed record NodeMemory(string Node, int AvailableMebibytes) : ScenarioAction;

    /// <summary>The object of the node is deleted.</summary>
    internal sealed record DeleteNode(string Node) : ScenarioAction;

    /// <summary>The taint that says that the node is out of service is taken off.</summary>
    internal sealed record Untaint(string Node) : ScenarioAction;

    /// <summary>The manifest of the static pod on the node goes away.</summary>
    internal sealed record StaticRemove(string Node) : ScenarioAction;
}
