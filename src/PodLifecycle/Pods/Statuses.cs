using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>Looks up statuses and conditions in the short lists of a pod's status.</summary>
internal static class Statuses
{
    /// <summary>The first status of that name, or null.</summary>
    public static ContainerStatus? Find(ValueList<ContainerStatus> statuses, string name)
    {
        foreach (ContainerStatus status in statuses)
        {
            if (status.Name == name)
                return status;
        }

        return null;
    }

    /// <summary>The first condition of that type, or null.</summary>
    public static PodCondition? Find(ValueList<PodCondition> conditions, string type) => Find(conditions.AsSpan(), type);

    /// <summary>Whether the first condition of that type is True.</summary>
    public static bool IsTrue(ValueList<PodCondition> conditions, string type) => Find(conditions, type)?.Status == ConditionStatus.True;

    /// <summary>The first condition of that type, or null.</summary>
    public static PodCondition? Find(ReadOnlySpan<PodCondition> conditions, string type)
    {
        foreach (PodCondition condition in conditions)
        {
            if (condition.Type == type)
                return condition;
        }

        return null;
    }
}
