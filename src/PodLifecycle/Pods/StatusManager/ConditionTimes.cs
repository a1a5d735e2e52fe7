using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>When a condition last changed its status: kept while the status stays, whatever becomes of reason and message.</summary>
internal static class ConditionTimes
{
    public static ValueList<PodCondition> Carried(ValueList<PodCondition> conditions, ValueList<PodCondition> old, DateTimeOffset now)
    {
        if (conditions.Count == 0)
            return conditions;

        var carried = new PodCondition[conditions.Count];
        bool isSame = conditions.Count == old.Count;
        for (int i = 0; i < carried.Length; i++)
        {
            carried[i] = IsCarried(conditions[i].Type) ? Carried(conditions[i], Statuses.Find(old, conditions[i].Type), now) : conditions[i];
            isSame = isSame && ReferenceEquals(carried[i], old[i]);
        }

        return isSame ? old : new(carried);
    }

    /// <summary>The condition with the time of the old one if that has the same status, else with the present. The old one itself when nothing but the time is told apart.</summary>
    public static PodCondition Carried(PodCondition condition, PodCondition? old, DateTimeOffset now)
    {
        if (old is null || old.Status != condition.Status)
            return condition with { LastTransitionTime = now };
        return SaysTheSame(condition, old) ? old : condition with { LastTransitionTime = old.LastTransitionTime };
    }

    private static bool SaysTheSame(PodCondition condition, PodCondition old) =>
        ReferenceEquals(condition, old)
        || (condition.Type == old.Type
            && condition.Reason == old.Reason
            && condition.Message == old.Message
            && condition.ObservedGeneration == old.ObservedGeneration
            && condition.LastProbeTime == old.LastProbeTime
            && condition.UnknownFields.Count == 0 && old.UnknownFields.Count == 0);

    private static bool IsCarried(string type) => type is
        PodConditionType.ContainersReady or PodConditionType.Ready or PodConditionType.Initialized
        or PodConditionType.PodReadyToStartContainers or PodConditionType.PodScheduled
        or PodConditionType.DisruptionTarget or PodConditionType.AllContainersRestarting;
}
