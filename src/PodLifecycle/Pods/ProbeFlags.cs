using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>The <c>started</c> and <c>ready</c> flags of a status, from the probe results.</summary>
internal static class ProbeFlags
{
    /// <summary>A container that started this long before the kubelet, or longer, started under an earlier kubelet.</summary>
    private static readonly TimeSpan RestartMargin = TimeSpan.FromSeconds(10);

    public static ValueList<ContainerStatus> Regular(PodStatusInput input, ValueList<ContainerStatus> statuses)
    {
        if (statuses.Count == 0)
            return statuses;

        var flagged = new ContainerStatus[statuses.Count];
        for (int i = 0; i < flagged.Length; i++)
            flagged[i] = Flagged(input, statuses[i], HasReadinessProbe(input.Pod.Spec.Containers, statuses[i].Name));
        return new(flagged);
    }

    public static ValueList<ContainerStatus> Init(PodStatusInput input, ValueList<ContainerStatus> statuses)
    {
        if (statuses.Count == 0)
            return statuses;

        ValueList<Container> containers = input.Pod.Spec.InitContainers;
        var flagged = new ContainerStatus[statuses.Count];
        for (int i = 0; i < flagged.Length; i++)
        {
            ContainerStatus status = statuses[i];
            if (Sidecars.IsSidecar(containers[i]))
                flagged[i] = Flagged(input, status, containers[i].ReadinessProbe is not null);
            else
                flagged[i] = With(status, IsStarted(input, status), status.Ready || status.State.Terminated is { ExitCode: 0 });
        }

        return new(flagged);
    }

    private static ContainerStatus Flagged(PodStatusInput input, ContainerStatus status, bool hasReadinessProbe)
    {
        bool started = IsStarted(input, status);
        return With(status, started, started ? IsReady(input, status, hasReadinessProbe) : status.Ready);
    }

    private static ContainerStatus With(ContainerStatus status, bool started, bool ready) =>
        status.Started == started && status.Ready == ready ? status : status with { Started = started, Ready = ready };

    private static bool IsStarted(PodStatusInput input, ContainerStatus status)
    {
        if (status.State.Running is null)
            return false;
        if (input.Probes.Get(ProbeKind.Startup, status.ContainerId) is { } result)
            return result == ProbeResult.Success;
        return status.Started == true || !input.HasProbeWorker(status.Name, ProbeKind.Startup);
    }

    private static bool IsReady(PodStatusInput input, ContainerStatus status, bool hasReadinessProbe)
    {
        ProbeResult? result = input.Probes.Get(ProbeKind.Readiness, status.ContainerId);
        if (result == ProbeResult.Success)
            return true;

        bool ready = !input.HasProbeWorker(status.Name, ProbeKind.Readiness);
        if (status.State.Running?.StartedAt is not { } startedAt || startedAt >= input.Kubelet.StartedAt - RestartMargin)
            return ready;

        // It ran under an earlier kubelet: until its probe answers it is as ready as the API server says the pod is.
        if (result is null)
            ready = true;
        if (hasReadinessProbe && Statuses.Find(input.Pod.Status.Conditions, PodConditionType.Ready)?.Status != ConditionStatus.True)
            ready = false;
        return ready;
    }

    private static bool HasReadinessProbe(ValueList<Container> containers, string name)
    {
        foreach (Container container in containers)
        {
            if (container.Name == name)
                return container.ReadinessProbe is not null;
        }

        return false;
    }
}
