using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>One list of container statuses (regular, init or ephemeral), from what the runtime shows and what the status said before.</summary>
internal static class ContainerStatusRules
{
    private const int KilledExitCode = 137;
    private const string LostMessage = "The container could not be located when the pod was deleted.  The container used to be Running";
    private const string RemovedMessage = "The container is removed because RestartAllContainers in place";

    private static readonly ContainerState Creating = Waiting(ContainerReason.ContainerCreating);
    private static readonly ContainerState Initializing = Waiting(ContainerReason.PodInitializing);

    private static readonly ContainerState Lost = new()
    {
        Terminated = new() { Reason = ContainerReason.ContainerStatusUnknown, ExitCode = KilledExitCode, Message = LostMessage },
    };

    private static readonly ContainerState Removed = new()
    {
        Terminated = new() { Reason = ContainerReason.RestartingAllContainers, ExitCode = KilledExitCode, Message = RemovedMessage },
    };

    private static readonly ContainerState WaitingForRestartOfAll = Waiting(ContainerReason.RestartingAllContainers, RemovedMessage);

    public static ContainerState Waiting(string reason, string message = "") => new() { Waiting = new() { Reason = reason, Message = message } };

    /// <summary>The statuses of regular or ephemeral containers, sorted by name.</summary>
    public static ValueList<ContainerStatus> Regular(
        PodStatusInput input, ValueList<Container> containers, ValueList<ContainerStatus> oldStatuses, bool restartingAll)
    {
        if (containers.Count == 0)
            return ValueList<ContainerStatus>.Empty;

        var statuses = new ContainerStatus[containers.Count];
        for (int i = 0; i < statuses.Length; i++)
        {
            ContainerStatusDraft draft = Draft(input, containers[i], oldStatuses, restartingAll);
            StartErrorRules.Apply(ref draft, input);
            statuses[i] = draft.ToStatus();
        }

        StatusOrder.SortByName(statuses);
        return new(statuses);
    }

    /// <summary>The statuses of init containers, in the order of the spec.</summary>
    public static ValueList<ContainerStatus> Init(PodStatusInput input, bool restartingAll)
    {
        ValueList<Container> containers = input.Pod.Spec.InitContainers;
        if (containers.Count == 0)
            return ValueList<ContainerStatus>.Empty;

        var statuses = new ContainerStatus[containers.Count];
        for (int i = 0; i < statuses.Length; i++)
        {
            ContainerStatusDraft draft = Draft(input, containers[i], input.OldStatus.InitContainerStatuses, restartingAll);
            StartErrorRules.ApplyToInit(ref draft, input);
            statuses[i] = draft.ToStatus();
        }

        return new(statuses);
    }

    private static ContainerStatusDraft Draft(PodStatusInput input, Container container, ValueList<ContainerStatus> oldStatuses, bool restartingAll)
    {
        ContainerStatus? old = Statuses.Find(oldStatuses, container.Name);
        ContainerRecord? newest = null;
        ContainerRecord? second = null;
        foreach (ContainerRecord record in input.Runtime.Containers)
        {
            if (record.Name != container.Name)
                continue;
            if (newest is null)
            {
                newest = record;
            }
            else
            {
                second = record;
                break;
            }
        }

        if (newest is null)
            return WithoutInstance(input, container, old, restartingAll);

        ContainerStatusDraft draft = InstanceRules.Draft(container, newest, old, restartingAll);
        if (second is not null)
            draft.LastState = InstanceRules.State(second, old, restartingAll);
        return draft;
    }

    private static ContainerStatusDraft WithoutInstance(PodStatusInput input, Container container, ContainerStatus? old, bool restartingAll)
    {
        var draft = new ContainerStatusDraft
        {
            Container = container,
            State = input.Pod.Spec.InitContainers.Count > 0 ? Initializing : Creating,
            LastState = old?.LastState ?? ContainerState.Empty,
            RestartCount = old?.RestartCount ?? 0,
        };
        if (old?.State.Terminated is not null)
        {
            draft.Whole = old;
            draft.State = old.State;
        }

        if (old is null)
            return draft;

        if (restartingAll && old.State.Waiting is null)
        {
            draft.State = WaitingForRestartOfAll;
            draft.LastState = Removed;
            draft.RestartCount++;
        }
        else if (old.State.Running is not null && old.LastState.Terminated is null)
        {
            draft.LastState = Lost;
            if (input.Pod.Metadata.DeletionTimestamp is null)
                draft.RestartCount++;
        }

        return draft;
    }
}
