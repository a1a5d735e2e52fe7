namespace PodLifecycle.Api;

/// <summary>A container that runs. (v1 ContainerStateRunning)</summary>
public sealed record ContainerStateRunning : ApiObject
{
    internal static readonly ObjectType Type = ObjectType.Define("core/v1.ContainerStateRunning", slots => new ContainerStateRunning(slots));

    private static readonly int startedAt = Type.Slot("startedAt");

    /// <summary>A running state without a time.</summary>
    public ContainerStateRunning()
        : this(Type.NewSlots())
    {
    }

    private ContainerStateRunning(object?[] slots)
        : base(slots)
    {
    }

    internal override ObjectType ObjectType => Type;

    /// <summary>When the instance began, in whole seconds.</summary>
    public DateTimeOffset? StartedAt { get => Time(startedAt); init => Set(startedAt, value); }
}
