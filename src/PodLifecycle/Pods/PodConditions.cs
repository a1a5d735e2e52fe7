using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>The rules of the conditions that a kubelet derives from container states.</summary>
/// <remarks>Names in messages stand in the order of the spec, sidecars first, separated by blanks.</remarks>
internal static class PodConditions
{
    /// <summary>Ready: all containers are, and every readiness gate is met by one of the <paramref name="conditions"/>.</summary>
    public static ConditionVerdict Ready(PodSpec spec, ConditionVerdict containersReady, ReadOnlySpan<PodCondition> conditions)
    {
        if (containersReady.Status != ConditionStatus.True)
            return containersReady;

        string unmet = "";
        foreach (PodReadinessGate gate in spec.ReadinessGates)
        {
            PodCondition? condition = Statuses.Find(conditions, gate.ConditionType);
            if (condition is null)
                unmet = Joined(unmet, $"corresponding condition of pod readiness gate \"{gate.ConditionType}\" does not exist.");
            else if (condition.Status != ConditionStatus.True)
                unmet = Joined(unmet, $"the status of pod readiness gate \"{gate.ConditionType}\" is not \"True\", but {condition.Status}");
        }

        return unmet.Length == 0 ? ConditionVerdict.True : new(ConditionStatus.False, PodConditionReason.ReadinessGatesNotReady, unmet);
    }

    /// <summary>ContainersReady: regular containers and sidecars. Statuses that nobody has reported (null) differ from an empty list of them.</summary>
    public static ConditionVerdict ContainersReady(PodSpec spec, ContainerStatuses? statuses, string phase)
    {
        if (statuses is not { } known)
            return new(ConditionStatus.False, PodConditionReason.UnknownContainerStatuses);

        var lacking = default(Lacking);
        foreach (Container container in spec.InitContainers)
        {
            if (Sidecars.IsSidecar(container))
                lacking.Check(container, known, IsReady);
        }

        foreach (Container container in spec.Containers)
            lacking.Check(container, known, IsReady);

        if (phase == PodPhase.Succeeded && lacking.Unknown.Length == 0)
            return new(ConditionStatus.False, PodConditionReason.PodCompleted);
        if (phase == PodPhase.Failed)
            return new(ConditionStatus.False, PodConditionReason.PodFailed);
        return lacking.Any
            ? new(ConditionStatus.False, PodConditionReason.ContainersNotReady, lacking.Message("unready"))
            : ConditionVerdict.True;
    }

    /// <summary>Initialized. Once true it stays true, even when the init containers have to run again.</summary>
    public static ConditionVerdict Initialized(PodSpec spec, ContainerStatuses? statuses, string phase, bool wasInitialized)
    {
        if (statuses is not { } known)
        {
            return spec.InitContainers.Count > 0
                ? new(ConditionStatus.False, PodConditionReason.UnknownContainerStatuses)
                : ConditionVerdict.True;
        }

        var lacking = default(Lacking);
        foreach (Container container in spec.InitContainers)
            lacking.Check(container, known, Sidecars.IsSidecar(container) ? HasStarted : IsReady);

        if (phase == PodPhase.Succeeded && lacking.Unknown.Length == 0)
            return new(ConditionStatus.True, PodConditionReason.PodCompleted);
        if (!lacking.Any || wasInitialized || SomeHasRun(spec, known))
            return ConditionVerdict.True;
        return new(ConditionStatus.False, PodConditionReason.ContainersNotInitialized, lacking.Message("incomplete"));
    }

    /// <summary>PodReadyToStartContainers: the sandbox stands and the network is set up.</summary>
    public static ConditionVerdict ReadyToStartContainers(PodSpec spec, ValueList<Sandbox> sandboxes) =>
        SandboxDecision.For(spec.HostNetwork, sandboxes).NewNeeded ? ConditionVerdict.False : ConditionVerdict.True;

    /// <summary>AllContainersRestarting, for a pod that has a rule which restarts all containers.</summary>
    /// <param name="phase">The phase that the pod has now.</param>
    /// <param name="underWay">The restart was triggered, and instances are left that have to go first.</param>
    public static ConditionVerdict AllContainersRestarting(string phase, bool underWay) => phase switch
    {
        PodPhase.Succeeded => new(ConditionStatus.False, PodConditionReason.PodCompleted),
        PodPhase.Failed => new(ConditionStatus.False, PodConditionReason.PodFailed),
        _ when underWay => new(ConditionStatus.True, PodConditionReason.RestartAllContainersStarted, "container exited with restart policy rule"),
        _ => ConditionVerdict.False,
    };

    /// <summary>
    /// Whether Ready in the API object is not what its own parts say, so that a sync must put it right. Only readiness gates, which
    /// others set, can bring that about.
    /// </summary>
    public static bool NeedsReadyReconciled(Pod pod)
    {
        if (pod.Spec.ReadinessGates.Count == 0 || Statuses.Find(pod.Status.Conditions, PodConditionType.Ready) is not { } current)
            return false;

        ContainerStatuses? statuses = pod.Status.ContainerStatuses.Count == 0 ? null : new(ValueList<ContainerStatus>.Empty, pod.Status.ContainerStatuses);
        ConditionVerdict ready = Ready(pod.Spec, ContainersReady(pod.Spec, statuses, pod.Status.Phase), pod.Status.Conditions.AsSpan());
        return current.Status != ready.Status || current.Message != ready.Message;
    }

    private static bool IsReady(ContainerStatus status) => status.Ready;

    private static bool HasStarted(ContainerStatus status) => status.Started == true;

    private static bool SomeHasRun(PodSpec spec, ContainerStatuses statuses)
    {
        foreach (Container container in spec.Containers)
        {
            if (statuses.Find(container.Name)?.State is { Running: not null } or { Terminated: not null })
                return true;
        }

        return false;
    }

    private static string Joined(string texts, string text) => texts.Length == 0 ? text : texts + ", " + text;

    /// <summary>The containers that have no status, and those whose status does not satisfy.</summary>
    private struct Lacking
    {
        private string? unknown;
        private string? unsatisfied;

        public readonly string Unknown => unknown ?? "";

        public readonly bool Any => unknown is not null || unsatisfied is not null;

        public void Check(Container container, ContainerStatuses statuses, Func<ContainerStatus, bool> satisfies)
        {
            if (statuses.Find(container.Name) is not { } status)
                unknown = unknown is null ? container.Name : unknown + " " + container.Name;
            else if (!satisfies(status))
                unsatisfied = unsatisfied is null ? container.Name : unsatisfied + " " + container.Name;
        }

        public readonly string Message(string word)
        {
            string message = unknown is null ? "" : $"containers with unknown status: [{unknown}]";
            return unsatisfied is null ? message : Joined(message, $"containers with {word} status: [{unsatisfied}]");
        }
    }
}
