using PodLifecycle.Api;

namespace PodLifecycle.Simulation;

/// <summary>Something that a client of the API does while the simulation runs, or that happens to a container behind the kubelet's back.</summary>
/// <param name="At">When, since the start of the simulation.</param>
/// <remarks>What the API server refuses changes nothing; <see cref="Trace.Notes"/> tells of it.</remarks>
public abstract record ClientAction(TimeSpan At)
{
    /// <summary>The pod that is meant; default empty: the first one that is there.</summary>
    public string PodName { get; init; } = "";

    /// <summary>Keeps the set of cases closed.</summary>
    private protected abstract bool IsClosed { get; }

    /// <summary>Creates an object: a pod is then simulated, a ConfigMap or Secret may be what a pod waits for.</summary>
    /// <param name="At">When, since the start of the simulation.</param>
    /// <param name="Object">The object; one of the same kind and name, other than a pod, is replaced.</param>
    public sealed record Create(TimeSpan At, ApiObject Object) : ClientAction(At)
    {
        private protected override bool IsClosed => true;
    }

    /// <summary>Deletes the pod.</summary>
    /// <param name="At">When, since the start of the simulation.</param>
    /// <param name="GracePeriodSeconds">Seconds; null takes the pod's own, 0 removes the object at once.</param>
    public sealed record Delete(TimeSpan At, long? GracePeriodSeconds = null) : ClientAction(At)
    {
        private protected override bool IsClosed => true;
    }

    /// <summary>Asks the API to evict the pod, as <c>kubectl drain</c> does. No budget forbids it.</summary>
    /// <param name="At">When, since the start of the simulation.</param>
    /// <param name="GracePeriodSeconds">Seconds; null takes the pod's own.</param>
    public sealed record Evict(TimeSpan At, long? GracePeriodSeconds = null) : ClientAction(At)
    {
        private protected override bool IsClosed => true;
    }

    /// <summary>Changes the pod's object, as <c>kubectl patch</c> does.</summary>
    /// <param name="At">When, since the start of the simulation.</param>
    /// <param name="Json">The patch.</param>
    public sealed record Patch(TimeSpan At, string Json) : ClientAction(At)
    {
        /// <summary>How the patch is merged; default <see cref="PatchType.Strategic"/>.</summary>
        public PatchType Type { get; init; } = PatchType.Strategic;

        /// <summary><c>status</c>, <c>ephemeralcontainers</c>, <c>resize</c>; default empty: the object itself.</summary>
        public string Subresource { get; init; } = "";

        private protected override bool IsClosed => true;
    }

    /// <summary>Runs a command in a container, as <c>kubectl exec</c> does. In one that does not run nothing happens.</summary>
    /// <param name="At">When, since the start of the simulation.</param>
    /// <param name="Container">The container's name.</param>
    /// <param name="Command">The program and its arguments.</param>
    public sealed record Exec(TimeSpan At, string Container, ValueList<string> Command) : ClientAction(At)
    {
        private protected override bool IsClosed => true;
    }

    /// <summary>A container's process is killed behind the kubelet's back: exit code 137.</summary>
    /// <param name="At">When, since the start of the simulation.</param>
    /// <param name="Container">The container; one that does not run stays as it is.</param>
    public sealed record KillContainer(TimeSpan At, string Container) : ClientAction(At)
    {
        private protected override bool IsClosed => true;
    }

    /// <summary>The pod's sandbox and all that is in it are killed behind the kubelet's back.</summary>
    /// <param name="At">When, since the start of the simulation.</param>
    public sealed record KillSandbox(TimeSpan At) : ClientAction(At)
    {
        private protected override bool IsClosed => true;
    }
}
