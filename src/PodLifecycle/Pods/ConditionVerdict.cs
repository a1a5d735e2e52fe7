using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>What a rule says of a condition, before it is given a type and times.</summary>
internal readonly record struct ConditionVerdict(string Status, string Reason = "", string Message = "")
{
    public static ConditionVerdict True { get; } = new(ConditionStatus.True);

    public static ConditionVerdict False { get; } = new(ConditionStatus.False);

    public PodCondition Of(string type, long observedGeneration) => new()
    {
        Type = type,
        ObservedGeneration = observedGeneration,
        Status = Status,
        Reason = Reason,
        Message = Message,
    };
}
