using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>A container that ended for good stays ended: a status that says otherwise is refused.</summary>
internal static class ContainerTransitions
{
    /// <summary>What is wrong with the step from one status to the next, or null when nothing is.</summary>
    public static string? Error(PodSpec spec, PodStatus old, PodStatus next)
    {
        if (spec.RestartPolicy == RestartPolicy.Always || RestartAllContainers.IsPossible(spec))
            return null;

        foreach (ContainerStatus status in old.ContainerStatuses)
        {
            if (status.State.Terminated is { } end && !MayRestart(spec, ContainerLists.Find(spec.Containers, status.Name), end) && ComesBack(status.Name, next.ContainerStatuses))
                return $"terminated container {status.Name} attempted illegal transition to non-terminated state";
        }

        for (int i = 0; i < old.InitContainerStatuses.Count; i++)
        {
            ContainerStatus status = old.InitContainerStatuses[i];
            if (i >= spec.InitContainers.Count || spec.InitContainers[i].Name != status.Name)
                return $"found mismatch between pod spec and status, container: {status.Name}";

            Container container = spec.InitContainers[i];
            if (!Sidecars.IsSidecar(container)
                && status.State.Terminated is { } end
                && !MayRestart(spec, container, end)
                && ComesBack(status.Name, next.InitContainerStatuses))
                return $"terminated init container {status.Name} attempted illegal transition to non-terminated state";
        }

        return null;
    }

    private static bool MayRestart(PodSpec spec, Container? container, ContainerStateTerminated end) =>
        (end.ExitCode != 0 && spec.RestartPolicy == RestartPolicy.OnFailure)
        || (container is not null && ContainerRestartPolicy.AfterExit(spec.RestartPolicy, container, end.ExitCode));

    private static bool ComesBack(string name, ValueList<ContainerStatus> statuses) =>
        Statuses.Find(statuses, name) is { State.Terminated: null };
}
