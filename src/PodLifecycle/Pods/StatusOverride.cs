using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>What whoever ends a pod (eviction, preemption, shutdown) has the kubelet say of it, over what it computes.</summary>
internal sealed record StatusOverride
{
    public required string Phase { get; init; }

    public required string Reason { get; init; }

    public required string Message { get; init; }

    /// <summary>The condition that goes with it, usually <c>DisruptionTarget</c>; null when there is none.</summary>
    public PodCondition? Condition { get; init; }

    /// <summary>Leaves the phase of a pod that has already succeeded.</summary>
    public bool KeepsSucceeded { get; init; }

    public PodStatus Apply(PodStatus status, long generation)
    {
        PodStatus overridden = status with
        {
            Phase = KeepsSucceeded && status.Phase == PodPhase.Succeeded ? status.Phase : Phase,
            Reason = Reason,
            Message = Message,
        };
        return Condition is null
            ? overridden
            : overridden with { Conditions = ConditionLists.WithReplaced(status.Conditions, Condition with { ObservedGeneration = generation }) };
    }
}
