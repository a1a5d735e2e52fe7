using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>Whether two statuses say the same, as far as a kubelet answers for them: what others write does not count, nor do times of conditions.</summary>
internal static class StatusEquality
{
    private static readonly Field[] ComparedFields =
    [
        .. PodStatus.Type.Fields.Where(field => field.Name is not (
            "conditions" or "resourceClaimStatuses" or "extendedResourceClaimStatus" or "nodeAllocatableResourceClaimStatuses")),
    ];

    public static bool AreEqual(PodStatus a, PodStatus b)
    {
        foreach (Field field in ComparedFields)
        {
            if (!Equals(a.Get(field), b.Get(field)))
                return false;
        }

        return Count(a.Conditions) == Count(b.Conditions) && HasAll(a.Conditions, b.Conditions);
    }

    private static int Count(ValueList<PodCondition> conditions)
    {
        int count = 0;
        foreach (PodCondition condition in conditions)
        {
            if (Counts(condition))
                count++;
        }

        return count;
    }

    private static bool HasAll(ValueList<PodCondition> wanted, ValueList<PodCondition> conditions)
    {
        foreach (PodCondition condition in wanted)
        {
            if (!Counts(condition))
                continue;
            if (Statuses.Find(conditions, condition.Type) is not { } other
                || other.Status != condition.Status
                || other.Reason != condition.Reason
                || other.Message != condition.Message)
                return false;
        }

        return true;
    }

    private static bool Counts(PodCondition condition) => ConditionOwners.IsKubelets(condition.Type) || ConditionOwners.IsShared(condition.Type);
}
