namespace PodLifecycle.Api;

/// <summary>What happens around the start and the stop of a container. (v1 Lifecycle)</summary>
public sealed record Lifecycle : ApiObject
{
    internal static readonly ObjectType Type = ObjectType.Define("core/v1.Lifecycle", slots => new Lifecycle(slots));

    private static readonly int postStart = Type.Slot("postStart");
    private static readonly int preStop = Type.Slot("preStop");
    private static readonly int stopSignal = Type.Slot("stopSignal");

    /// <summary>A lifecycle without hooks.</summary>
    public Lifecycle()
        : this(Type.NewSlots())
    {
    }

    private Lifecycle(object?[] slots)
        : base(slots)
    {
    }

    internal override ObjectType ObjectType => Type;

    /// <summary>Runs right after the start; until it ends the container does not count as running. Its failure kills the container.</summary>
    public LifecycleHandler? PostStart { get => Object<LifecycleHandler>(postStart); init => Set(postStart, value); }

    /// <summary>Runs before the stop signal, within the grace period. Not run when the container ends by itself or the grace period is 0.</summary>
    public LifecycleHandler? PreStop { get => Object<LifecycleHandler>(preStop); init => Set(preStop, value); }

    /// <summary>The signal that asks the container to stop, such as <c>SIGTERM</c>; null means the image's. Needs <see cref="PodSpec.Os"/>; behind a gate that is off by default.</summary>
    public string? StopSignal { get => OptionalText(stopSignal); init => Set(stopSignal, value); }
}
