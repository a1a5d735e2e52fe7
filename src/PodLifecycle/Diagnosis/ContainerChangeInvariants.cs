using PodLifecycle.Api;
using static PodLifecycle.StatusWriters;

namespace PodLifecycle;

/// <summary>What holds of a container from one version of the pod to the next.</summary>
internal static class ContainerChangeInvariants
{
    private const StatusWriters Everyone = Kubelet | NodeLifecycleController | PodGarbageCollector;

    public static readonly ValueList<PodInvariant> Rows =
    [
        Each("restart-count-never-falls", Everyone, "restartCount never falls.", CountNeverFalls),
        Each("new-instance-counts", Everyone, "When a container runs that had run before as another instance, restartCount has grown.", NewInstanceCounts),
        Each("instance-runs-once", Everyone, "An instance that was seen to end does not run again, and while it runs it keeps its start.", InstanceRunsOnce),
        Each("last-state-is-kept", Everyone, "A container that has an end in its last state always has one.", LastStateIsKept),
        PodInvariant.OfChange("ended-for-good-stays-ended", Everyone, "A container that its policy does not restart stays terminated.", EndedForGoodStaysEnded),
        Each("ephemeral-ends-once", Everyone | ApiServer, "An ephemeral container that has ended stays terminated.", EphemeralEndsOnce),
    ];

    private static PodInvariant Each(string name, StatusWriters binds, string rule, Func<ContainerStatus, PlacedStatus, Breach?> check) =>
        PodInvariant.OfChange(name, binds, rule, (before, after) =>
        {
            foreach ((ContainerStatus then, PlacedStatus now) in PlacedStatus.Pairs(before, after))
            {
                if (check(then, now) is { } breach)
                    return breach;
            }

            return null;
        });

    private static Breach? CountNeverFalls(ContainerStatus before, PlacedStatus after) =>
        after.Status.RestartCount < before.RestartCount ? after.Breach("restartCount", $"{after.Status.RestartCount} after {before.RestartCount}") : null;

    private static Breach? NewInstanceCounts(ContainerStatus before, PlacedStatus after)
    {
        bool hadRun = before.State.Waiting is null && before.ContainerId.Length > 0;
        return hadRun
            && after.Status.State.Running is not null
            && after.Status.ContainerId != before.ContainerId
            && after.Status.RestartCount <= before.RestartCount
                ? after.Breach("restartCount", $"still {after.Status.RestartCount} with a new instance")
                : null;
    }

    // An end without an id was not seen: the runtime lost track of the instance, and may find it again.
    private static Breach? InstanceRunsOnce(ContainerStatus before, PlacedStatus after)
    {
        if (after.Status.State.Running is not { } running || before.ContainerId != after.Status.ContainerId)
            return null;
        if (before.State.Terminated is { ContainerId.Length: > 0 })
            return after.Breach("state.running", $"{before.ContainerId} had ended");
        return before.State.Running is { } then && then.StartedAt != running.StartedAt
            ? after.Breach("state.running.startedAt", $"changed while {before.ContainerId} runs")
            : null;
    }

    private static Breach? LastStateIsKept(ContainerStatus before, PlacedStatus after) =>
        before.LastState.Terminated is not null && after.Status.LastState.Terminated is null
            ? after.Breach("lastState", "has lost its end")
            : null;

    private static Breach? EndedForGoodStaysEnded(Pod before, Pod after) =>
        ContainerTransitions.Error(after.Spec, before.Status, after.Status) is { } error ? new("status", error) : null;

    private static Breach? EphemeralEndsOnce(ContainerStatus before, PlacedStatus after) =>
        after.List == PlacedStatus.Ephemeral && before.State.Terminated is not null && after.Status.State.Terminated is null
            ? after.Breach("state", "is not terminated any more")
            : null;
}
