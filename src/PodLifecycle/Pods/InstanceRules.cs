using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>What an instance that the runtime still knows makes of a container's status.</summary>
internal static class InstanceRules
{
    private const int KilledExitCode = 137;

    private static readonly ContainerState WaitingWithoutReason = new() { Waiting = new() };

    /// <summary>The message of a container that ran and whose end nobody saw.</summary>
    public const string NotLocatedMessage = "The container could not be located when the pod was terminated";

    public static ContainerState NotLocated { get; } = Vanished(ContainerReason.ContainerStatusUnknown);

    private static readonly ContainerState RestartingAll = Vanished(ContainerReason.RestartingAllContainers);

    /// <summary>The status of the newest instance of a container.</summary>
    public static ContainerStatusDraft Draft(Container container, ContainerRecord instance, ContainerStatus? old, bool restartingAll)
    {
        var draft = new ContainerStatusDraft
        {
            Container = container,
            Instance = instance,
            Old = old,
            State = State(instance, old, restartingAll),
            LastState = ContainerState.Empty,
            RestartCount = instance.RestartCount,
        };
        if (old is null)
            return draft;

        draft.RestartCount = Math.Max(instance.RestartCount, old.RestartCount);
        draft.LastState = LastState(instance, old);
        if (instance.State == ContainerRecordState.Running)
        {
            // Runs although its end was told: a restart that the number stored with the instance may not know of.
            if (old.State.Terminated is not null && old.RestartCount >= instance.RestartCount)
                draft.RestartCount = old.RestartCount + 1;
        }
        else if (instance.State == ContainerRecordState.Unknown && old.State.Running is not null)
        {
            draft.RestartCount = old.RestartCount + 1;
        }

        return draft;
    }

    /// <summary>The state in which an instance is.</summary>
    public static ContainerState State(ContainerRecord instance, ContainerStatus? old, bool restartingAll) => instance.State switch
    {
        ContainerRecordState.Running => Running(instance, old),
        ContainerRecordState.Exited => new ContainerState { Terminated = End(instance) },
        ContainerRecordState.Unknown when old?.State.Running is not null => restartingAll ? RestartingAll : NotLocated,
        _ => WaitingWithoutReason,
    };

    private static ContainerStateTerminated End(ContainerRecord instance) => new()
    {
        ExitCode = instance.ExitCode,
        Reason = instance.Reason,
        Message = instance.Message,
        StartedAt = instance.StartedAt,
        FinishedAt = instance.FinishedAt,
        ContainerId = instance.Id,
    };

    private static ContainerState Running(ContainerRecord instance, ContainerStatus? old) =>
        old?.State is { Running: { } running } state && running.StartedAt == instance.StartedAt
            ? state
            : new ContainerState { Running = new() { StartedAt = instance.StartedAt } };

    private static ContainerState LastState(ContainerRecord instance, ContainerStatus old)
    {
        if (old.ContainerId != instance.Id && old.State.Terminated is { } ended)
            return new ContainerState { Terminated = ended };
        if (old.LastState is not { Terminated: { } lastEnd })
            return ContainerState.Empty;
        return old.LastState is { Waiting: null, Running: null } ? old.LastState : new ContainerState { Terminated = lastEnd };
    }

    private static ContainerState Vanished(string reason) => new()
    {
        Terminated = new() { Reason = reason, ExitCode = KilledExitCode, Message = NotLocatedMessage },
    };
}
