namespace PodLifecycle.Api;

/// <summary>Why a container does not run yet, or not again. (v1 ContainerStateWaiting)</summary>
public sealed record ContainerStateWaiting : ApiObject
{
    internal static readonly ObjectType Type = ObjectType.Define("core/v1.ContainerStateWaiting", slots => new ContainerStateWaiting(slots));

    private static readonly int reason = Type.Slot("reason");
    private static readonly int message = Type.Slot("message");

    /// <summary>A waiting state without a reason.</summary>
    public ContainerStateWaiting()
        : this(Type.NewSlots())
    {
    }

    private ContainerStateWaiting(object?[] slots)
        : base(slots)
    {
    }

    internal override ObjectType ObjectType => Type;

    /// <summary>One word, which <c>kubectl get</c> shows: <c>ContainerCreating</c>, <c>ImagePullBackOff</c>, <c>CrashLoopBackOff</c>, …</summary>
    public string Reason { get => Text(reason); init => Set(reason, value); }

    /// <summary>The details, for people.</summary>
    public string Message { get => Text(message); init => Set(message, value); }
}
