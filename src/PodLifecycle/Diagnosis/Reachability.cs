using System.Diagnostics;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>Could the kubelet and the controllers of a version have produced this status? For hand-made fixtures and for dumps.</summary>
/// <remarks>
/// The rules are <see cref="PodInvariants.OfStatus"/>. No finding does not prove that the status is real, only that no rule tells it from a real one.
/// <code>
/// foreach (ReachabilityFinding finding in Reachability.Check(fixture))
///     Console.WriteLine(finding);   // rule, field, what is wrong, how to mend it
/// </code>
/// </remarks>
public static class Reachability
{
    /// <summary>What is impossible in the pod's status.</summary>
    /// <param name="pod">The pod with its spec; times in the status are taken to be of one clock.</param>
    /// <param name="options">The version, and who may have written; those of 1.36 who left their marks in the status when null.</param>
    /// <returns>At most one finding a rule, in the order of <see cref="PodInvariants.OfStatus"/>; empty when the status is possible.</returns>
    public static ValueList<ReachabilityFinding> Check(Pod pod, ReachabilityOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(pod);
        options ??= new ReachabilityOptions();
        ValueList<BrokenInvariant> broken = PodInvariants.Broken(pod, options.Writers ?? SeenWriters(pod), options.Version);
        var findings = new ReachabilityFinding[broken.Count];
        for (int i = 0; i < findings.Length; i++)
            findings[i] = new ReachabilityFinding(broken[i], broken[i].Mend ?? throw new UnreachableException($"{broken[i].Invariant.Name} has no mend"));
        return [.. findings];
    }

    /// <summary>
    /// The writers whose hand the status shows. Each beside the kubelet leaves a mark that nobody else leaves, so a rule that it does not
    /// keep is given up only where it has been.
    /// </summary>
    private static StatusWriters SeenWriters(Pod pod)
    {
        // It changes nothing but the status of the condition, and takes the reason away.
        bool nodeWasSilent = Statuses.Find(pod.Status.Conditions, PodConditionType.Ready) is { Status: ConditionStatus.False, Reason: "", Message: "" };

        // It ends what is being deleted from a node that is out of service, or before it had a node; else it leaves a condition of its own.
        bool isDeleted = pod.Metadata.DeletionTimestamp is not null;
        bool wasCollected = (isDeleted && (nodeWasSilent || pod.Spec.NodeName.Length == 0))
            || Statuses.Find(pod.Status.Conditions, PodConditionType.DisruptionTarget) is { Reason: PodConditionReason.DeletionByPodGc };
        return StatusWriters.Kubelet
            | (nodeWasSilent ? StatusWriters.NodeLifecycleController : StatusWriters.None)
            | (wasCollected ? StatusWriters.PodGarbageCollector : StatusWriters.None);
    }
}
