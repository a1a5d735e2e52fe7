using PodLifecycle.Api;
using static PodLifecycle.StatusWriters;

namespace PodLifecycle;

/// <summary>What holds of the runs of a container that one version of a pod shows: their order, their reasons, their ends.</summary>
internal static class ContainerRunInvariants
{
    private const StatusWriters Everyone = Kubelet | NodeLifecycleController | PodGarbageCollector;

    /// <summary>How many letters may be wrong in a word that is still meant to be another.</summary>
    private const int ClosestWord = 3;

    private const int KilledExitCode = 137;

    public static readonly ValueList<PodInvariant> Rows =
    [
        PodInvariant.OfStatus("waiting-reason-is-known", Everyone, "A container waits for one of the kubelet's reasons, or for none.", pod => First(pod, WaitingReasonIsKnown)),
        PodInvariant.OfStatus("default-reason-fits-init", Everyone, "Before its first start a container waits with PodInitializing where the pod has init containers, else with ContainerCreating.", pod => First(pod, DefaultReasonFitsInit)),
        PodInvariant.OfStatus("reason-fits-code", Everyone, "A runtime says Completed of exit code 0 and Error of any other; what the kubelet makes up for a lost end has 137.", pod => First(pod, ReasonFitsCode)),
        PodInvariant.OfStatus("back-off-needs-an-end", Everyone, "A container that was restarted more than once and waits in CrashLoopBackOff has the end of its last run as last state, unless the runtime lost one.", pod => First(pod, BackOffNeedsAnEnd)),
        PodInvariant.OfStatus("back-off-needs-a-restart", Everyone, "CrashLoopBackOff is of a container whose newest instance has ended, and which its restart policy starts again after that. (Init containers run again in a new sandbox.)", pod => First(pod, BackOffNeedsARestart)),
        PodInvariant.OfStatus("last-run-counts", Everyone, "A running container that has run before has been restarted at least once.", pod => First(pod, LastRunCounts)),
        PodInvariant.OfStatus("restarts-leave-a-last-state", Everyone, "A running container that has been restarted more than twice has a last state. (One that the runtime loses and finds again counts two restarts without one.)", pod => First(pod, RestartsLeaveALastState)),
        PodInvariant.OfStatus("nothing-before-creation", Everyone, "Nothing in the status of a pod is older than the pod (a static pod is older than its mirror).", NothingBeforeCreation),
    ];

    private static readonly string[] WaitingReasons =
    [
        ContainerReason.ContainerCreating,
        ContainerReason.PodInitializing,
        ContainerReason.CrashLoopBackOff,
        ContainerReason.ImagePullBackOff,
        ContainerReason.ErrImagePull,
        ContainerReason.ErrImageNeverPull,
        ContainerReason.InvalidImageName,
        ContainerReason.ImageInspectError,
        ContainerReason.RegistryUnavailable,
        ContainerReason.SignatureValidationFailed,
        ContainerReason.CreateContainerConfigError,
        ContainerReason.PreCreateHookError,
        ContainerReason.CreateContainerError,
        ContainerReason.PreStartHookError,
        ContainerReason.RunContainerError,
        ContainerReason.PostStartHookError,
        ContainerReason.RestartingAllContainers,
    ];

    /// <summary>Whether the word is one of those for which a kubelet lets a container wait.</summary>
    public static bool IsWaitingReason(string word) => Array.IndexOf(WaitingReasons, word) >= 0;

    private static Breach? First(Pod pod, Func<Pod, PlacedStatus, Breach?> check)
    {
        foreach (PlacedStatus placed in PlacedStatus.All(pod))
        {
            if (check(pod, placed) is { } breach)
                return breach;
        }

        return null;
    }

    private static Breach? WaitingReasonIsKnown(Pod pod, PlacedStatus placed)
    {
        if (placed.Status.State.Waiting is not { Reason: { Length: > 0 } reason } || IsWaitingReason(reason))
            return null;
        string meant = WaitingReasons.MinBy(word => EditDistance.Between(word, reason))!;
        object? mended = EditDistance.Between(meant, reason) <= ClosestWord ? meant : DerivedStatus.NotStarted(pod.Spec).Waiting!.Reason;
        return placed.Breach("state.waiting.reason", $"'{reason}' is no reason to wait", placed.Edit("state.waiting.reason", mended));
    }

    private static Breach? DefaultReasonFitsInit(Pod pod, PlacedStatus placed)
    {
        string reason = DerivedStatus.NotStarted(pod.Spec).Waiting!.Reason;
        return placed.Status.State.Waiting is { Reason: ContainerReason.ContainerCreating or ContainerReason.PodInitializing } waiting && waiting.Reason != reason
            ? placed.Breach("state.waiting.reason", $"is {waiting.Reason} in a pod {(pod.Spec.InitContainers.Count > 0 ? "with" : "without")} init containers", placed.Edit("state.waiting.reason", reason))
            : null;
    }

    private static Breach? ReasonFitsCode(Pod pod, PlacedStatus placed) =>
        Misnamed(placed, "state.terminated", placed.Status.State.Terminated) ?? Misnamed(placed, "lastState.terminated", placed.Status.LastState.Terminated);

    private static Breach? Misnamed(PlacedStatus placed, string field, ContainerStateTerminated? end)
    {
        bool fits = end switch
        {
            { Reason: ContainerReason.Completed } => end.ExitCode == 0,
            { Reason: ContainerReason.Error } => end.ExitCode != 0,
            { Reason: ContainerReason.ContainerStatusUnknown or ContainerReason.RestartingAllContainers } => end.ExitCode == KilledExitCode,
            _ => true,
        };
        return fits ? null : placed.Breach($"{field}.reason", $"is {end!.Reason} with exit code {end.ExitCode}", placed.Edit($"{field}.reason", end.ExitCode == 0 ? ContainerReason.Completed : ContainerReason.Error));
    }

    private static Breach? BackOffNeedsAnEnd(Pod pod, PlacedStatus placed) =>
        placed.Status is { State.Waiting.Reason: ContainerReason.CrashLoopBackOff, LastState.Terminated: null, RestartCount: > 1 }
        && !LostOne(pod)
            ? placed.Breach("lastState", "shows no end, but the container waits in CrashLoopBackOff", placed.Edit("lastState", Crashed(DerivedStatus.SomeTime(pod))))
            : null;

    private static bool LostOne(Pod pod)
    {
        foreach (PlacedStatus placed in PlacedStatus.All(pod))
        {
            if (placed.Status is { State.Terminated.Reason: ContainerReason.ContainerStatusUnknown } or { LastState.Terminated.Reason: ContainerReason.ContainerStatusUnknown })
                return true;
        }

        return false;
    }

    // What the runtime lost is started again whatever the policy says, and a loss during the deletion does not count as a restart.
    private static bool IsKnown(ContainerStateTerminated end) => end.Reason != ContainerReason.ContainerStatusUnknown;

    private static Breach? BackOffNeedsARestart(Pod pod, PlacedStatus placed) =>
        placed.Status is { State.Waiting.Reason: ContainerReason.CrashLoopBackOff, LastState.Terminated: { } end }
        && IsKnown(end)
        && !(placed.IsPlainInit && end.ExitCode == 0)
        && end.ContainerId is var ended && (ended.Length == 0 || ended == placed.Status.ContainerId)
        && placed.ContainerIn(pod.Spec) is { } container
        && !ContainerRestartPolicy.AfterExit(pod.Spec.RestartPolicy, container, end.ExitCode)
            ? placed.Breach("state", $"waits in CrashLoopBackOff, but is not restarted after exit code {end.ExitCode}", placed.Edit("state", placed.Status.LastState))
            : null;

    private static Breach? LastRunCounts(Pod pod, PlacedStatus placed) =>
        placed.Status is { State.Running: not null, LastState.Terminated: { } last, RestartCount: 0 } && IsKnown(last)
            ? placed.Breach("restartCount", "is 0, but the container has run before", placed.Edit("restartCount", 1))
            : null;

    private static Breach? RestartsLeaveALastState(Pod pod, PlacedStatus placed) =>
        placed.Status is { State.Running: { } running, LastState: { Terminated: null, Running: null, Waiting: null }, RestartCount: > 2 }
            ? placed.Breach("lastState", $"is empty after {placed.Status.RestartCount} restarts", placed.Edit("lastState", Crashed(running.StartedAt ?? DerivedStatus.SomeTime(pod))))
            : null;

    private static Breach? NothingBeforeCreation(Pod pod)
    {
        if (pod.Metadata.CreationTimestamp is not { } created || PodKind.IsMirror(pod) || PodKind.IsStatic(pod))
            return null;
        foreach ((string field, DateTimeOffset? at) in Times(pod))
        {
            // A runtime writes the beginning of time for a run that never began.
            if (at < created && at > DateTimeOffset.UnixEpoch)
                return new(field, $"is {(created - at.Value).TotalSeconds:0} s before the pod's creation", FieldEdit.Set(field, created));
        }

        return null;
    }

    private static IEnumerable<(string Field, DateTimeOffset? At)> Times(Pod pod)
    {
        yield return ("status.startTime", pod.Status.StartTime);
        for (int i = 0; i < pod.Status.Conditions.Count; i++)
            yield return ($"status.conditions[{i}].lastTransitionTime", pod.Status.Conditions[i].LastTransitionTime);
        foreach (PlacedStatus placed in PlacedStatus.All(pod))
        {
            ContainerStatus status = placed.Status;
            string path = $"{placed.List}[{placed.Index}]";
            yield return ($"{path}.state.running.startedAt", status.State.Running?.StartedAt);
            yield return ($"{path}.state.terminated.startedAt", status.State.Terminated?.StartedAt);
            yield return ($"{path}.state.terminated.finishedAt", status.State.Terminated?.FinishedAt);
            yield return ($"{path}.lastState.terminated.startedAt", status.LastState.Terminated?.StartedAt);
            yield return ($"{path}.lastState.terminated.finishedAt", status.LastState.Terminated?.FinishedAt);
        }
    }

    private static ContainerState Crashed(DateTimeOffset at) => new()
    {
        Terminated = new() { ExitCode = 1, Reason = ContainerReason.Error, StartedAt = at, FinishedAt = at },
    };
}
