using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>The kubelet's status: computed, accepted, written to the API server. What was written shows in the pod's object at once.</summary>
internal sealed partial class PodStep
{
    private PodStatus GenerateStatus(bool isTerminal)
    {
        PodStatus status = PodStatusGenerator.Generate(StatusInput(isTerminal), out ValueList<string> readinessTriggers);
        TriggerReadiness(readinessTriggers);
        return status;
    }

    private PodStatusInput StatusInput(bool isTerminal) => new()
    {
        Pod = Pod,
        CachedStatus = state.Status.Status,
        Runtime = state.Runtime,
        StartErrors = state.StartErrors,
        Probes = state.ProbeResults,
        Workers = Workers,
        ProbeRules = ProbeRules,
        PodIsTerminal = isTerminal,
        Now = at,
        Kubelet = new KubeletFacts { NodeIps = Options.NodeIps, StartedAt = KubeletStartedAt },
    };

    private void Accept(PodStatus status) => Remember(StatusManager.SetPodStatus(state.Status, Pod, status, at));

    /// <summary>The sandbox is there: the API server hears of it before images are pulled.</summary>
    private void SandboxIsReady() => Remember(StatusManager.SetSandboxReady(state.Status, Pod, at));

    private void ShowProbeResult(ProbeChange change)
    {
        bool success = change.Result == ProbeResult.Success;
        if (change.Kind == ProbeKind.Readiness)
            Remember(StatusManager.SetContainerReadiness(state.Status, Pod, change.ContainerId, success, at));
        else if (change.Kind == ProbeKind.Startup)
            Remember(StatusManager.SetContainerStartup(state.Status, Pod, change.ContainerId, success, at));
    }

    /// <summary>Nothing of the pod can run any more, so the object may go if it is being deleted.</summary>
    private void TerminatePod() => Remember(StatusManager.TerminatePod(state.Status, state.Told, at));

    private void Remember(StatusCache cache)
    {
        if (ReferenceEquals(cache, state.Status))
            return;

        state = state with { Status = cache };
        Write();
    }

    /// <summary>Every accepted change is written at once; a finished pod that is being deleted is removed.</summary>
    private void Write()
    {
        if (state.IsRemoved)
            return;

        bool couldRun = state.Worker is PodWorkerState.Syncing or PodWorkerState.Terminating;
        StatusWrite write = StatusWriter.Write(state.Status, Pod, couldRun, at);
        state = state with { Status = write.Cache };
        if (write.Patches)
            Change(Pod with { Status = write.Status });
        if (write.Deletes)
            RemoveDeleted();
    }

    private void Worker(PodWorkerInput input) => state = state with { Worker = PodWorker.Table.Next(state.Worker, input) };
}
