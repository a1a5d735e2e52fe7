using System.Runtime.InteropServices;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>
/// Computes a pod's status as a kubelet does at the start of every sync, and again when all containers have stopped. The result has no
/// times of its own yet: <see cref="StatusManager"/> gives them when it accepts the status.
/// </summary>
internal static class PodStatusGenerator
{
    public const string DeadlineReason = "DeadlineExceeded";
    public const string DeadlineMessage = "Pod was active on the node longer than the specified deadline";

    public static PodStatus Generate(PodStatusInput input) => Generate(input, out _);

    /// <summary>The status, and the containers whose readiness worker is told to tick now.</summary>
    public static PodStatus Generate(PodStatusInput input, out ValueList<string> readinessTriggers)
    {
        Pod pod = input.Pod;
        PodSpec spec = pod.Spec;
        PodStatus old = input.OldStatus;
        bool canRestartAll = RestartAllContainers.IsPossible(spec);
        bool restartingAll = canRestartAll && RestartAllContainers.IsTriggered(pod, input.Runtime, old);

        ValueList<ContainerStatus> init = ContainerStatusRules.Init(input, restartingAll);
        ValueList<ContainerStatus> regular = ContainerStatusRules.Regular(input, spec.Containers, old.ContainerStatuses, restartingAll);
        ValueList<ContainerStatus> ephemeral = Ephemeral(input, restartingAll);

        (string phase, string reason, string message) = Corrected(
            input, PodPhaseRules.Phase(pod, init, regular, input.PodIsTerminal, SomeRegularIsInActiveSandbox(input)));

        // The phase looks at the flags as they were before the probes are asked.
        var known = new ProbeKnowledge(input.Probes, input.Workers, input.Kubelet.StartedAt, input.ProbeRules);
        (ContainerStatuses statuses, readinessTriggers) = ProbeFlags.Update(pod, new(init, regular), known);
        ValueMap<Quantity> requests = PodResources.Requests(spec);
        ValueList<string> nodeIps = input.Kubelet.NodeIps;
        ValueList<PodIp> podIps = PodAddresses.PodIps(spec, input.Runtime.Ips, nodeIps, old.PodIps);
        return new PodStatus
        {
            Phase = phase,
            Conditions = Conditions(input, statuses, phase, canRestartAll ? restartingAll && !RestartAllContainers.IsCleanedUp(spec, input.Runtime) : null),
            Message = message,
            Reason = reason,
            HostIp = nodeIps.Count > 0 ? nodeIps[0] : "",
            HostIps = PodAddresses.HostIps(nodeIps, old.HostIps),
            PodIp = podIps.Count > 0 ? podIps[0].Ip : "",
            PodIps = podIps,
            InitContainerStatuses = Kept(statuses.Init, old.InitContainerStatuses),
            ContainerStatuses = Kept(statuses.Regular, old.ContainerStatuses),
            QosClass = Qos.Of(pod),
            EphemeralContainerStatuses = ephemeral,
            AllocatedResources = requests,
            Resources = PodStatusResources.Shown(spec, pod.Status.Phase, old.Resources, requests),
        };
    }

    /// <summary>The old list where the new one says the same: what has not changed is then the same object, and quickly compared.</summary>
    private static ValueList<ContainerStatus> Kept(ValueList<ContainerStatus> statuses, ValueList<ContainerStatus> old) => statuses.Equals(old) ? old : statuses;

    private static ValueList<ContainerStatus> Ephemeral(PodStatusInput input, bool restartingAll)
    {
        ValueList<EphemeralContainer> ephemeral = input.Pod.Spec.EphemeralContainers;
        if (ephemeral.Count == 0)
            return ValueList<ContainerStatus>.Empty;

        var containers = new Container[ephemeral.Count];
        for (int i = 0; i < containers.Length; i++)
            containers[i] = ephemeral[i].AsContainer();

        return ContainerStatusRules.Regular(input, new(containers), input.OldStatus.EphemeralContainerStatuses, restartingAll);
    }

    private static bool SomeRegularIsInActiveSandbox(PodStatusInput input)
    {
        ValueList<Sandbox> newestFirst = input.Runtime.Sandboxes;
        if (newestFirst.Count == 0 || !newestFirst[0].Ready)
            return false;

        foreach (ContainerRecord record in input.Runtime.Containers)
        {
            if (record.SandboxId == newestFirst[0].Id && ContainerLists.Find(input.Pod.Spec.Containers, record.Name) is not null)
                return true;
        }

        return false;
    }

    /// <summary>A terminal phase stays, reason and message go with the phase, and the deadline ends the pod.</summary>
    private static (string Phase, string Reason, string Message) Corrected(PodStatusInput input, string phase)
    {
        PodStatus old = input.OldStatus;
        PodStatus api = input.Pod.Status;
        if (!PodPhaseRules.IsTerminal(phase))
        {
            if (PodPhaseRules.IsTerminal(old.Phase))
                phase = old.Phase;
            else if (PodPhaseRules.IsTerminal(api.Phase))
                phase = api.Phase;
        }

        string reason = "";
        string message = "";
        if (phase == old.Phase)
        {
            reason = old.Reason.Length > 0 ? old.Reason : api.Reason;
            message = old.Message.Length > 0 ? old.Message : api.Message;
        }

        if (DeadlineHasPassed(input))
            (phase, reason, message) = (PodPhase.Failed, DeadlineReason, DeadlineMessage);

        return (PodPhaseRules.IsTerminal(api.Phase) ? api.Phase : phase, reason, message);
    }

    private static bool DeadlineHasPassed(PodStatusInput input) =>
        input.Pod.Spec.ActiveDeadlineSeconds is { } deadline
        && input.OldStatus.StartTime is { } start
        && input.Now - start >= TimeSpan.FromSeconds(deadline);

    private static ValueList<PodCondition> Conditions(PodStatusInput input, ContainerStatuses statuses, string phase, bool? restartOfAllUnderWay)
    {
        PodSpec spec = input.Pod.Spec;
        PodStatus old = input.OldStatus;
        long generation = input.Pod.Metadata.Generation;
        const int OwnConditions = 9;
        var conditions = new List<PodCondition>(OwnConditions);
        foreach (PodCondition condition in input.Pod.Status.Conditions)
        {
            if (!ConditionOwners.IsKubelets(condition.Type))
                conditions.Add(condition);
        }

        if (!PodPhaseRules.IsTerminal(phase))
        {
            if (input.Resize.Pending is { } pending)
                conditions.Add(pending);
            if (input.Resize.InProgress is { } inProgress)
                conditions.Add(inProgress);
        }

        if (Statuses.Find(old.Conditions, PodConditionType.DisruptionTarget) is { } disruption)
            ConditionLists.ReplaceOrAdd(conditions, disruption);

        bool wasInitialized = Statuses.IsTrue(old.Conditions, PodConditionType.Initialized);
        ConditionVerdict containersReady = PodConditions.ContainersReady(spec, statuses, phase);
        void Add(string type, ConditionVerdict verdict) => conditions.Add(verdict.Of(type, generation));

        Add(PodConditionType.PodReadyToStartContainers, PodConditions.ReadyToStartContainers(spec, input.Runtime.Sandboxes));
        Add(PodConditionType.Initialized, PodConditions.Initialized(spec, statuses, phase, wasInitialized));
        Add(PodConditionType.Ready, PodConditions.Ready(spec, containersReady, CollectionsMarshal.AsSpan(conditions)));
        Add(PodConditionType.ContainersReady, containersReady);
        Add(PodConditionType.PodScheduled, ConditionVerdict.True);
        if (restartOfAllUnderWay is { } underWay)
        {
            conditions.Add(PodConditions.AllContainersRestarting(phase, underWay)
                .Of(PodConditionType.AllContainersRestarting, observedGeneration: 0));
        }

        return new(conditions.ToArray());
    }
}
