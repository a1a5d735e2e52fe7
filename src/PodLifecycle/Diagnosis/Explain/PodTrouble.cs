using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>Something about a pod that a reader wants explained: a reason that Kubernetes gives, and where.</summary>
internal sealed record PodTrouble
{
    /// <summary>The word; empty where there is none, such as an end that the runtime gave no reason for.</summary>
    public required string Reason { get; init; }

    /// <summary>The field that holds it.</summary>
    public required string Field { get; init; }

    /// <summary>The container it is about; null for the pod as a whole.</summary>
    public PlacedStatus? Container { get; init; }

    /// <summary>The end that it is about, or that came before it; null where there is none.</summary>
    public ContainerStateTerminated? End { get; init; }

    /// <summary>What the writer says beside the word; may be empty.</summary>
    public string Message { get; init; } = "";

    /// <summary>The condition that has the reason; null for others.</summary>
    public PodCondition? Condition { get; init; }

    /// <summary>Whether STATUS shows it.</summary>
    public bool Decides { get; init; }

    public static IReadOnlyList<PodTrouble> Find(Pod pod, StatusStep last)
    {
        var troubles = new List<PodTrouble>();
        if (pod.Status.Reason.Length > 0)
            troubles.Add(new() { Reason = pod.Status.Reason, Field = "status.reason", Message = pod.Status.Message, Decides = last.Rule == StatusRule.PodReason });
        foreach (PlacedStatus placed in PlacedStatus.All(pod))
        {
            if (OfContainer(pod, placed, last) is { } trouble)
                troubles.Add(trouble);
        }

        for (int i = 0; i < pod.Status.Conditions.Count; i++)
        {
            if (OfCondition(pod.Status.Conditions[i], $"status.conditions[{i}]", last) is { } trouble)
                troubles.Add(trouble);
        }

        return [.. troubles.OrderByDescending(trouble => trouble.Decides)];
    }

    private static PodTrouble? OfContainer(Pod pod, PlacedStatus placed, StatusStep last)
    {
        ContainerStatus status = placed.Status;
        string path = $"{placed.List}[{placed.Index}]";
        bool decides = last.Field.StartsWith(path, StringComparison.Ordinal);
        if (status.State.Waiting is { } waiting)
        {
            // Waiting for others is told by them.
            return waiting.Reason is ContainerReason.PodInitializing or "" && !decides
                ? null
                : new() { Reason = waiting.Reason, Field = $"{path}.state.waiting.reason", Container = placed, Message = waiting.Message, End = status.LastState.Terminated, Decides = decides };
        }

        if (status.State.Terminated is { } end)
        {
            // An end with code 0 is what init containers, debuggers and the containers of a job are for.
            bool isWanted = end.ExitCode == 0 && (!placed.IsMain || pod.Spec.RestartPolicy != RestartPolicy.Always);
            return isWanted && !decides ? null : new() { Reason = end.Reason, Field = $"{path}.state.terminated.reason", Container = placed, Message = end.Message, End = end, Decides = decides };
        }

        return null;
    }

    private static PodTrouble? OfCondition(PodCondition condition, string path, StatusStep last)
    {
        bool isTold = (condition.Type, condition.Status) switch
        {
            (PodConditionType.PodScheduled, ConditionStatus.False) => true,
            (PodConditionType.Ready, ConditionStatus.False) => condition.Reason == PodConditionReason.ReadinessGatesNotReady,
            (PodConditionType.DisruptionTarget or PodConditionType.AllContainersRestarting, ConditionStatus.True) => true,
            (PodConditionType.PodResizePending or PodConditionType.PodResizeInProgress, ConditionStatus.True) => true,
            _ => false,
        };
        return isTold && condition.Reason.Length > 0
            ? new() { Reason = condition.Reason, Field = $"{path}.reason", Message = condition.Message, Condition = condition, Decides = last.Field == $"{path}.reason" }
            : null;
    }
}
