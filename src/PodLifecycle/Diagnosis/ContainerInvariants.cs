using PodLifecycle.Api;
using static PodLifecycle.StatusWriters;

namespace PodLifecycle;

/// <summary>What holds of the container statuses in one version of a pod. Only the kubelet writes them; the others leave them as they are.</summary>
internal static class ContainerInvariants
{
    private const StatusWriters Everyone = Kubelet | NodeLifecycleController | PodGarbageCollector;

    public static readonly ValueList<PodInvariant> Rows =
    [
        PodInvariant.OfStatus("statuses-fit-spec", Everyone, "Once there are container statuses, each regular and init container of the spec has exactly one, and nobody else has.", FitSpec),
        PodInvariant.OfStatus("statuses-in-order", Everyone, "Regular and ephemeral containers are listed by name, init containers as in the spec.", AreInOrder),
        Each("one-state", Everyone, "A container is waiting, running or terminated, exactly one of them; its last state is one of them or none.", HasOneState),
        Each("restart-count-not-negative", Everyone, "A container has been restarted 0 times or more.", CountIsNotNegative),
        Each("running-has-id-and-start", Everyone, "A running container has an id and a time at which it began.", RunningHasIdAndStart),
        Each("ready-needs-running", Everyone, "A regular container or sidecar is ready only while it runs and has started; with a startup probe it may be ready a little longer.", ReadyNeedsRunning),
        Each("started-needs-running", Everyone, "A container has started only while it runs.", StartedNeedsRunning),
        Each("init-ready-means-done", Everyone, "A plain init container is ready only when it has ended with code 0, or waits to run again after that; or when a rule may restart all containers.", InitReadyMeansDone),
        Each("ephemeral-has-no-flags", Everyone, "An ephemeral container is never ready or started.", EphemeralHasNoFlags),
        Each("end-after-start", Everyone, "A container does not end before it began.", EndIsAfterStart),
        Each("last-run-before-this", Everyone, "A running container is another instance than that of its last state, and began when that had ended.", LastRunIsBeforeThis),
    ];

    private static PodInvariant Each(string name, StatusWriters binds, string rule, Func<Pod, PlacedStatus, Breach?> check) =>
        PodInvariant.OfStatus(name, binds, rule, pod =>
        {
            foreach (PlacedStatus placed in PlacedStatus.All(pod))
            {
                if (check(pod, placed) is { } breach)
                    return breach;
            }

            return null;
        });

    private static Breach? FitSpec(Pod pod) => pod.Status.ContainerStatuses.Count == 0
        ? null
        : Misfit(pod, PlacedStatus.Regular, pod.Spec.Containers) ?? Misfit(pod, PlacedStatus.Init, pod.Spec.InitContainers);

    private static Breach? Misfit(Pod pod, string list, ValueList<Container> containers)
    {
        var missing = new List<string>();
        foreach (Container container in containers)
            missing.Add(container.Name);

        foreach (PlacedStatus placed in PlacedStatus.Of(pod, list))
        {
            if (!missing.Remove(placed.Status.Name))
                return placed.Breach("name", "is no container of the spec, or comes twice");
        }

        return missing.Count > 0 ? new(list, $"has no status of {missing[0]}") : null;
    }

    private static Breach? AreInOrder(Pod pod)
    {
        PodStatus status = pod.Status;
        if (StatusOrder.SortedByName(status.ContainerStatuses) != status.ContainerStatuses)
            return new(PlacedStatus.Regular, "is not sorted by name");
        if (StatusOrder.SortedByName(status.EphemeralContainerStatuses) != status.EphemeralContainerStatuses)
            return new(PlacedStatus.Ephemeral, "is not sorted by name");
        return StatusOrder.SortedBySpec(status.InitContainerStatuses, pod.Spec.InitContainers) != status.InitContainerStatuses
            ? new(PlacedStatus.Init, "is not in the order of the spec")
            : null;
    }

    private static Breach? HasOneState(Pod pod, PlacedStatus placed)
    {
        if (States(placed.Status.State) is var states and not 1)
            return placed.Breach("state", $"has {states} states");
        return States(placed.Status.LastState) is var last and > 1 ? placed.Breach("lastState", $"has {last} states") : null;
    }

    private static int States(ContainerState state) =>
        (state.Waiting is null ? 0 : 1) + (state.Running is null ? 0 : 1) + (state.Terminated is null ? 0 : 1);

    private static Breach? CountIsNotNegative(Pod pod, PlacedStatus placed) =>
        placed.Status.RestartCount < 0 ? placed.Breach("restartCount", $"is {placed.Status.RestartCount}") : null;

    private static Breach? RunningHasIdAndStart(Pod pod, PlacedStatus placed)
    {
        if (placed.Status.State.Running is not { } running)
            return null;
        if (placed.Status.ContainerId.Length == 0)
            return placed.Breach("containerID", "is empty while it runs");
        return running.StartedAt is null ? placed.Breach("state.running.startedAt", "is not set") : null;
    }

    private static Breach? ReadyNeedsRunning(Pod pod, PlacedStatus placed) =>
        placed is { IsMain: true, Status.Ready: true } && (placed.Status.State.Running is null || (placed.Status.Started != true && !HasStartupProbe(pod, placed.Status.Name)))
            ? placed.Breach("ready", "is true, but it does not run or has not started")
            : null;

    /// <summary>Of an instance that inherited both flags the startup probe takes back the one at once, the next sync the other.</summary>
    private static bool HasStartupProbe(Pod pod, string container) =>
        (ContainerLists.Find(pod.Spec.Containers, container) ?? ContainerLists.Find(pod.Spec.InitContainers, container))?.StartupProbe is not null;

    private static Breach? StartedNeedsRunning(Pod pod, PlacedStatus placed) =>
        placed.Status is { Started: true, State.Running: null } ? placed.Breach("started", "is true, but it does not run") : null;

    // When all containers are restarted, or the sandbox is lost, the flag of an init container that was done outlives its state.
    private static Breach? InitReadyMeansDone(Pod pod, PlacedStatus placed) =>
        placed is { IsPlainInit: true, Status.Ready: true }
        && placed.Status.State.Terminated is not { ExitCode: 0 }
        && placed.Status is not { State.Waiting: not null, LastState.Terminated.ExitCode: 0 }
        && !RestartAllContainers.IsPossible(pod.Spec)
            ? placed.Breach("ready", "is true, but it has not ended with code 0")
            : null;

    private static Breach? EphemeralHasNoFlags(Pod pod, PlacedStatus placed) =>
        placed.List == PlacedStatus.Ephemeral && (placed.Status.Ready || placed.Status.Started is not null)
            ? placed.Breach(placed.Status.Ready ? "ready" : "started", "is set")
            : null;

    private static Breach? EndIsAfterStart(Pod pod, PlacedStatus placed) =>
        EndBeforeStart(placed.Status.State.Terminated) ? placed.Breach("state.terminated.finishedAt", "is before startedAt")
        : EndBeforeStart(placed.Status.LastState.Terminated) ? placed.Breach("lastState.terminated.finishedAt", "is before startedAt")
        : null;

    private static bool EndBeforeStart(ContainerStateTerminated? end) => end is { StartedAt: { } started, FinishedAt: { } finished } && finished < started;

    private static Breach? LastRunIsBeforeThis(Pod pod, PlacedStatus placed)
    {
        if (placed.Status.State.Running is not { } running || placed.Status.LastState.Terminated is not { } last)
            return null;
        if (last.ContainerId.Length > 0 && last.ContainerId == placed.Status.ContainerId)
            return placed.Breach("lastState.terminated.containerID", "is the id of the instance that runs");
        return running.StartedAt < last.FinishedAt ? placed.Breach("state.running.startedAt", "is before the end of the last run") : null;
    }
}
