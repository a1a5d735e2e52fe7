using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>Changes to lists of conditions, in which each type stands once.</summary>
internal static class ConditionLists
{
    /// <summary>The list with the condition in the place of the one of its type, or at the end.</summary>
    public static ValueList<PodCondition> WithReplaced(ValueList<PodCondition> conditions, PodCondition condition)
    {
        int index = conditions.IndexOf(c => c.Type == condition.Type);
        return index < 0 ? conditions.Add(condition) : conditions.SetItem(index, condition);
    }

    /// <summary>The same in a list that is still being made.</summary>
    public static void ReplaceOrAdd(List<PodCondition> conditions, PodCondition condition)
    {
        int index = conditions.FindIndex(c => c.Type == condition.Type);
        if (index < 0)
            conditions.Add(condition);
        else
            conditions[index] = condition;
    }
}
