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
        PodInvariant.OfStatus("conditions-come-together", Everyone, "Ready, ContainersReady and Initialized are there all or none.", ComeTogether),
        PodInvariant.OfStatus("sandbox-condition-comes-too", Everyone, "PodReadyToStartContainers is there exactly where Ready is.", ComeTogetherWithSandbox) with { Since = KubernetesVersion.V1_29 },
        PodInvariant.OfStatus("condition-reason-is-known", Everyone, "A condition of the kubelet's has no reason, or one that Kubernetes gives it.", ReasonIsKnown),
        PodInvariant.OfStatus("containers-need-scheduled", Everyone, "Once there are container statuses, PodScheduled is True.", ContainersNeedScheduled),
        PodInvariant.OfStatus("ready-needs-containers-ready", Everyone, "Ready needs ContainersReady.", ReadyNeedsContainersReady),
        PodInvariant.OfStatus("unready-says-why", Everyone, "While ContainersReady is not True, Ready has its status, reason and message.", UnreadySaysWhy),
        PodInvariant.OfStatus("ready-follows-containers-ready", Kubelet | PodGarbageCollector, "While ContainersReady is True, only a readiness gate keeps Ready from it.", ReadyFollowsContainersReady),
        PodInvariant.OfStatus("containers-ready-means-all", Everyone, "ContainersReady needs every regular container and sidecar ready, and Initialized.", ContainersReadyMeansAll),
        PodInvariant.OfStatus("containers-ready-names-them", Everyone, "While ContainersReady is False for containers that are not ready, it names exactly those.", ContainersReadyNamesThem),
        PodInvariant.OfStatus("completed-means-ended", Everyone, "ContainersReady and Initialized say PodCompleted only when every regular container has ended with code 0.", CompletedMeansEnded),
        PodInvariant.OfStatus("initialized-means-done", Everyone, "Initialized is True only when every plain init container has ended at least once.", InitializedMeansDone),
        PodInvariant.OfStatus("ended-pod-is-not-ready", Kubelet | NodeLifecycleController, "A pod in a terminal phase is not Ready, nor are its containers.", EndedPodIsNotReady),
        PodInvariant.OfStatus("uninitialized-needs-init", Everyone, "Initialized is False only in a pod with init containers of which no regular container runs.", UninitializedNeedsInit),
        PodInvariant.OfStatus("resize-is-true-while-alive", Everyone, "The conditions of a resize are True, and gone when the pod has ended.", ResizeIsTrueWhileAlive),
        PodInvariant.OfStatus("observed-generation-not-yet", Everyone, "Before 1.34 nothing writes observedGeneration.", ObservedGenerationNotYet) with { Until = KubernetesVersion.V1_34 },
        PodInvariant.OfStatus("restart-of-all-not-yet", Everyone, "Before 1.36 nothing restarts all containers by default, so there is no AllContainersRestarting.", RestartOfAllNotYet) with { Until = KubernetesVersion.V1_36 },
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
    ];

    private static string Place(Pod pod, string type) => $"status.conditions[{pod.Status.Conditions.IndexOf(c => c.Type == type)}]";

    /// <summary>A condition that is not what it is derived from.</summary>
    private static Breach At(Pod pod, string type, string problem) => new(Place(pod, type), $"{type} {problem}", DerivedStatus.Mend(pod, type));

    private static Breach At(Pod pod, string type, string problem, FieldEdit mend) => new(Place(pod, type), $"{type} {problem}", mend);

    private static FieldEdit Set(IEnumerable<PodCondition> conditions) => FieldEdit.Set("status.conditions", conditions.ToValueList());

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
                return new($"status.conditions[{i}]", $"{type} comes twice", Set([.. conditions.Take(i), .. conditions.Skip(i + 1)]));
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
                return new($"status.conditions[{i}]", $"{conditions[i].Type} comes after {OwnOrder[last]}", Set(conditions.OrderBy(c => Array.IndexOf(OwnOrder, c.Type))));
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
            string path = $"status.conditions[{i}]";
            if (condition.Status is not (ConditionStatus.True or ConditionStatus.False))
                return new($"{path}.status", $"{condition.Type} is '{condition.Status}'", FieldEdit.Set(path, Spelt(condition) ?? DerivedStatus.Condition(pod, condition.Type)));
            if (condition.LastTransitionTime is null)
                return new($"{path}.lastTransitionTime", $"{condition.Type} has no lastTransitionTime", FieldEdit.Set($"{path}.lastTransitionTime", DerivedStatus.SomeTime(pod)));
        }

        return null;
    }

    /// <summary>True or False in other letters; null where it is neither.</summary>
    private static PodCondition? Spelt(PodCondition condition) =>
        condition.Status.Equals(ConditionStatus.True, StringComparison.OrdinalIgnoreCase) ? condition with { Status = ConditionStatus.True }
        : condition.Status.Equals(ConditionStatus.False, StringComparison.OrdinalIgnoreCase) ? condition with { Status = ConditionStatus.False }
        : null;

    private static Breach? ComeTogether(Pod pod) => OneIsMissing(pod, Together);

    private static Breach? ComeTogetherWithSandbox(Pod pod) => OneIsMissing(pod, [PodConditionType.PodReadyToStartContainers]);

    private static Breach? OneIsMissing(Pod pod, string[] types)
    {
        bool isReadyThere = Find(pod, PodConditionType.Ready) is not null;
        foreach (string type in types)
        {
            if (Find(pod, type) is not null == isReadyThere)
                continue;
            (string missing, string there) = isReadyThere ? (type, PodConditionType.Ready) : (PodConditionType.Ready, type);
            return new("status.conditions", $"{missing} is missing beside {there}", With(pod, missing));
        }

        return null;
    }

    /// <summary>The edit that puts a condition in its place.</summary>
    private static FieldEdit With(Pod pod, string type) =>
        Set(pod.Status.Conditions.Add(DerivedStatus.Condition(pod, type)).OrderBy(c => Array.IndexOf(OwnOrder, c.Type)));

    private static Breach? ContainersNeedScheduled(Pod pod) => pod.Status.ContainerStatuses.Count == 0 || IsTrue(pod, PodConditionType.PodScheduled) ? null
        : Find(pod, PodConditionType.PodScheduled) is null ? new("status.conditions", "there are container statuses, but no PodScheduled", With(pod, PodConditionType.PodScheduled))
        : At(pod, PodConditionType.PodScheduled, "is not True, but there are container statuses");

    private static Breach? ReadyNeedsContainersReady(Pod pod) =>
        IsTrue(pod, PodConditionType.Ready) && !IsTrue(pod, PodConditionType.ContainersReady)
            ? At(
                pod,
                PodConditionType.Ready,
                "is True, but ContainersReady is not",
                Find(pod, PodConditionType.ContainersReady) is { } containers ? DerivedStatus.MendReady(pod, containers) : With(pod, PodConditionType.ContainersReady))
            : null;

    private static Breach? UnreadySaysWhy(Pod pod)
    {
        if (Find(pod, PodConditionType.ContainersReady) is not { Status: not ConditionStatus.True } containers || Find(pod, PodConditionType.Ready) is not { } ready)
            return null;
        return (ready.Status, ready.Reason, ready.Message) == (containers.Status, containers.Reason, containers.Message)
            ? null
            : At(pod, PodConditionType.Ready, "says something else than ContainersReady, which is not True", DerivedStatus.MendReady(pod, containers));
    }

    private static Breach? ReadyFollowsContainersReady(Pod pod) =>
        Find(pod, PodConditionType.ContainersReady) is { Status: ConditionStatus.True } containers
        && Find(pod, PodConditionType.Ready) is { Status: not ConditionStatus.True } ready
        && (pod.Spec.ReadinessGates.Count == 0 || ready.Reason != PodConditionReason.ReadinessGatesNotReady)
            ? At(pod, PodConditionType.Ready, $"is {ready.Status} with reason '{ready.Reason}', but ContainersReady is True", DerivedStatus.MendReady(pod, containers))
            : null;

    private static Breach? ContainersReadyMeansAll(Pod pod)
    {
        if (!IsTrue(pod, PodConditionType.ContainersReady))
            return null;
        FieldEdit mend = DerivedStatus.Mend(pod, PodConditionType.ContainersReady);
        if (pod.Status.ContainerStatuses.Count == 0)
            return At(pod, PodConditionType.ContainersReady, "is True without container statuses", mend);
        foreach (PlacedStatus placed in PlacedStatus.All(pod))
        {
            if (placed is { IsMain: true, Status.Ready: false })
                return placed.Breach("ready", "is false, but ContainersReady is True", mend);
        }

        if (!IsTrue(pod, PodConditionType.Initialized))
        {
            return At(
                pod,
                PodConditionType.ContainersReady,
                "is True, but Initialized is not",
                Find(pod, PodConditionType.Initialized) is null ? With(pod, PodConditionType.Initialized) : DerivedStatus.Mend(pod, PodConditionType.Initialized));
        }

        return null;
    }

    private static Breach? ReasonIsKnown(Pod pod)
    {
        ValueList<PodCondition> conditions = pod.Status.Conditions;
        for (int i = 0; i < conditions.Count; i++)
        {
            PodCondition condition = conditions[i];
            if (Reasons(condition) is { } known && Array.IndexOf(known, condition.Reason) < 0)
            {
                string problem = condition.Reason.Length == 0 ? $"{condition.Type} has no reason" : $"'{condition.Reason}' is no reason of {condition.Type} {condition.Status}";
                return new($"status.conditions[{i}].reason", problem, FieldEdit.Set($"status.conditions[{i}]", DerivedStatus.Condition(pod, condition.Type)));
            }
        }

        return null;
    }

    /// <summary>The reasons that the condition may have in its status; null where that is not the kubelet's to say.</summary>
    private static string[]? Reasons(PodCondition condition) => (condition.Type, condition.Status) switch
    {
        (PodConditionType.ContainersReady or PodConditionType.Ready or PodConditionType.PodReadyToStartContainers or PodConditionType.PodScheduled, ConditionStatus.True) => [""],
        (PodConditionType.PodReadyToStartContainers, ConditionStatus.False) => [""],
        (PodConditionType.ContainersReady, ConditionStatus.False) => UnreadyReasons,
        (PodConditionType.Ready, ConditionStatus.False) => [.. UnreadyReasons, PodConditionReason.ReadinessGatesNotReady, ""],
        (PodConditionType.Initialized, ConditionStatus.True) => ["", PodConditionReason.PodCompleted],
        (PodConditionType.Initialized, ConditionStatus.False) => [PodConditionReason.ContainersNotInitialized, PodConditionReason.UnknownContainerStatuses],
        _ => null,
    };

    private static readonly string[] UnreadyReasons =
        [PodConditionReason.UnknownContainerStatuses, PodConditionReason.PodCompleted, PodConditionReason.PodFailed, PodConditionReason.ContainersNotReady];

    private static Breach? ContainersReadyNamesThem(Pod pod)
    {
        if (Find(pod, PodConditionType.ContainersReady) is not { Status: ConditionStatus.False, Reason: PodConditionReason.ContainersNotReady } condition)
            return null;
        ConditionVerdict verdict = DerivedStatus.ContainersReady(pod, PodPhase.Running);
        return (verdict.Reason, verdict.Message) == (condition.Reason, condition.Message)
            ? null
            : At(pod, PodConditionType.ContainersReady, verdict.Message.Length == 0 ? "is False, but all containers are ready" : $"says '{condition.Message}', not '{verdict.Message}'");
    }

    private static Breach? CompletedMeansEnded(Pod pod)
    {
        if (DerivedStatus.HadEnded(pod))
            return null;
        foreach (PodCondition condition in pod.Status.Conditions)
        {
            // Ready repeats what ContainersReady says.
            if (condition is not { Reason: PodConditionReason.PodCompleted, Type: PodConditionType.ContainersReady or PodConditionType.Initialized })
                continue;
            foreach (PlacedStatus placed in PlacedStatus.Of(pod, PlacedStatus.Regular))
            {
                if (placed.Status.State.Terminated is not { ExitCode: 0 })
                    return placed.Breach("state", $"has not ended with code 0, but {condition.Type} says PodCompleted", DerivedStatus.Mend(pod, condition.Type));
            }
        }

        return null;
    }

    // What has been initialized stays so, even when a new sandbox makes the init containers run again: whatever has run counts.
    private static Breach? InitializedMeansDone(Pod pod)
    {
        if (!IsTrue(pod, PodConditionType.Initialized) || pod.Status.ContainerStatuses.IndexOf(c => c.ContainerId.Length > 0 || c.LastState.Terminated is not null) >= 0)
            return null;
        foreach (PlacedStatus placed in PlacedStatus.Of(pod, PlacedStatus.Init))
        {
            if (placed is { IsPlainInit: true, Status: { State.Terminated: null, LastState.Terminated: null } })
                return placed.Breach("state", "has never ended, but Initialized is True", DerivedStatus.Mend(pod, PodConditionType.Initialized));
        }

        return null;
    }

    private static Breach? EndedPodIsNotReady(Pod pod)
    {
        if (!HasEnded(pod))
            return null;
        foreach (string type in (ReadOnlySpan<string>)[PodConditionType.Ready, PodConditionType.ContainersReady])
        {
            // Where a container runs, the phase is what is wrong.
            if (IsTrue(pod, type))
                return At(pod, type, $"is True in phase {pod.Status.Phase}", PodPhaseRules.IsTerminal(DerivedStatus.Phase(pod)) ? DerivedStatus.Mend(pod, type) : DerivedStatus.MendPhase(pod));
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
                return placed.Breach("state.running", "runs, but Initialized is False", DerivedStatus.Mend(pod, PodConditionType.Initialized));
        }

        return null;
    }

    private static Breach? ResizeIsTrueWhileAlive(Pod pod)
    {
        foreach (string type in (ReadOnlySpan<string>)[PodConditionType.PodResizePending, PodConditionType.PodResizeInProgress])
        {
            if (Find(pod, type) is { } resize && (resize.Status != ConditionStatus.True || HasEnded(pod)))
                return At(pod, type, $"is {resize.Status} in phase {pod.Status.Phase}", Set(pod.Status.Conditions.Where(c => c.Type != type)));
        }

        return null;
    }

    private static Breach? ObservedGenerationNotYet(Pod pod)
    {
        if (pod.Status.ObservedGeneration != 0)
            return new("status.observedGeneration", $"is {pod.Status.ObservedGeneration}", FieldEdit.Remove("status.observedGeneration"));
        int index = pod.Status.Conditions.IndexOf(c => c.ObservedGeneration != 0);
        string field = $"status.conditions[{index}].observedGeneration";
        return index < 0 ? null : new(field, $"is {pod.Status.Conditions[index].ObservedGeneration}", FieldEdit.Remove(field));
    }

    private static Breach? RestartOfAllNotYet(Pod pod) => Find(pod, PodConditionType.AllContainersRestarting) is null
        ? null
        : At(pod, PodConditionType.AllContainersRestarting, "is set", Set(pod.Status.Conditions.Where(c => c.Type != PodConditionType.AllContainersRestarting)));

    private static Breach? RestartingNeedsARule(Pod pod) =>
        Find(pod, PodConditionType.AllContainersRestarting) is not null && !RestartAllContainers.IsPossible(pod.Spec)
            ? At(pod, PodConditionType.AllContainersRestarting, "is set without a rule that restarts all containers", Set(pod.Status.Conditions.Where(c => c.Type != PodConditionType.AllContainersRestarting)))
            : null;
}
