using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>What one input did to a pod.</summary>
/// <param name="State">The pod afterwards.</param>
/// <param name="Effects">What the machine asks of the world, in order.</param>
public sealed record Step(PodState State, ValueList<PodEffect> Effects)
{
    /// <summary>The status that a client of the API reads after the step.</summary>
    public PodStatus Status => State.Pod.Status;
}
