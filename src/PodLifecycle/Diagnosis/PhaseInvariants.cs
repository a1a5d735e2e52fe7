using PodLifecycle.Api;
using static PodLifecycle.StatusWriters;

namespace PodLifecycle;

/// <summary>What holds of phase, addresses and the rest in one version of a pod.</summary>
internal static class PhaseInvariants
{
    private const StatusWriters Everyone = Kubelet | NodeLifecycleController | PodGarbageCollector;

    // Reserved for examples (RFC 5737 and private use): a mend must name some address, and says nothing about a real one.
    private const string ExampleHost = "192.0.2.10";
    private const string ExampleAddress = "10.0.0.10";
    private const string ExampleNode = "node-1";

    public static readonly ValueList<PodInvariant> Rows =
    [
        PodInvariant.OfStatus("phase-is-known", Everyone, "The phase is Pending, Running, Succeeded or Failed; Unknown is written no more.", PhaseIsKnown),
        PodInvariant.OfStatus("phase-follows-containers", Everyone, "Pending and Running follow from the states of the containers.", PhaseFollowsContainers),
        PodInvariant.OfStatus("running-means-begun", Everyone, "In phase Running every regular container has run and every plain init container has ended, each at least once.", RunningMeansBegun),
        PodInvariant.OfStatus("succeeded-means-code-0", Everyone, "In phase Succeeded every regular container has ended with code 0.", SucceededMeansCodeZero),
        PodInvariant.OfStatus("ended-pod-runs-nothing", Kubelet | NodeLifecycleController, "In a terminal phase no container runs.", EndedPodRunsNothing),
        PodInvariant.OfStatus("failed-has-a-cause", Kubelet | NodeLifecycleController, "Phase Failed has a reason, or a container that did not end with code 0.", FailedHasACause),
        PodInvariant.OfStatus("end-needs-a-cause", Everyone, "In an object of the API server, a pod whose containers would be started again has ended only by deletion, or with a reason or a disruption.", EndNeedsACause),
        PodInvariant.OfStatus("reason-is-no-containers", Everyone, "status.reason is never the reason for which a container waits.", ReasonIsNoContainers),
        PodInvariant.OfStatus("status-needs-node", Everyone, "In an object of the API server only a pod with a node has container statuses or a start time.", StatusNeedsNode),
        PodInvariant.OfStatus("unscheduled-has-no-node", Everyone, "While PodScheduled is False the pod has no node.", UnscheduledHasNoNode),
        PodInvariant.OfStatus("running-has-address", Kubelet | NodeLifecycleController, "While its sandbox stands and a container runs, the pod has an address.", RunningHasAddress),
        PodInvariant.OfStatus("containers-need-start-time", Everyone, "Once there are container statuses, startTime and hostIP are set.", ContainersNeedStartTime),
        PodInvariant.OfStatus("first-address-is-the-address", Everyone, "podIP is the first of podIPs, hostIP the first of hostIPs; a pod with an address has a host with one.", FirstAddressIsTheAddress),
        PodInvariant.OfStatus("qos-class-is-known", Everyone | ApiServer, "The QoS class, set by the API server at creation, is one of three.", QosClassIsKnown),
        PodInvariant.OfStatus("qos-class-fits-spec", Everyone | ApiServer, "The QoS class is the one that the requests and limits earn; the API server sets it at creation.", QosClassFitsSpec),
        PodInvariant.OfStatus("observed-generation-has-been", Everyone, "Nothing has observed a generation that the object has not reached.", ObservedGenerationHasBeen),
    ];

    private static Breach? PhaseIsKnown(Pod pod) =>
        pod.Status.Phase is PodPhase.Pending or PodPhase.Running or PodPhase.Succeeded or PodPhase.Failed
            ? null
            : new("status.phase", $"is '{pod.Status.Phase}'", DerivedStatus.MendPhase(pod));

    private static Breach? PhaseFollowsContainers(Pod pod) =>
        pod.Status.Phase is PodPhase.Pending or PodPhase.Running && !DerivedStatus.CouldLeave(pod, pod.Status.Phase)
            ? new("status.phase", $"is {pod.Status.Phase}, but the containers give {DerivedStatus.Phase(pod)}", DerivedStatus.MendPhase(pod))
            : null;

    private static Breach? RunningMeansBegun(Pod pod)
    {
        if (pod.Status.Phase != PodPhase.Running)
            return null;
        foreach (PlacedStatus placed in PlacedStatus.All(pod))
        {
            ContainerStatus status = placed.Status;
            bool hasEnded = status.State.Terminated is not null || status.LastState.Terminated is not null;
            if (placed.List == PlacedStatus.Regular && !hasEnded && status.State.Running is null)
                return placed.Breach("state", "has never run, but the phase is Running", DerivedStatus.MendPhase(pod));
            if (placed.IsPlainInit && !hasEnded)
                return placed.Breach("state", "has never ended, but the phase is Running", DerivedStatus.MendPhase(pod));
        }

        return null;
    }

    private static Breach? SucceededMeansCodeZero(Pod pod)
    {
        if (pod.Status.Phase != PodPhase.Succeeded)
            return null;
        if (pod.Status.ContainerStatuses.Count == 0)
            return new("status.phase", "is Succeeded without container statuses", DerivedStatus.MendPhase(pod));

        foreach (PlacedStatus placed in PlacedStatus.Of(pod, PlacedStatus.Regular))
        {
            if (placed.Status.State.Terminated is not { ExitCode: 0 })
                return placed.Breach("state", "has not ended with code 0, but the phase is Succeeded", DerivedStatus.MendPhase(pod));
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
                return placed.Breach("state.running", $"runs in phase {pod.Status.Phase}", DerivedStatus.MendPhase(pod));
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

        return new("status.phase", "is Failed without a reason, and all containers ended with code 0", DerivedStatus.MendPhase(pod));
    }

    private static Breach? ContainersNeedStartTime(Pod pod)
    {
        if (pod.Status.ContainerStatuses.Count == 0)
            return null;
        if (pod.Status.StartTime is null)
            return new("status.startTime", "is not set", FieldEdit.Set("status.startTime", EarliestStart(pod) ?? DerivedStatus.SomeTime(pod)));
        return pod.Status.HostIp.Length == 0
            ? new("status.hostIP", "is not set", FieldEdit.Set("status.hostIP", pod.Status.HostIps.Count > 0 ? pod.Status.HostIps[0].Ip : ExampleHost))
            : null;
    }

    private static Breach? FirstAddressIsTheAddress(Pod pod)
    {
        PodStatus status = pod.Status;
        if (status.PodIp != (status.PodIps.Count > 0 ? status.PodIps[0].Ip : ""))
        {
            return new("status.podIP", $"is '{status.PodIp}', not the first of podIPs", status.PodIps.Count > 0
                ? FieldEdit.Set("status.podIP", status.PodIps[0].Ip)
                : FieldEdit.Set("status.podIPs", new ValueList<PodIp>([new() { Ip = status.PodIp }])));
        }

        if (status.HostIp != (status.HostIps.Count > 0 ? status.HostIps[0].Ip : ""))
        {
            return new("status.hostIP", $"is '{status.HostIp}', not the first of hostIPs", status.HostIps.Count > 0
                ? FieldEdit.Set("status.hostIP", status.HostIps[0].Ip)
                : FieldEdit.Set("status.hostIPs", new ValueList<HostIp>([new() { Ip = status.HostIp }])));
        }

        return status.PodIp.Length > 0 && status.HostIp.Length == 0
            ? new("status.hostIP", "is empty, but there is a podIP", FieldEdit.Set("status.hostIP", ExampleHost))
            : null;
    }

    private static DateTimeOffset? EarliestStart(Pod pod) => PlacedStatus.All(pod)
        .Select(placed => placed.Status)
        .SelectMany(s => (DateTimeOffset?[])[s.State.Running?.StartedAt, s.State.Terminated?.StartedAt, s.LastState.Terminated?.StartedAt])
        .Min();

    /// <summary>A kubelet writes a terminal phase of its own only when nothing would be started again.</summary>
    private static Breach? EndNeedsACause(Pod pod)
    {
        PodStatus status = pod.Status;
        if (!PodPhaseRules.IsTerminal(status.Phase)
            || status.Reason.Length > 0
            || pod.Metadata is { CreationTimestamp: null } or { DeletionTimestamp: not null }
            || Statuses.IsTrue(status.Conditions, PodConditionType.DisruptionTarget)
            || status.ContainerStatuses.Count == 0)
            return null;
        string derived = DerivedStatus.Phase(pod);
        return PodPhaseRules.IsTerminal(derived)
            ? null
            : new("status.phase", $"is {status.Phase}, but the containers would be started again", DerivedStatus.MendPhase(pod));
    }

    private static Breach? ReasonIsNoContainers(Pod pod) => ContainerRunInvariants.IsWaitingReason(pod.Status.Reason)
        ? new("status.reason", $"'{pod.Status.Reason}' is a reason of containers", FieldEdit.Remove("status.reason"))
        : null;

    private static Breach? StatusNeedsNode(Pod pod) =>
        pod.Metadata.CreationTimestamp is not null
        && pod.Spec.NodeName.Length == 0
        && (pod.Status.ContainerStatuses.Count > 0 || pod.Status.StartTime is not null)
            ? new("spec.nodeName", "is not set, but a kubelet has written the status", FieldEdit.Set("spec.nodeName", ExampleNode))
            : null;

    private static Breach? UnscheduledHasNoNode(Pod pod) =>
        pod.Spec.NodeName.Length > 0 && Statuses.Find(pod.Status.Conditions, PodConditionType.PodScheduled) is { Status: ConditionStatus.False }
            ? new($"status.conditions[{pod.Status.Conditions.IndexOf(c => c.Type == PodConditionType.PodScheduled)}]", $"PodScheduled is False on node {pod.Spec.NodeName}", DerivedStatus.Mend(pod, PodConditionType.PodScheduled))
            : null;

    private static Breach? RunningHasAddress(Pod pod)
    {
        if (pod.Status.PodIp.Length > 0 || !Statuses.IsTrue(pod.Status.Conditions, PodConditionType.PodReadyToStartContainers))
            return null;
        foreach (PlacedStatus placed in PlacedStatus.Of(pod, PlacedStatus.Regular))
        {
            if (placed.Status.State.Running is not null)
                return new("status.podIP", $"is not set, but {placed.Status.Name} runs", FieldEdit.Set("status.podIP", pod.Spec.HostNetwork && pod.Status.HostIp.Length > 0 ? pod.Status.HostIp : ExampleAddress));
        }

        return null;
    }

    private static Breach? QosClassIsKnown(Pod pod) =>
        pod.Status.QosClass is QosClass.Guaranteed or QosClass.Burstable or QosClass.BestEffort
            ? null
            : new("status.qosClass", $"is '{pod.Status.QosClass}'", FieldEdit.Set("status.qosClass", Qos.Of(pod.Spec)));

    private static Breach? QosClassFitsSpec(Pod pod) =>
        pod.Status.QosClass is { Length: > 0 } noted && Qos.Of(pod.Spec) is var earned && noted != earned
            ? new("status.qosClass", $"is {noted}, but the spec earns {earned}", FieldEdit.Set("status.qosClass", earned))
            : null;

    private static Breach? ObservedGenerationHasBeen(Pod pod)
    {
        long generation = pod.Metadata.Generation;
        if (pod.Status.ObservedGeneration > generation)
            return new("status.observedGeneration", $"is {pod.Status.ObservedGeneration}, but metadata.generation is {generation}", FieldEdit.Set("status.observedGeneration", generation));

        int index = pod.Status.Conditions.IndexOf(c => c.ObservedGeneration > generation);
        string field = $"status.conditions[{index}].observedGeneration";
        return index < 0 ? null : new(field, $"is {pod.Status.Conditions[index].ObservedGeneration}, but metadata.generation is {generation}", FieldEdit.Set(field, generation));
    }
}
