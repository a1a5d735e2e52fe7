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
        PodInvariant.OfStatus("ephemeral-statuses-fit-spec", Everyone, "Each status of an ephemeral container is of one that the spec has, and comes once.", EphemeralFitSpec),
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
                return Stranger(pod, placed);
        }

        if (missing.Count == 0)
            return null;
        var lacking = new ContainerStatus { Name = missing[0], State = DerivedStatus.NotStarted(pod.Spec), Started = false };
        ValueList<ContainerStatus> mended = PlacedStatus.Of(pod, list).Select(p => p.Status).Append(lacking).ToValueList();
        return new(list, $"has no status of {missing[0]}", FieldEdit.Set(list, list == PlacedStatus.Init ? StatusOrder.SortedBySpec(mended, containers) : StatusOrder.SortedByName(mended)));
    }

    private static Breach? EphemeralFitSpec(Pod pod)
    {
        List<string> missing = [.. pod.Spec.EphemeralContainers.Select(c => c.Name)];
        foreach (PlacedStatus placed in PlacedStatus.Of(pod, PlacedStatus.Ephemeral))
        {
            if (!missing.Remove(placed.Status.Name))
                return Stranger(pod, placed);
        }

        return null;
    }

    private static Breach Stranger(Pod pod, PlacedStatus stranger)
    {
        ValueList<ContainerStatus> others = PlacedStatus.Of(pod, stranger.List).Where(p => p.Index != stranger.Index).Select(p => p.Status).ToValueList();
        return stranger.Breach("name", "is no container of the spec, or comes twice", FieldEdit.Set(stranger.List, others));
    }

    private static Breach? AreInOrder(Pod pod)
    {
        PodStatus status = pod.Status;
        return NotAs(PlacedStatus.Regular, status.ContainerStatuses, StatusOrder.SortedByName(status.ContainerStatuses), "is not sorted by name")
            ?? NotAs(PlacedStatus.Ephemeral, status.EphemeralContainerStatuses, StatusOrder.SortedByName(status.EphemeralContainerStatuses), "is not sorted by name")
            ?? NotAs(PlacedStatus.Init, status.InitContainerStatuses, StatusOrder.SortedBySpec(status.InitContainerStatuses, pod.Spec.InitContainers), "is not in the order of the spec");
    }

    private static Breach? NotAs(string list, ValueList<ContainerStatus> statuses, ValueList<ContainerStatus> sorted, string problem) =>
        sorted == statuses ? null : new(list, problem, FieldEdit.Set(list, sorted));

    private static Breach? HasOneState(Pod pod, PlacedStatus placed)
    {
        ContainerStatus status = placed.Status;
        if (States(status.State) is var states and not 1)
            return placed.Breach("state", $"has {states} states", placed.Edit("state", OneOf(status.State) ?? DerivedStatus.NotStarted(pod.Spec)));
        return States(status.LastState) is var last and > 1
            ? placed.Breach("lastState", $"has {last} states", placed.Edit("lastState", OneOf(status.LastState with { Running = null })))
            : null;
    }

    /// <summary>The one of several states that everybody else would read: running before terminated before waiting.</summary>
    private static ContainerState? OneOf(ContainerState state) => state switch
    {
        { Running: { } running } => new() { Running = running },
        { Terminated: { } terminated } => new() { Terminated = terminated },
        { Waiting: { } waiting } => new() { Waiting = waiting },
        _ => null,
    };

    private static int States(ContainerState state) =>
        (state.Waiting is null ? 0 : 1) + (state.Running is null ? 0 : 1) + (state.Terminated is null ? 0 : 1);

    private static Breach? CountIsNotNegative(Pod pod, PlacedStatus placed) =>
        placed.Status.RestartCount < 0 ? placed.Breach("restartCount", $"is {placed.Status.RestartCount}", placed.Edit("restartCount", 0)) : null;

    private static Breach? RunningHasIdAndStart(Pod pod, PlacedStatus placed)
    {
        if (placed.Status.State.Running is not { } running)
            return null;
        if (placed.Status.ContainerId.Length == 0)
            return placed.Breach("containerID", "is empty while it runs", placed.Edit("containerID", $"containerd://{placed.Status.Name}-{placed.Status.RestartCount}"));
        return running.StartedAt is null
            ? placed.Breach("state.running.startedAt", "is not set", placed.Edit("state.running.startedAt", placed.Status.LastState.Terminated?.FinishedAt ?? DerivedStatus.SomeTime(pod)))
            : null;
    }

    private static Breach? ReadyNeedsRunning(Pod pod, PlacedStatus placed) =>
        placed is { IsMain: true, Status.Ready: true } && (placed.Status.State.Running is null || (placed.Status.Started != true && !HasStartupProbe(pod, placed.Status.Name)))
            ? placed.Breach(
                "ready",
                "is true, but it does not run or has not started",
                placed.Status.State.Running is null ? placed.Edit("ready", false) : placed.Edit("started", true))
            : null;

    /// <summary>Of an instance that inherited both flags the startup probe takes back the one at once, the next sync the other.</summary>
    private static bool HasStartupProbe(Pod pod, string container) =>
        (ContainerLists.Find(pod.Spec.Containers, container) ?? ContainerLists.Find(pod.Spec.InitContainers, container))?.StartupProbe is not null;

    private static Breach? StartedNeedsRunning(Pod pod, PlacedStatus placed) => placed.Status is { Started: true, State.Running: null }
        ? placed.Breach("started", "is true, but it does not run", placed.Edit("started", false))
        : null;

    // When all containers are restarted, or the sandbox is lost, the flag of an init container that was done outlives its state.
    private static Breach? InitReadyMeansDone(Pod pod, PlacedStatus placed) =>
        placed is { IsPlainInit: true, Status.Ready: true }
        && placed.Status.State.Terminated is not { ExitCode: 0 }
        && placed.Status is not { State.Waiting: not null, LastState.Terminated.ExitCode: 0 }
        && !RestartAllContainers.IsPossible(pod.Spec)
            ? placed.Breach("ready", "is true, but it has not ended with code 0", placed.Edit("ready", false))
            : null;

    private static Breach? EphemeralHasNoFlags(Pod pod, PlacedStatus placed)
    {
        if (placed.List != PlacedStatus.Ephemeral)
            return null;
        if (placed.Status.Ready)
            return placed.Breach("ready", "is set", placed.Edit("ready", false));
        return placed.Status.Started is null ? null : placed.Breach("started", "is set", placed.Edit("started", null));
    }

    private static Breach? EndIsAfterStart(Pod pod, PlacedStatus placed) =>
        EndBeforeStart(placed, "state.terminated", placed.Status.State.Terminated) ?? EndBeforeStart(placed, "lastState.terminated", placed.Status.LastState.Terminated);

    private static Breach? EndBeforeStart(PlacedStatus placed, string field, ContainerStateTerminated? end) =>
        end is { StartedAt: { } started, FinishedAt: { } finished } && finished < started
            ? placed.Breach($"{field}.finishedAt", "is before startedAt", placed.Edit($"{field}.finishedAt", started))
            : null;

    private static Breach? LastRunIsBeforeThis(Pod pod, PlacedStatus placed)
    {
        if (placed.Status.State.Running is not { } running || placed.Status.LastState.Terminated is not { } last)
            return null;
        if (last.ContainerId.Length > 0 && last.ContainerId == placed.Status.ContainerId)
            return placed.Breach("lastState.terminated.containerID", "is the id of the instance that runs", placed.Edit("lastState.terminated.containerID", last.ContainerId + "-before"));
        return running.StartedAt < last.FinishedAt
            ? placed.Breach("state.running.startedAt", "is before the end of the last run", placed.Edit("state.running.startedAt", last.FinishedAt))
            : null;
    }
}
