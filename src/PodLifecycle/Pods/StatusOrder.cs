using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>The order of the status lists: regular and ephemeral containers by name, init containers as in the spec.</summary>
internal static class StatusOrder
{
    private static readonly Comparison<ContainerStatus> ByName = static (a, b) => string.CompareOrdinal(a.Name, b.Name);

    public static void SortByName(Span<ContainerStatus> statuses)
    {
        if (!IsSorted(statuses))
            statuses.Sort(ByName);
    }

    public static ValueList<ContainerStatus> SortedByName(ValueList<ContainerStatus> statuses)
    {
        if (IsSorted(statuses.AsSpan()))
            return statuses;

        ContainerStatus[] sorted = statuses.AsSpan().ToArray();
        sorted.AsSpan().Sort(ByName);
        return new(sorted);
    }

    /// <summary>Moves each status to the place of its container; those of unknown containers are left over at the end.</summary>
    public static ValueList<ContainerStatus> SortedBySpec(ValueList<ContainerStatus> statuses, ValueList<Container> containers)
    {
        if (FollowsSpec(statuses, containers))
            return statuses;

        ContainerStatus[] sorted = statuses.AsSpan().ToArray();
        int next = 0;
        foreach (Container container in containers)
        {
            int found = Array.FindIndex(sorted, next, status => status.Name == container.Name);
            if (found < 0)
                continue;
            (sorted[next], sorted[found]) = (sorted[found], sorted[next]);
            next++;
        }

        return new(sorted);
    }

    private static bool FollowsSpec(ValueList<ContainerStatus> statuses, ValueList<Container> containers)
    {
        if (statuses.Count > containers.Count)
            return false;

        for (int i = 0; i < statuses.Count; i++)
        {
            if (statuses[i].Name != containers[i].Name)
                return false;
        }

        return true;
    }

    private static bool IsSorted(ReadOnlySpan<ContainerStatus> statuses)
    {
        for (int i = 1; i < statuses.Length; i++)
        {
            if (string.CompareOrdinal(statuses[i - 1].Name, statuses[i].Name) > 0)
                return false;
        }

        return true;
    }
}
