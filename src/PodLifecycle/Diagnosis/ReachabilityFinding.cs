using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>Something in a pod's status that Kubernetes cannot have written, and the edit that mends it.</summary>
/// <param name="Broken">The rule that is broken, where and how.</param>
/// <param name="Edit">The smallest edit with which the rule holds. It trusts the containers' states more than conditions and phase, which are derived from them.</param>
public sealed record ReachabilityFinding(BrokenInvariant Broken, FieldEdit Edit)
{
    /// <summary>The rule; <see cref="PodInvariant.Binds"/> tells whose it is.</summary>
    public PodInvariant Invariant => Broken.Invariant;

    /// <summary>Where it is broken, such as <c>status.containerStatuses[0].ready</c>; not always the field to edit.</summary>
    public string Field => Broken.Field;

    /// <summary>What is wrong there.</summary>
    public string Problem => Broken.Problem;

    /// <summary>The pod with the edit. Another rule may be broken then that was not before: check again, findings run out after a few rounds.</summary>
    /// <param name="pod">The pod that was checked.</param>
    /// <returns>A pod that keeps the rule.</returns>
    public Pod Mend(Pod pod) => Edit.Apply(pod);

    /// <summary>Two lines: the rule's name, the field and the problem; then the rule in one sentence and the edit.</summary>
    /// <returns>Text for people; its format may change.</returns>
    public override string ToString() => $"{Broken}\n  {Invariant.Rule} Mend: {Edit}";
}
