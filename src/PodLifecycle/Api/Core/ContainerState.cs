namespace PodLifecycle.Api;

/// <summary>What a container does; at most one of the three is set, and none means waiting. (v1 ContainerState)</summary>
public sealed record ContainerState : ApiObject
{
    internal static readonly ObjectType Type = ObjectType.Define("core/v1.ContainerState", slots => new ContainerState(slots));

    private static readonly int waiting = Type.Slot("waiting");
    private static readonly int running = Type.Slot("running");
    private static readonly int terminated = Type.Slot("terminated");

    /// <summary>A state in which nothing is said yet.</summary>
    public ContainerState()
        : this(Type.NewSlots())
    {
    }

    private ContainerState(object?[] slots)
        : base(slots)
    {
    }

    /// <summary>The state in which nothing is said; Kubernetes takes it as waiting.</summary>
    public static ContainerState Empty { get; } = new();

    internal override ObjectType ObjectType => Type;

    /// <summary>It is not running yet, or not again.</summary>
    public ContainerStateWaiting? Waiting { get => Object<ContainerStateWaiting>(waiting); init => Set(waiting, value); }

    /// <summary>It is running.</summary>
    public ContainerStateRunning? Running { get => Object<ContainerStateRunning>(running); init => Set(running, value); }

    /// <summary>It has ended.</summary>
    public ContainerStateTerminated? Terminated { get => Object<ContainerStateTerminated>(terminated); init => Set(terminated, value); }
}
