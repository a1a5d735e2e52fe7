using PodLifecycle.Api;
using static PodLifecycle.StatusWriters;

namespace PodLifecycle;

/// <summary>What holds of a whole pod from one version to the next.</summary>
internal static class PodChangeInvariants
{
    private const StatusWriters Everyone = Kubelet | NodeLifecycleController | PodGarbageCollector;

    public static readonly ValueList<PodInvariant> Rows =
    [
        PodInvariant.OfChange("terminal-phase-is-final", Everyone, "Succeeded and Failed never change. (The API server would let a client write Running.)", TerminalPhaseIsFinal),
        PodInvariant.OfChange("pending-again-needs-init", Everyone, "Running goes back to Pending only where init containers run again or a rule restarts all containers.", PendingAgainNeedsInit),
        PodInvariant.OfChange("start-time-is-kept", Everyone, "startTime, once set, never changes.", StartTimeIsKept),
        PodInvariant.OfChange("host-is-kept", Everyone, "hostIP, once set, never changes.", HostIsKept),
        PodInvariant.OfChange("observed-generation-never-falls", Everyone, "status.observedGeneration never falls.", ObservedGenerationNeverFalls),
        Stays("initialized-stays", PodConditionType.Initialized, "Initialized does not go from True to False."),
        Stays("scheduled-stays", PodConditionType.PodScheduled, "PodScheduled does not go from True to False."),
        PodInvariant.OfChange("transition-times-never-fall", Kubelet | PodGarbageCollector, "The lastTransitionTime of the kubelet's conditions never goes back.", TransitionTimesNeverFall),
        PodInvariant.OfChange("generation-never-falls", Everyone | ApiServer, "metadata.generation never falls.", GenerationNeverFalls),
        PodInvariant.OfChange("deletion-is-final", Everyone | ApiServer, "A deletion is not taken back, and its grace period does not grow.", DeletionIsFinal),
        PodInvariant.OfChange("node-is-kept", Everyone | ApiServer, "A pod that has a node keeps it.", NodeIsKept),
        PodInvariant.OfChange("qos-class-is-kept", Everyone | ApiServer, "The QoS class never changes.", QosClassIsKept),
    ];

    private static PodInvariant Stays(string name, string condition, string rule) => PodInvariant.OfChange(name, Everyone, rule, (before, after) =>
        Statuses.Find(before.Status.Conditions, condition) is { Status: ConditionStatus.True }
        && Statuses.Find(after.Status.Conditions, condition) is { Status: ConditionStatus.False }
            ? new("status.conditions", $"{condition} went from True to False")
            : null);

    private static Breach? TerminalPhaseIsFinal(Pod before, Pod after) =>
        PodPhaseRules.IsTerminal(before.Status.Phase) && after.Status.Phase != before.Status.Phase
            ? new("status.phase", $"{after.Status.Phase} after {before.Status.Phase}")
            : null;

    private static Breach? PendingAgainNeedsInit(Pod before, Pod after) =>
        before.Status.Phase == PodPhase.Running
        && after.Status.Phase == PodPhase.Pending
        && after.Spec.InitContainers.Count == 0
        && !RestartAllContainers.IsPossible(after.Spec)
            ? new("status.phase", "Pending after Running")
            : null;

    private static Breach? StartTimeIsKept(Pod before, Pod after) =>
        before.Status.StartTime is { } start && after.Status.StartTime != start ? new("status.startTime", "has changed") : null;

    private static Breach? HostIsKept(Pod before, Pod after) =>
        before.Status.HostIp.Length > 0 && after.Status.HostIp.Length > 0 && after.Status.HostIp != before.Status.HostIp
            ? new("status.hostIP", $"{after.Status.HostIp} after {before.Status.HostIp}")
            : null;

    private static Breach? ObservedGenerationNeverFalls(Pod before, Pod after) =>
        after.Status.ObservedGeneration < before.Status.ObservedGeneration
            ? new("status.observedGeneration", $"{after.Status.ObservedGeneration} after {before.Status.ObservedGeneration}")
            : null;

    private static Breach? TransitionTimesNeverFall(Pod before, Pod after)
    {
        ValueList<PodCondition> conditions = after.Status.Conditions;
        for (int i = 0; i < conditions.Count; i++)
        {
            PodCondition condition = conditions[i];
            if (ConditionOwners.IsKubelets(condition.Type)
                && condition.LastTransitionTime < Statuses.Find(before.Status.Conditions, condition.Type)?.LastTransitionTime)
                return new($"status.conditions[{i}].lastTransitionTime", $"{condition.Type} has gone back in time");
        }

        return null;
    }

    private static Breach? GenerationNeverFalls(Pod before, Pod after) =>
        after.Metadata.Generation < before.Metadata.Generation ? new("metadata.generation", $"{after.Metadata.Generation} after {before.Metadata.Generation}") : null;

    private static Breach? DeletionIsFinal(Pod before, Pod after)
    {
        if (before.Metadata.DeletionTimestamp is null)
            return null;
        if (after.Metadata.DeletionTimestamp is null)
            return new("metadata.deletionTimestamp", "has gone");
        return after.Metadata.DeletionGracePeriodSeconds > before.Metadata.DeletionGracePeriodSeconds
            ? new("metadata.deletionGracePeriodSeconds", $"{after.Metadata.DeletionGracePeriodSeconds} after {before.Metadata.DeletionGracePeriodSeconds}")
            : null;
    }

    private static Breach? NodeIsKept(Pod before, Pod after) =>
        before.Spec.NodeName.Length > 0 && after.Spec.NodeName != before.Spec.NodeName
            ? new("spec.nodeName", $"'{after.Spec.NodeName}' after '{before.Spec.NodeName}'")
            : null;

    private static Breach? QosClassIsKept(Pod before, Pod after) =>
        before.Status.QosClass.Length > 0 && after.Status.QosClass != before.Status.QosClass
            ? new("status.qosClass", $"'{after.Status.QosClass}' after '{before.Status.QosClass}'")
            : null;
}
