using PodLifecycle.Api;
using static PodLifecycle.StatusWriters;

namespace PodLifecycle;

/// <summary>What holds of phase, addresses and the rest in one version of a pod.</summary>
internal static class PhaseInvariants
{
    private const StatusWriters Everyone = Kubelet | NodeLifecycleController | PodGarbageCollector;

    public static readonly ValueList<PodInvariant> Rows =
    [
        PodInvariant.OfStatus("phase-is-known", Everyone, "The phase is Pending, Running, Succeeded or Failed; Unknown is written no more.", PhaseIsKnown),
        PodInvariant.OfStatus("running-means-begun", Everyone, "In phase Running every regular container has run and every plain init container has ended, each at least once.", RunningMeansBegun),
        PodInvariant.OfStatus("succeeded-means-code-0", Everyone, "In phase Succeeded every regular container has ended with code 0.", SucceededMeansCodeZero),
        PodInvariant.OfStatus("ended-pod-runs-nothing", Kubelet | NodeLifecycleController, "In a terminal phase no container runs.", EndedPodRunsNothing),
        PodInvariant.OfStatus("failed-has-a-cause", Kubelet | NodeLifecycleController, "Phase Failed has a reason, or a container that did not end with code 0.", FailedHasACause),
        PodInvariant.OfStatus("containers-need-start-time", Everyone, "Once there are container statuses, startTime and hostIP are set.", ContainersNeedStartTime),
        PodInvariant.OfStatus("first-address-is-the-address", Everyone, "podIP is the first of podIPs, hostIP the first of hostIPs; a pod with an address has a host with one.", FirstAddressIsTheAddress),
        PodInvariant.OfStatus("qos-class-is-known", Everyone | ApiServer, "The QoS class, set by the API server at creation, is one of three.", QosClassIsKnown),
        PodInvariant.OfStatus("observed-generation-has-been", Everyone, "Nothing has observed a generation that the object has not reached.", ObservedGenerationHasBeen),
    ];

    private static Breach? PhaseIsKnown(Pod pod) =>
        pod.Status.Phase is PodPhase.Pending or PodPhase.Running or PodPhase.Succeeded or PodPhase.Failed
            ? null
            : new("status.phase", $"is '{pod.Status.Phase}'");

    private static Breach? RunningMeansBegun(Pod pod)
    {
        if (pod.Status.Phase != PodPhase.Running)
            return null;
        foreach (PlacedStatus placed in PlacedStatus.All(pod))
        {
            ContainerStatus status = placed.Status;
            bool hasEnded = status.State.Terminated is not null || status.LastState.Terminated is not null;
            if (placed.List == PlacedStatus.Regular && !hasEnded && status.State.Running is null)
                return placed.Breach("state", "has never run, but the phase is Running");
            if (placed.IsPlainInit && !hasEnded)
                return placed.Breach("state", "has never ended, but the phase is Running");
        }

        return null;
    }

    private static Breach? SucceededMeansCodeZero(Pod pod)
    {
        if (pod.Status.Phase != PodPhase.Succeeded)
            return null;
        if (pod.Status.ContainerStatuses.Count == 0)
            return new("status.phase", "is Succeeded without container statuses");

        foreach (PlacedStatus placed in PlacedStatus.Of(pod, PlacedStatus.Regular))
        {
            if (placed.Status.State.Terminated is not { ExitCode: 0 })
                return placed.Breach("state", "has not ended with code 0, but the phase is Succeeded");
        }

        return null;
    }

    private static Breach? EndedPodRunsNothing(Pod pod)
    {
        if (!PodPhaseRules.IsTerminal(pod.Status.Phase))
            return null;
        foreach (PlacedStatus placed in PlacedStatus.All(pod))
        {
            if (placed.Status.State.Running is not null)
                return placed.Breach("state.running", $"runs in phase {pod.Status.Phase}");
        }

        return null;
    }

    private static Breach? FailedHasACause(Pod pod)
    {
        if (pod.Status.Phase != PodPhase.Failed || pod.Status.Reason.Length > 0)
            return null;
        foreach (PlacedStatus placed in PlacedStatus.All(pod))
        {
            if (placed.List == PlacedStatus.Regular && placed.Status.State.Terminated is not { ExitCode: 0 })
                return null;
            if (placed.IsPlainInit && placed.Status.State.Terminated is not { ExitCode: 0 })
                return null;
        }

        return new("status.phase", "is Failed without a reason, and all containers ended with code 0");
    }

    private static Breach? ContainersNeedStartTime(Pod pod)
    {
        if (pod.Status.ContainerStatuses.Count == 0)
            return null;
        return pod.Status.StartTime is null ? new("status.startTime", "is not set")
            : pod.Status.HostIp.Length == 0 ? new("status.hostIP", "is not set")
            : null;
    }

    private static Breach? FirstAddressIsTheAddress(Pod pod)
    {
        PodStatus status = pod.Status;
        if (status.PodIp != (status.PodIps.Count > 0 ? status.PodIps[0].Ip : ""))
            return new("status.podIP", $"is '{status.PodIp}', not the first of podIPs");
        if (status.HostIp != (status.HostIps.Count > 0 ? status.HostIps[0].Ip : ""))
            return new("status.hostIP", $"is '{status.HostIp}', not the first of hostIPs");
        return status.PodIp.Length > 0 && status.HostIp.Length == 0 ? new("status.hostIP", "is empty, but there is a podIP") : null;
    }

    private static Breach? QosClassIsKnown(Pod pod) =>
        pod.Status.QosClass is QosClass.Guaranteed or QosClass.Burstable or QosClass.BestEffort
            ? null
            : new("status.qosClass", $"is '{pod.Status.QosClass}'");

    private static Breach? ObservedGenerationHasBeen(Pod pod)
    {
        long generation = pod.Metadata.Generation;
        if (pod.Status.ObservedGeneration > generation)
            return new("status.observedGeneration", $"is {pod.Status.ObservedGeneration}, but metadata.generation is {generation}");

        int index = pod.Status.Conditions.IndexOf(c => c.ObservedGeneration > generation);
        return index < 0 ? null : new($"status.conditions[{index}].observedGeneration", $"is {pod.Status.Conditions[index].ObservedGeneration}, but metadata.generation is {generation}");
    }
}
