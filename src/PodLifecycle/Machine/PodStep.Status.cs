using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>The kubelet's status: computed, accepted, written to the API server. What was written shows in the pod's object at once.</summary>
internal sealed partial class PodStep
{
    private PodStatus GenerateStatus(bool isTerminal)
    {
        PodStatus status = PodStatusGenerator.Generate(StatusInput(isTerminal), out ValueList<string> readinessTriggers);
        TriggerReadiness(readinessTriggers);

        // The kubelet says so each time it comes to the conclusion.
        if (status.Reason == PodStatusGenerator.DeadlineReason && Spec.ActiveDeadlineSeconds is not null)
            EmitEvent(new PodEvent(EventType.Normal, PodStatusGenerator.DeadlineReason, PodStatusGenerator.DeadlineMessage));
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
        Kubelet = machine.Kubelet,
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

    /// <summary>When the pod has been active for too long; null when it may run for ever or is on its way out already.</summary>
    private DateTimeOffset? Deadline() =>
        Spec.ActiveDeadlineSeconds is { } seconds && state.Status.Status?.StartTime is { } start && !state.Worker.IsTerminationRequested
            ? start + GracePeriod.OfSeconds(seconds)
            : null;

    private void Remember(StatusCache cache)
    {
        if (ReferenceEquals(cache, state.Status))
            return;

        state.Status = cache;
        Write();
    }

    /// <summary>Every accepted change is written at once; a finished pod that is being deleted is removed.</summary>
    private void Write()
    {
        if (state.IsRemoved)
            return;

        StatusWrite write = StatusWriter.Write(state.Status, Pod, state.Worker.CouldHaveRunningContainers, at);
        state.Status = write.Cache;
        if (write.Patches)
            Change(Pod with { Status = write.Status });
        if (write.Deletes)
            RemoveDeleted();
    }
}
