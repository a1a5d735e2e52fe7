using System.Globalization;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>The rules of kstatus in its order: first those for objects of every kind, then those for the phase of a pod.</summary>
internal static class KstatusRules
{
    /// <summary>How old a pod may be before it counts against it that no node can take it.</summary>
    private static readonly TimeSpan ScheduleWindow = TimeSpan.FromSeconds(15);

    /// <summary>The conditions that kstatus asks controllers to write. Kubernetes writes neither on a pod.</summary>
    private const string Reconciling = "Reconciling";
    private const string Stalled = "Stalled";

    public static KstatusHealth Judge(Pod pod, DateTimeOffset now) => OfAnyKind(pod) ?? OfPhase(pod, now);

    private static KstatusHealth? OfAnyKind(Pod pod)
    {
        if (pod.Metadata.DeletionTimestamp is not null)
            return Health(KstatusStatus.Terminating, "Resource scheduled for deletion");

        // Zero is a field that is not there: an API server that does not count generations of pods.
        long generation = pod.Metadata.Generation;
        long observed = pod.Status.ObservedGeneration;
        if (generation != 0 && observed != 0 && generation != observed)
            return Health(KstatusStatus.InProgress, string.Create(CultureInfo.InvariantCulture, $"Pod generation is {generation}, but latest observed generation is {observed}"));

        foreach (PodCondition condition in pod.Status.Conditions)
        {
            if (condition.Status != ConditionStatus.True)
                continue;
            if (condition.Type == Reconciling)
                return Health(KstatusStatus.InProgress, condition.Message);
            if (condition.Type == Stalled)
                return Health(KstatusStatus.Failed, condition.Message);
        }

        return null;
    }

    private static KstatusHealth OfPhase(Pod pod, DateTimeOffset now) => pod.Status.Phase switch
    {
        PodPhase.Succeeded => Health(KstatusStatus.Current, "Pod has completed successfully"),
        PodPhase.Failed => Health(KstatusStatus.Current, "Pod has completed, but not successfully"),
        PodPhase.Running => Running(pod.Status),
        PodPhase.Pending => Pending(pod, now),
        "" => Health(KstatusStatus.InProgress, "Pod phase not available"),
        string other => Health(KstatusStatus.Unknown, $"unknown phase {other}"),
    };

    private static KstatusHealth Running(PodStatus status)
    {
        if (Find(status, PodConditionType.Ready, ConditionStatus.True) is not null)
            return Health(KstatusStatus.Current, "Pod is Ready");

        // Neither init containers nor sidecars are looked at.
        List<string>? looping = null;
        foreach (ContainerStatus container in status.ContainerStatuses)
        {
            if (container.State.Waiting?.Reason == ContainerReason.CrashLoopBackOff)
                (looping ??= []).Add(container.Name);
        }

        return looping is null
            ? Health(KstatusStatus.InProgress, "Pod is running but is not Ready")
            : Health(KstatusStatus.Failed, $"Containers in CrashLoop state: {string.Join(',', looping)}");
    }

    private static KstatusHealth Pending(Pod pod, DateTimeOffset now)
    {
        if (Find(pod.Status, PodConditionType.PodScheduled, ConditionStatus.False)?.Reason != Scheduler.Unschedulable)
            return Health(KstatusStatus.InProgress, "Pod is in the Pending phase");
        return pod.Metadata.CreationTimestamp is { } created && now - created < ScheduleWindow
            ? Health(KstatusStatus.InProgress, "Pod has not been scheduled")
            : Health(KstatusStatus.Failed, "Pod could not be scheduled");
    }

    /// <summary>The first condition with that type and that status: kstatus passes over one of the type with another status.</summary>
    private static PodCondition? Find(PodStatus status, string type, string value)
    {
        foreach (PodCondition condition in status.Conditions)
        {
            if (condition.Type == type && condition.Status == value)
                return condition;
        }

        return null;
    }

    private static KstatusHealth Health(KstatusStatus status, string message) => new() { Status = status, Message = message };
}
