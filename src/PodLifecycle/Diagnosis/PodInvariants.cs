using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>What can be relied on in every pod that Kubernetes writes, and in each step from one version of it to the next.</summary>
/// <remarks>
/// A rule binds writers. It can be relied on where all that may have written are bound by it, and always where it binds
/// <see cref="StatusWriters.ApiServer"/>. So the fewer writers are in play, the more rules hold: a pod on a node that the control plane
/// hears of has been written by its kubelet alone.
/// </remarks>
public static class PodInvariants
{
    /// <summary>The rules about one version of a pod, those of containers first, then conditions, then the pod.</summary>
    public static ValueList<PodInvariant> OfStatus { get; } = [.. ContainerInvariants.Rows, .. ContainerRunInvariants.Rows, .. ConditionInvariants.Rows, .. PhaseInvariants.Rows];

    /// <summary>The rules about two consecutive versions of a pod (same uid), as a watch delivers them.</summary>
    public static ValueList<PodInvariant> OfChange { get; } = [.. ContainerChangeInvariants.Rows, .. PodChangeInvariants.Rows];

    /// <summary>The rules that one version of a pod breaks.</summary>
    /// <param name="pod">The pod with its spec; a status that nobody has written yet keeps all rules.</param>
    /// <param name="writers">All that may have written; <see cref="StatusWriters.None"/> stands for anybody.</param>
    /// <param name="version">The version of those who wrote.</param>
    /// <returns>At most one finding a rule, in the order of <see cref="OfStatus"/>; empty when all is well.</returns>
    public static ValueList<BrokenInvariant> Broken(Pod pod, StatusWriters writers = StatusWriters.Kubelet, KubernetesVersion version = KubernetesVersion.V1_36)
    {
        ArgumentNullException.ThrowIfNull(pod);
        return Broken(OfStatus, pod, pod, writers, version);
    }

    /// <summary>The rules that the step between two consecutive versions of a pod breaks; each version is judged by the other overload.</summary>
    /// <param name="before">The version before; versions between the two may be missing.</param>
    /// <param name="after">The version after, of the same pod.</param>
    /// <param name="writers">All that may have written; <see cref="StatusWriters.None"/> stands for anybody.</param>
    /// <returns>At most one finding a rule, in the order of <see cref="OfChange"/>; empty when all is well.</returns>
    public static ValueList<BrokenInvariant> Broken(Pod before, Pod after, StatusWriters writers = StatusWriters.Kubelet)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return Broken(OfChange, before, after, writers, KubernetesVersion.V1_36);
    }

    private static ValueList<BrokenInvariant> Broken(ValueList<PodInvariant> rules, Pod before, Pod after, StatusWriters writers, KubernetesVersion version)
    {
        List<BrokenInvariant>? broken = null;
        foreach (PodInvariant rule in rules)
        {
            if (rule.HoldsIn(version) && rule.HoldsUnder(writers) && rule.Broken(before, after) is { } found)
                (broken ??= []).Add(found);
        }

        return broken is null ? ValueList<BrokenInvariant>.Empty : [.. broken];
    }
}
