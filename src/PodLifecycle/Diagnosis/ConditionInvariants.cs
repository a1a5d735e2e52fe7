using PodLifecycle.Api;
using static PodLifecycle.StatusWriters;

namespace PodLifecycle;

/// <summary>What holds of the conditions in one version of a pod.</summary>
internal static class ConditionInvariants
{
    private const StatusWriters Everyone = Kubelet | NodeLifecycleController | PodGarbageCollector;

    public static readonly ValueList<PodInvariant> Rows =
    [
        PodInvariant.OfStatus("one-condition-a-type", Everyone, "No type of condition comes twice.", TypesAreUnique),
        PodInvariant.OfStatus("conditions-in-order", Everyone, "The kubelet's conditions follow each other in one order, whatever stands between them.", AreInOrder),
        PodInvariant.OfStatus("conditions-true-or-false", Everyone, "Kubernetes itself sets its conditions to True or False, never to Unknown, and with a time.", AreTrueOrFalse),
        PodInvariant.OfStatus("conditions-come-together", Everyone, "Ready, ContainersReady, Initialized and PodReadyToStartContainers are there all or none.", ComeTogether),
        PodInvariant.OfStatus("containers-need-scheduled", Everyone, "Once there are container statuses, PodScheduled is True.", ContainersNeedScheduled),
        PodInvariant.OfStatus("ready-needs-containers-ready", Everyone, "Ready needs ContainersReady.", ReadyNeedsContainersReady),
        PodInvariant.OfStatus("unready-says-why", Everyone, "While ContainersReady is not True, Ready has its status, reason and message.", UnreadySaysWhy),
        PodInvariant.OfStatus("ready-follows-containers-ready", Kubelet | PodGarbageCollector, "While ContainersReady is True, only a readiness gate keeps Ready from it.", ReadyFollowsContainersReady),
        PodInvariant.OfStatus("containers-ready-means-all", Everyone, "ContainersReady needs every regular container and sidecar ready, and Initialized.", ContainersReadyMeansAll),
        PodInvariant.OfStatus("ended-pod-is-not-ready", Kubelet | NodeLifecycleController, "A pod in a terminal phase is not Ready, nor are its containers.", EndedPodIsNotReady),
        PodInvariant.OfStatus("uninitialized-needs-init", Everyone, "Initialized is False only in a pod with init containers of which no regular container runs.", UninitializedNeedsInit),
        PodInvariant.OfStatus("resize-is-true-while-alive", Everyone, "The conditions of a resize are True, and gone when the pod has ended.", ResizeIsTrueWhileAlive),
        PodInvariant.OfStatus("restarting-needs-a-rule", Everyone, "AllContainersRestarting needs a container with a rule that restarts all.", RestartingNeedsARule),
    ];

    private static readonly string[] OwnOrder =
    [
        PodConditionType.PodResizePending,
        PodConditionType.PodResizeInProgress,
        PodConditionType.PodReadyToStartContainers,
        PodConditionType.Initialized,
        PodConditionType.Ready,
        PodConditionType.ContainersReady,
        PodConditionType.PodScheduled,
        PodConditionType.AllContainersRestarting,
    ];

    private static readonly string[] Together =
    [
        PodConditionType.ContainersReady,
        PodConditionType.Initialized,
        PodConditionType.PodReadyToStartContainers,
    ];

    private static Breach At(int index, PodCondition condition, string problem) => new($"status.conditions[{index}]", $"{condition.Type} {problem}");

    private static Breach At(Pod pod, string type, string problem) => new($"status.conditions[{pod.Status.Conditions.IndexOf(c => c.Type == type)}]", $"{type} {problem}");

    private static PodCondition? Find(Pod pod, string type) => Statuses.Find(pod.Status.Conditions, type);

    private static bool IsTrue(Pod pod, string type) => Find(pod, type) is { Status: ConditionStatus.True };

    private static bool HasEnded(Pod pod) => PodPhaseRules.IsTerminal(pod.Status.Phase);

    private static Breach? TypesAreUnique(Pod pod)
    {
        ValueList<PodCondition> conditions = pod.Status.Conditions;
        for (int i = 0; i < conditions.Count; i++)
        {
            string type = conditions[i].Type;
            if (conditions.IndexOf(c => c.Type == type) != i)
                return At(i, conditions[i], "comes twice");
        }

        return null;
    }

    private static Breach? AreInOrder(Pod pod)
    {
        ValueList<PodCondition> conditions = pod.Status.Conditions;
        int last = -1;
        for (int i = 0; i < conditions.Count; i++)
        {
            int place = Array.IndexOf(OwnOrder, conditions[i].Type);
            if (place < 0)
                continue;
            if (place < last)
                return At(i, conditions[i], $"comes after {OwnOrder[last]}");
            last = place;
        }

        return null;
    }

    private static Breach? AreTrueOrFalse(Pod pod)
    {
        ValueList<PodCondition> conditions = pod.Status.Conditions;
        for (int i = 0; i < conditions.Count; i++)
        {
            PodCondition condition = conditions[i];
            if (!ConditionOwners.IsKubelets(condition.Type))
                continue;
            if (condition.Status is not (ConditionStatus.True or ConditionStatus.False))
                return At(i, condition, $"is '{condition.Status}'");
            if (condition.LastTransitionTime is null)
                return At(i, condition, "has no lastTransitionTime");
        }

        return null;
    }

    private static Breach? ComeTogether(Pod pod)
    {
        bool isReadyThere = Find(pod, PodConditionType.Ready) is not null;
        foreach (string type in Together)
        {
            if (Find(pod, type) is not null != isReadyThere)
                return new("status.conditions", $"{(isReadyThere ? type : PodConditionType.Ready)} is missing beside {(isReadyThere ? PodConditionType.Ready : type)}");
        }

        return null;
    }

    private static Breach? ContainersNeedScheduled(Pod pod) =>
        pod.Status.ContainerStatuses.Count > 0 && !IsTrue(pod, PodConditionType.PodScheduled)
            ? new("status.conditions", "PodScheduled is not True, but there are container statuses")
            : null;

    private static Breach? ReadyNeedsContainersReady(Pod pod) =>
        IsTrue(pod, PodConditionType.Ready) && !IsTrue(pod, PodConditionType.ContainersReady)
            ? At(pod, PodConditionType.Ready, "is True, but ContainersReady is not")
            : null;

    private static Breach? UnreadySaysWhy(Pod pod)
    {
        if (Find(pod, PodConditionType.ContainersReady) is not { Status: not ConditionStatus.True } containers || Find(pod, PodConditionType.Ready) is not { } ready)
            return null;
        return (ready.Status, ready.Reason, ready.Message) == (containers.Status, containers.Reason, containers.Message)
            ? null
            : At(pod, PodConditionType.Ready, "says something else than ContainersReady, which is not True");
    }

    private static Breach? ReadyFollowsContainersReady(Pod pod) =>
        IsTrue(pod, PodConditionType.ContainersReady)
        && Find(pod, PodConditionType.Ready) is { Status: not ConditionStatus.True } ready
        && (pod.Spec.ReadinessGates.Count == 0 || ready.Reason != PodConditionReason.ReadinessGatesNotReady)
            ? At(pod, PodConditionType.Ready, $"is {ready.Status} with reason '{ready.Reason}', but ContainersReady is True")
            : null;

    private static Breach? ContainersReadyMeansAll(Pod pod)
    {
        if (!IsTrue(pod, PodConditionType.ContainersReady))
            return null;
        if (!IsTrue(pod, PodConditionType.Initialized))
            return At(pod, PodConditionType.ContainersReady, "is True, but Initialized is not");
        if (pod.Status.ContainerStatuses.Count == 0)
            return At(pod, PodConditionType.ContainersReady, "is True without container statuses");

        foreach (PlacedStatus placed in PlacedStatus.All(pod))
        {
            if (placed is { IsMain: true, Status.Ready: false })
                return placed.Breach("ready", "is false, but ContainersReady is True");
        }

        return null;
    }

    private static Breach? EndedPodIsNotReady(Pod pod)
    {
        if (!HasEnded(pod))
            return null;
        foreach (string type in (ReadOnlySpan<string>)[PodConditionType.Ready, PodConditionType.ContainersReady])
        {
            if (IsTrue(pod, type))
                return At(pod, type, $"is True in phase {pod.Status.Phase}");
        }

        return null;
    }

    private static Breach? UninitializedNeedsInit(Pod pod)
    {
        if (Find(pod, PodConditionType.Initialized) is not { Status: ConditionStatus.False })
            return null;
        if (pod.Spec.InitContainers.Count == 0)
            return At(pod, PodConditionType.Initialized, "is False in a pod without init containers");

        foreach (PlacedStatus placed in PlacedStatus.Of(pod, PlacedStatus.Regular))
        {
            if (placed.Status.State.Running is not null)
                return placed.Breach("state.running", "runs, but Initialized is False");
        }

        return null;
    }

    private static Breach? ResizeIsTrueWhileAlive(Pod pod)
    {
        foreach (string type in (ReadOnlySpan<string>)[PodConditionType.PodResizePending, PodConditionType.PodResizeInProgress])
        {
            if (Find(pod, type) is { } resize && (resize.Status != ConditionStatus.True || HasEnded(pod)))
                return At(pod, type, $"is {resize.Status} in phase {pod.Status.Phase}");
        }

        return null;
    }

    private static Breach? RestartingNeedsARule(Pod pod) =>
        Find(pod, PodConditionType.AllContainersRestarting) is not null && !RestartAllContainers.IsPossible(pod.Spec)
            ? At(pod, PodConditionType.AllContainersRestarting, "is set without a rule that restarts all containers")
            : null;
}
