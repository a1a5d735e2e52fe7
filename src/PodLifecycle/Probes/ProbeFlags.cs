using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>What the kubelet knows besides a status when it works out <c>started</c> and <c>ready</c>.</summary>
/// <param name="Results">What the workers have published.</param>
/// <param name="Workers">The live workers.</param>
/// <param name="KubeletStart">When the kubelet began.</param>
/// <param name="Rules">The rules of the version.</param>
internal sealed record ProbeKnowledge(ProbeResults Results, ProbeWorkers Workers, DateTimeOffset KubeletStart, ProbeRules Rules);

/// <summary>
/// The fields <c>started</c> and <c>ready</c> of container statuses, as each sync of a pod works them out. A readiness probe in the
/// spec without a live worker is as good as none.
/// </summary>
internal static class ProbeFlags
{
    /// <summary>Fills the two fields in.</summary>
    /// <param name="pod">The pod as the API server has it: after a restart of the kubelet its condition Ready counts.</param>
    /// <param name="statuses">The statuses as computed so far; <c>started</c> and <c>ready</c> as they were before.</param>
    /// <param name="known">Results and workers.</param>
    /// <returns>The statuses with the fields, and the containers whose readiness worker is told to tick now.</returns>
    public static ProbeFlagsUpdate Update(Pod pod, ContainerStatuses statuses, ProbeKnowledge known)
    {
        var triggered = ValueList<string>.Empty;
        ValueList<ContainerStatus> main = statuses.Regular;
        for (int i = 0; i < main.Count; i++)
            main = Replace(main, i, Main(pod, main[i], known, ref triggered));

        ValueList<ContainerStatus> init = statuses.Init;
        for (int i = 0; i < init.Count; i++)
            init = Replace(init, i, Init(pod, i, init[i], known, ref triggered));

        return new(new(init, main), triggered);
    }

    /// <summary>Whether the container has started: it runs, and no startup probe stands against it.</summary>
    public static bool IsStarted(ContainerStatus status, ProbeKnowledge known)
    {
        if (status.State.Running is null)
            return false;
        if (known.Results.Get(ProbeKind.Startup, status.ContainerId) is { } result)
            return result == ProbeResult.Success;

        // What the last status said is not asked whether it was about the same instance.
        bool wasStarted = known.Rules.KeepsStatusOverKubeletRestart && status.Started == true;
        return wasStarted || !known.Workers.Has(status.Name, ProbeKind.Startup);
    }

    private static ContainerStatus Main(Pod pod, ContainerStatus status, ProbeKnowledge known, ref ValueList<string> triggered)
    {
        bool started = IsStarted(status, known);
        bool ready = started ? IsReady(pod, ContainerLists.Find(pod.Spec.Containers, status.Name), status, known, ref triggered) : status.Ready;
        return status.Started == started && status.Ready == ready ? status : status with { Started = started, Ready = ready };
    }

    private static ContainerStatus Init(Pod pod, int index, ContainerStatus status, ProbeKnowledge known, ref ValueList<string> triggered)
    {
        bool started = IsStarted(status, known);
        if (status.Started != started)
            status = status with { Started = started };

        // A status that does not stand where the spec has its container is left alone.
        if (index >= pod.Spec.InitContainers.Count || pod.Spec.InitContainers[index] is var container && container.Name != status.Name)
            return status;
        if (!Sidecars.IsSidecar(container))
            return status.State.Terminated is { ExitCode: 0 } ? status with { Ready = true } : status;

        return started ? status with { Ready = IsReady(pod, container, status, known, ref triggered) } : status;
    }

    private static bool IsReady(Pod pod, Container? container, ContainerStatus status, ProbeKnowledge known, ref ValueList<string> triggered)
    {
        ProbeResult? result = known.Results.Get(ProbeKind.Readiness, status.ContainerId);
        if (result == ProbeResult.Success)
            return true;

        bool hasWorker = known.Workers.Has(status.Name, ProbeKind.Readiness);
        if (hasWorker)
            triggered = triggered.Add(status.Name);

        bool isFromBefore = known.Rules.KeepsStatusOverKubeletRestart
            && ProbeWorkerSettings.IsFromBefore(status.State.Running?.StartedAt, known.KubeletStart);
        if (!isFromBefore)
            return !hasWorker;

        // It ran under an earlier kubelet: until its probe answers it is as ready as the API server says the pod is.
        return (result is null || !hasWorker) && (container?.ReadinessProbe is null || Statuses.IsTrue(pod.Status.Conditions, PodConditionType.Ready));
    }

    private static ValueList<ContainerStatus> Replace(ValueList<ContainerStatus> statuses, int index, ContainerStatus status) =>
        ReferenceEquals(statuses[index], status) ? statuses : statuses.SetItem(index, status);
}

/// <summary>Statuses with <c>started</c> and <c>ready</c> filled in.</summary>
/// <param name="Statuses">The statuses.</param>
/// <param name="Triggered">The containers whose readiness worker is told to tick now, in the order of the statuses.</param>
internal readonly record struct ProbeFlagsUpdate(ContainerStatuses Statuses, ValueList<string> Triggered);
