using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>The last status of a pod whose containers, volumes and control groups are gone from the node.</summary>
internal static class EndedStatus
{
    public static PodStatus Of(Pod pod, PodStatus status)
    {
        ValueList<ContainerStatus> regular = status.ContainerStatuses;
        if (HasBeenInitialized(pod))
            regular = Ended(regular, regular.Count);
        string phase = PodKind.IsStatic(pod) || PodPhaseRules.IsTerminal(status.Phase) ? status.Phase : PodPhase.Failed;
        return status with
        {
            Phase = phase,
            ContainerStatuses = regular,
            InitContainerStatuses = Ended(status.InitContainerStatuses, BegunCount(status.InitContainerStatuses)),
        };
    }

    /// <summary>Containers that never began stay waiting, so that nobody takes them for having run.</summary>
    private static bool HasBeenInitialized(Pod pod)
    {
        ValueList<Container> initContainers = pod.Spec.InitContainers;
        if (initContainers.Count == 0)
            return true;

        foreach (ContainerStatus status in pod.Status.ContainerStatuses)
        {
            if (HasBegun(status))
                return true;
        }

        int last = pod.Status.InitContainerStatuses.Count - 1;
        if (last < 0 || last >= initContainers.Count || initContainers[last].Name != pod.Status.InitContainerStatuses[last].Name)
            return false;

        ContainerStatus lastStatus = pod.Status.InitContainerStatuses[last];
        return Sidecars.IsSidecar(initContainers[last])
            ? lastStatus.State.Running is not null && lastStatus.Started == true
            : lastStatus.State.Terminated is { ExitCode: 0 } || lastStatus.LastState.Terminated is { ExitCode: 0 };
    }

    private static bool HasBegun(ContainerStatus status) => status.State.Waiting is null || status.LastState.Terminated is not null;

    /// <summary>Init containers up to the last that has begun; the first counts in any case.</summary>
    private static int BegunCount(ValueList<ContainerStatus> statuses)
    {
        for (int i = statuses.Count - 1; i >= 0; i--)
        {
            if (HasBegun(statuses[i]))
                return i + 1;
        }

        return Math.Min(1, statuses.Count);
    }

    private static ValueList<ContainerStatus> Ended(ValueList<ContainerStatus> statuses, int count)
    {
        ContainerStatus[]? ended = null;
        for (int i = 0; i < count; i++)
        {
            if (statuses[i].State.Terminated is not null)
                continue;
            ended ??= statuses.AsSpan().ToArray();
            ended[i] = statuses[i] with { State = InstanceRules.NotLocated };
        }

        return ended is null ? statuses : new(ended);
    }
}
