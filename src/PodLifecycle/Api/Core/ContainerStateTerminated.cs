namespace PodLifecycle.Api;

/// <summary>How an instance of a container ended. (v1 ContainerStateTerminated)</summary>
public sealed record ContainerStateTerminated : ApiObject
{
    internal static readonly ObjectType Type = ObjectType.Define("core/v1.ContainerStateTerminated", slots => new ContainerStateTerminated(slots));

    private static readonly int exitCode = Type.Slot("exitCode");
    private static readonly int signal = Type.Slot("signal");
    private static readonly int reason = Type.Slot("reason");
    private static readonly int message = Type.Slot("message");
    private static readonly int startedAt = Type.Slot("startedAt");
    private static readonly int finishedAt = Type.Slot("finishedAt");
    private static readonly int containerId = Type.Slot("containerID");

    /// <summary>An end with exit code 0 and nothing else said.</summary>
    public ContainerStateTerminated()
        : this(Type.NewSlots())
    {
    }

    private ContainerStateTerminated(object?[] slots)
        : base(slots)
    {
    }

    internal override ObjectType ObjectType => Type;

    /// <summary>The exit code; 0 is success. 137 after SIGKILL, 143 after an unhandled SIGTERM, 128 when it could not start.</summary>
    public int ExitCode { get => Int32(exitCode); init => Set(exitCode, value); }

    /// <summary>The signal that ended it, where the runtime says so; the usual ones leave it 0.</summary>
    public int Signal { get => Int32(signal); init => Set(signal, value); }

    /// <summary>One word: <c>Completed</c>, <c>Error</c>, <c>OOMKilled</c>, …</summary>
    public string Reason { get => Text(reason); init => Set(reason, value); }

    /// <summary>The termination message, at most 4096 bytes, or the runtime's error.</summary>
    public string Message { get => Text(message); init => Set(message, value); }

    /// <summary>When the instance began; 1970 when it could not start.</summary>
    public DateTimeOffset? StartedAt { get => Time(startedAt); init => Set(startedAt, value); }

    /// <summary>When the instance ended. The back-off counts from here.</summary>
    public DateTimeOffset? FinishedAt { get => Time(finishedAt); init => Set(finishedAt, value); }

    /// <summary>The instance's id in the form <c>runtime://id</c>.</summary>
    public string ContainerId { get => Text(containerId); init => Set(containerId, value); }
}
