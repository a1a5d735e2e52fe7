namespace PodLifecycle.Simulation;

/// <summary>How a simulation runs. Every run is bounded by <see cref="Until"/> and <see cref="MaxSteps"/>.</summary>
public sealed record SimulationOptions
{
    /// <summary>The longest time that may be simulated: 10,000 days.</summary>
    public static readonly TimeSpan LongestRun = TimeSpan.FromDays(10_000);

    /// <summary>How long to simulate; from 0 to <see cref="LongestRun"/>; default 10 minutes.</summary>
    public TimeSpan Until { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Where the run's randomness begins; default 1. The same manifest, script and seed give the same trace.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The delays of the world; default <see cref="Timing.Ideal"/>.</summary>
    public Timing Timing { get; init; } = Timing.Ideal;

    /// <summary>The version whose rules count; default 1.36.</summary>
    public KubernetesVersion Version { get; init; } = KubernetesVersion.V1_36;

    /// <summary>What containers do and how the runtime answers; default: all goes well, containers run as their commands say.</summary>
    public Script Script { get; init; } = Script.Empty;

    /// <summary>What clients of the API do to the pod, in any order.</summary>
    public Api.ValueList<ClientAction> Actions { get; init; } = Api.ValueList<ClientAction>.Empty;

    /// <summary>What to do about a program that nobody has described; default <see cref="UnknownCommand.Ask"/>: an error.</summary>
    public UnknownCommand UnknownCommand { get; init; }

    /// <summary>
    /// Containers that the script does not describe run for ever, whatever their command: so it is in recorded scenarios. Default
    /// false: they do what their command and image say.
    /// </summary>
    public bool ScriptIsComplete { get; init; }

    /// <summary>
    /// Objects that exist besides the pod, such as ConfigMaps, Secrets and Services: containers get their variables, files and names from
    /// them. One that names no namespace is in the pod's. Default none.
    /// </summary>
    public Api.ValueList<Api.ApiObject> Objects { get; init; } = Api.ValueList<Api.ApiObject>.Empty;

    /// <summary>The names that resolve inside containers, such as those of Services; default none.</summary>
    public Api.ValueList<string> ResolvableNames { get; init; } = Api.ValueList<string>.Empty;

    /// <summary>The node's name; default <c>node-1</c>.</summary>
    public string NodeName { get; init; } = "node-1";

    /// <summary>When the simulation begins; default <see cref="VirtualTime.Epoch"/>.</summary>
    public DateTimeOffset Start { get; init; } = VirtualTime.Epoch;

    /// <summary>The most things that may happen before the run is given up; default ten million.</summary>
    public long MaxSteps { get; init; } = 10_000_000;

    /// <summary>Told now and then how far the run is, in virtual time since its start; default nobody.</summary>
    public Action<TimeSpan>? Progress { get; init; }
}

/// <summary>Something that a client of the API does to the pod.</summary>
/// <param name="At">When, since the pod's creation.</param>
public abstract record ClientAction(TimeSpan At)
{
    /// <summary>Keeps the set of cases closed.</summary>
    private protected abstract bool IsClosed { get; }

    /// <summary>Deletes the pod.</summary>
    /// <param name="At">When, since the pod's creation.</param>
    /// <param name="GracePeriodSeconds">Seconds; null takes the pod's own, 0 removes the object at once.</param>
    public sealed record Delete(TimeSpan At, long? GracePeriodSeconds = null) : ClientAction(At)
    {
        private protected override bool IsClosed => true;
    }

    /// <summary>Runs a command in a container, as <c>kubectl exec</c> does. In one that does not run nothing happens.</summary>
    /// <param name="At">When, since the pod's creation.</param>
    /// <param name="Container">The container's name.</param>
    /// <param name="Command">The program and its arguments.</param>
    public sealed record Exec(TimeSpan At, string Container, Api.ValueList<string> Command) : ClientAction(At)
    {
        private protected override bool IsClosed => true;
    }
}
