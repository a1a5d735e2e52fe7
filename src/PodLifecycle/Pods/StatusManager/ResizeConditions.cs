using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>
/// The two conditions of a resize, which a kubelet keeps beside the status. They are True while they are there and are never False.
/// </summary>
internal sealed record ResizeConditions
{
    public static ResizeConditions None { get; } = new();

    /// <summary>A resize was asked for and not granted; its reason is <c>Infeasible</c> or <c>Deferred</c>.</summary>
    public PodCondition? Pending { get; init; }

    /// <summary>A resize was granted and is being carried out.</summary>
    public PodCondition? InProgress { get; init; }

    /// <summary>Notes why a resize is not granted; changed is whether reason or generation are new.</summary>
    public (ResizeConditions Conditions, bool Changed) SetPending(string reason, string message, long generation, DateTimeOffset now)
    {
        string known = reason == PodConditionReason.Infeasible ? reason : PodConditionReason.Deferred;
        PodCondition pending = Condition(PodConditionType.PodResizePending, Pending, known, message, generation, now);
        return (this with { Pending = pending }, Pending?.Reason != known || Pending.ObservedGeneration != generation);
    }

    public ResizeConditions ClearPending() => Pending is null ? this : this with { Pending = null };

    /// <summary>
    /// Notes that a resize is being carried out, of the generation that began it. An error stays until it is cleared or another one
    /// comes. Changed is whether reason or message are new.
    /// </summary>
    public (ResizeConditions Conditions, bool Changed) SetInProgress(string reason, string message, long generation, DateTimeOffset now)
    {
        if (InProgress is { Reason: PodConditionReason.Error } failed && reason.Length == 0 && message.Length == 0)
            (reason, message) = (failed.Reason, failed.Message);

        PodCondition inProgress = Condition(
            PodConditionType.PodResizeInProgress, InProgress, reason, message, InProgress?.ObservedGeneration ?? generation, now);
        return (this with { InProgress = inProgress }, InProgress is null || InProgress.Reason != reason || InProgress.Message != message);
    }

    public ResizeConditions ClearInProgress() => InProgress is null ? this : this with { InProgress = null };

    private static PodCondition Condition(string type, PodCondition? before, string reason, string message, long generation, DateTimeOffset now) => new()
    {
        Type = type,
        Status = ConditionStatus.True,
        Reason = reason,
        Message = message,
        ObservedGeneration = generation,
        LastProbeTime = now,
        LastTransitionTime = before?.Reason == reason ? before.LastTransitionTime : now,
    };
}
