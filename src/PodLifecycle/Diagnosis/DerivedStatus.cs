using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>
/// What a kubelet would write beside the container statuses that a pod has: the direction in which an impossible status is mended, for
/// phase and conditions are derived from the containers and not the other way round.
/// </summary>
internal static class DerivedStatus
{
    /// <summary>The phase that the container statuses give.</summary>
    public static string Phase(Pod pod) => Phase(pod, pod.Metadata.DeletionTimestamp is not null && !SomethingRuns(pod), hasInitialized: HasRun(pod));

    /// <summary>
    /// Whether a kubelet that saw these containers could have left the phase, which is not a terminal one. What the containers do not
    /// tell is given the benefit of the doubt: a sidecar's <c>started</c> is set after the phase, and a terminal phase is held back until
    /// everything has stopped.
    /// </summary>
    public static bool CouldLeave(Pod pod, string phase)
    {
        foreach (bool hasInitialized in (ReadOnlySpan<bool>)[true, false])
        {
            string derived = Phase(pod, podIsTerminal: pod.Metadata.DeletionTimestamp is not null, hasInitialized);
            if (derived == phase || PodPhaseRules.IsTerminal(derived))
                return true;
        }

        if (HadEnded(pod) || IsHeldBack(pod))
            return true;
        return phase == PodPhase.Pending && HasSidecar(pod.Spec) && Phase(WithUnstartedSidecars(pod), podIsTerminal: false, hasInitialized: false) == phase;
    }

    /// <summary>A condition as the container statuses give it, with the time of the one that is there.</summary>
    public static PodCondition Condition(Pod pod, string type)
    {
        PodCondition? old = Statuses.Find(pod.Status.Conditions, type);
        return Verdict(pod, type).Of(type, old?.ObservedGeneration ?? pod.Status.ObservedGeneration) with { LastTransitionTime = old?.LastTransitionTime ?? SomeTime(pod) };
    }

    /// <summary>The edit that puts the derived condition in the place of the first one of its type.</summary>
    public static FieldEdit Mend(Pod pod, string type) =>
        FieldEdit.Set($"status.conditions[{pod.Status.Conditions.IndexOf(c => c.Type == type)}]", Condition(pod, type));

    /// <summary>The edit that makes Ready say what follows from ContainersReady as it is.</summary>
    public static FieldEdit MendReady(Pod pod, PodCondition containersReady)
    {
        int index = pod.Status.Conditions.IndexOf(c => c.Type == PodConditionType.Ready);
        ConditionVerdict ready = PodConditions.Ready(pod.Spec, new(containersReady.Status, containersReady.Reason, containersReady.Message), pod.Status.Conditions.AsSpan());
        return FieldEdit.Set($"status.conditions[{index}]", pod.Status.Conditions[index] with { Status = ready.Status, Reason = ready.Reason, Message = ready.Message });
    }

    /// <summary>The edit that puts the derived phase in the place of the one that is there.</summary>
    public static FieldEdit MendPhase(Pod pod) => FieldEdit.Set("status.phase", Phase(pod));

    /// <summary>ContainersReady as the statuses give it in that phase.</summary>
    public static ConditionVerdict ContainersReady(Pod pod, string phase) =>
        PodConditions.ContainersReady(pod.Spec, pod.Status.ContainerStatuses.Count == 0 ? null : ContainerStatuses.Of(pod.Status), phase);

    /// <summary>An instant at which the pod was there: for fields that lack one.</summary>
    public static DateTimeOffset SomeTime(Pod pod) => pod.Status.StartTime ?? pod.Metadata.CreationTimestamp ?? DateTimeOffset.UnixEpoch;

    /// <summary>What a container says that the kubelet has not started yet.</summary>
    public static ContainerState NotStarted(PodSpec spec) =>
        ContainerStatusRules.Waiting(spec.InitContainers.Count > 0 ? ContainerReason.PodInitializing : ContainerReason.ContainerCreating);

    /// <summary>Whether some regular container has run in this version of the pod.</summary>
    public static bool HasRun(Pod pod)
    {
        foreach (ContainerStatus status in pod.Status.ContainerStatuses)
        {
            if (status.State is { Running: not null } or { Terminated: not null })
                return true;
        }

        return false;
    }

    private static ConditionVerdict Verdict(Pod pod, string type)
    {
        PodStatus status = pod.Status;
        string phase = HasEndedAs(pod, status.Phase) ? status.Phase : Phase(pod);
        switch (type)
        {
            case PodConditionType.ContainersReady:
                return ContainersReady(pod, phase);
            case PodConditionType.Ready:
                return PodConditions.Ready(pod.Spec, ContainersReady(pod, phase), status.Conditions.AsSpan());
            case PodConditionType.Initialized:
                return PodConditions.Initialized(pod.Spec, status.ContainerStatuses.Count == 0 ? null : ContainerStatuses.Of(status), phase, wasInitialized: false);
            case PodConditionType.PodReadyToStartContainers:
                return SomethingRuns(pod) ? ConditionVerdict.True : ConditionVerdict.False;
            case PodConditionType.PodScheduled:
                return pod.Spec.NodeName.Length > 0 || status.ContainerStatuses.Count > 0 ? ConditionVerdict.True : new(ConditionStatus.False, Scheduler.Unschedulable);
            default:
                return ConditionVerdict.True;
        }
    }

    private static bool HasEndedAs(Pod pod, string phase) => phase switch
    {
        PodPhase.Failed => !SomethingRuns(pod),
        PodPhase.Succeeded => pod.Status.ContainerStatuses.Count > 0 && pod.Status.ContainerStatuses.IndexOf(c => c.State.Terminated is not { ExitCode: 0 }) < 0,
        _ => false,
    };

    private static string Phase(Pod pod, bool podIsTerminal, bool hasInitialized) =>
        PodPhaseRules.Phase(pod, pod.Status.InitContainerStatuses, pod.Status.ContainerStatuses, podIsTerminal, hasInitialized);

    private static bool SomethingRuns(Pod pod)
    {
        foreach (PlacedStatus placed in PlacedStatus.All(pod))
        {
            if (placed.Status.State.Running is not null)
                return true;
        }

        return false;
    }

    /// <summary>Whether a regular container has gone on after an end that its policy makes final: the pod has ended since, and its phase was held back.</summary>
    public static bool HadEnded(Pod pod)
    {
        foreach (PlacedStatus placed in PlacedStatus.Of(pod, PlacedStatus.Regular))
        {
            if (placed.Status.LastState.Terminated is { } end
                && placed.ContainerIn(pod.Spec) is { } container
                && !ContainerRestartPolicy.AfterExit(pod.Spec.RestartPolicy, container, end.ExitCode))
                return true;
        }

        return false;
    }

    /// <summary>Whether the conditions tell of an end that the phase does not show yet: past its deadline a pod ends whatever its containers do.</summary>
    private static bool IsHeldBack(Pod pod) =>
        Statuses.Find(pod.Status.Conditions, PodConditionType.ContainersReady) is { Reason: PodConditionReason.PodFailed } && pod.Spec.ActiveDeadlineSeconds is not null;

    private static bool HasSidecar(PodSpec spec) => spec.InitContainers.IndexOf(Sidecars.IsSidecar) >= 0;

    private static Pod WithUnstartedSidecars(Pod pod)
    {
        ContainerStatus[] statuses = [.. pod.Status.InitContainerStatuses];
        for (int i = 0; i < statuses.Length; i++)
            statuses[i] = statuses[i] with { Started = false };
        return pod with { Status = pod.Status with { InitContainerStatuses = [.. statuses] } };
    }
}
