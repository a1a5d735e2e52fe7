using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>What a kubelet writes: its own part of the status over what others have written to the API object.</summary>
internal static class StatusMerge
{
    /// <summary>
    /// The status to write. While <paramref name="couldHaveRunningContainers"/>, the end of the pod is held back: phase, reason and
    /// message stay as they are in the API object.
    /// </summary>
    public static PodStatus Merge(Pod apiPod, PodStatus computed, bool couldHaveRunningContainers, DateTimeOffset now)
    {
        PodStatus api = apiPod.Status;
        bool ends = !PodPhaseRules.IsTerminal(api.Phase) && PodPhaseRules.IsTerminal(computed.Phase);
        bool isHeldBack = ends && couldHaveRunningContainers;
        PodStatus merged = computed with
        {
            Conditions = Conditions(api, computed, withShared: ends && !couldHaveRunningContainers, now),
            ResourceClaimStatuses = api.ResourceClaimStatuses,
            ExtendedResourceClaimStatus = api.ExtendedResourceClaimStatus,
            NodeAllocatableResourceClaimStatuses = api.NodeAllocatableResourceClaimStatuses,
            Phase = isHeldBack ? api.Phase : computed.Phase,
            Reason = isHeldBack ? api.Reason : computed.Reason,
            Message = isHeldBack ? api.Message : computed.Message,
        };
        return PodPhaseRules.IsTerminal(merged.Phase) ? WithoutReadiness(merged, apiPod.Metadata.Generation, now) : merged;
    }

    /// <summary>Those of others first, as the API object has them, then the kubelet's.</summary>
    private static ValueList<PodCondition> Conditions(PodStatus api, PodStatus computed, bool withShared, DateTimeOffset now)
    {
        var conditions = new List<PodCondition>(api.Conditions.Count + computed.Conditions.Count);
        foreach (PodCondition condition in api.Conditions)
        {
            if (!ConditionOwners.IsKubelets(condition.Type))
                conditions.Add(condition);
        }

        foreach (PodCondition condition in computed.Conditions)
        {
            if (ConditionOwners.IsKubelets(condition.Type))
                conditions.Add(condition);
            else if (withShared && ConditionOwners.IsShared(condition.Type))
                ConditionLists.ReplaceOrAdd(conditions, ConditionTimes.Carried(condition, Statuses.Find(api.Conditions, condition.Type), now));
        }

        return IsSame(conditions, api.Conditions) ? api.Conditions : new(conditions.ToArray());
    }

    private static bool IsSame(List<PodCondition> conditions, ValueList<PodCondition> other)
    {
        if (conditions.Count != other.Count)
            return false;
        for (int i = 0; i < other.Count; i++)
        {
            if (!ReferenceEquals(conditions[i], other[i]))
                return false;
        }

        return true;
    }

    /// <summary>A pod that has ended is not ready, whatever was computed before its end was known.</summary>
    private static PodStatus WithoutReadiness(PodStatus status, long generation, DateTimeOffset now)
    {
        if (!Statuses.IsTrue(status.Conditions, PodConditionType.Ready) && !Statuses.IsTrue(status.Conditions, PodConditionType.ContainersReady))
            return status;

        string reason = status.Phase == PodPhase.Failed ? PodConditionReason.PodFailed : PodConditionReason.PodCompleted;
        var verdict = new ConditionVerdict(ConditionStatus.False, reason);
        ValueList<PodCondition> conditions = status.Conditions;
        foreach (string type in (ReadOnlySpan<string>)[PodConditionType.ContainersReady, PodConditionType.Ready])
        {
            PodCondition unready = ConditionTimes.Carried(verdict.Of(type, generation), Statuses.Find(conditions, type), now);
            conditions = ConditionLists.WithReplaced(conditions, unready);
        }

        return status with { Conditions = conditions };
    }
}
