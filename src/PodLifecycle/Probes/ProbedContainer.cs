using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>What a probe worker sees of its container: the kubelet's own status of the pod, not what the API server has.</summary>
internal readonly record struct ProbedContainer
{
    /// <summary>Whether the pod's phase is Failed or Succeeded.</summary>
    public bool PodEnded { get; init; }

    /// <summary>The newest instance; null when the kubelet knows none, or has no status of the pod at all.</summary>
    public string? ContainerId { get; init; }

    public bool IsRunning { get; init; }

    /// <summary>When a running instance began, in whole seconds; null when it does not run.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Whether the status says that it has started; false where it says nothing.</summary>
    public bool Started { get; init; }

    /// <summary>For an instance that does not run: whether it has not ended, or another one will come.</summary>
    public bool WillRun { get; init; }

    /// <summary>Reads it from a status.</summary>
    /// <param name="spec">The pod's spec.</param>
    /// <param name="status">The kubelet's status of the pod; null when it has none.</param>
    /// <param name="name">The container.</param>
    /// <param name="rules">The rules of the version.</param>
    public static ProbedContainer In(PodSpec spec, PodStatus? status, string name, ProbeRules rules)
    {
        if (status is null)
            return default;
        if (PodPhaseRules.IsTerminal(status.Phase))
            return new() { PodEnded = true };

        if ((WithId(status.ContainerStatuses, name) ?? WithId(status.InitContainerStatuses, name)) is not { } seen)
            return default;

        ContainerState state = seen.State;
        return new()
        {
            ContainerId = seen.ContainerId,
            IsRunning = state.Running is not null,
            StartedAt = state.Running?.StartedAt,
            Started = seen.Started == true,
            WillRun = state.Running is null && (state.Terminated is null || AnotherWillCome(spec, status, name, state.Terminated.ExitCode, rules)),
        };
    }

    /// <summary>A status without an instance counts as none, so that the other list is looked at.</summary>
    private static ContainerStatus? WithId(ValueList<ContainerStatus> statuses, string name) =>
        Statuses.Find(statuses, name) is { ContainerId.Length: > 0 } found ? found : null;

    private static bool AnotherWillCome(PodSpec spec, PodStatus status, string name, int exitCode, ProbeRules rules)
    {
        Container? sidecar = ContainerLists.Find(spec.InitContainers, name);
        Container? container = sidecar ?? ContainerLists.Find(spec.Containers, name);
        if (container is null)
            return false;
        if (!rules.ContainerRestartRules)
            return spec.RestartPolicy != RestartPolicy.Never || (sidecar is not null && rules.SidecarSurvivesNever);

        return ContainerRestartPolicy.AfterExit(spec.RestartPolicy, container, exitCode) || AllWillRestart(spec, status);
    }

    private static bool AllWillRestart(PodSpec spec, PodStatus status) =>
        Statuses.IsTrue(status.Conditions, PodConditionType.AllContainersRestarting)
        || AnyAsks(spec.InitContainers, status.InitContainerStatuses)
        || AnyAsks(spec.Containers, status.ContainerStatuses);

    private static bool AnyAsks(ValueList<Container> containers, ValueList<ContainerStatus> statuses)
    {
        foreach (ContainerStatus status in statuses)
        {
            if (status.State.Terminated is { } ended
                && ContainerLists.Find(containers, status.Name) is { } container
                && RestartRule.ActionFor(container, ended.ExitCode) == RestartRule.RestartAllContainers)
                return true;
        }

        return false;
    }
}
