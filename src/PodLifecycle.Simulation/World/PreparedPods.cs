using System.Runtime.CompilerServices;
using PodLifecycle.Api;

namespace PodLifecycle.Simulation;

/// <summary>Pods as the API server takes them. A pod never changes, so one that is run again is not looked at again, and pods of one spec share what is made of it.</summary>
internal static class PreparedPods
{
    private static readonly ConditionalWeakTable<PodSpec, Prepared> Known = [];

    /// <summary>A machine of the pod's spec; the pod is one that the API server takes.</summary>
    /// <exception cref="SimulationException">The pod is not valid; the message has all errors.</exception>
    public static PodMachine Of(Pod pod, KubernetesVersion version)
    {
        if (Known.TryGetValue(pod.Spec, out Prepared? known) && known.Machine.Options.Version == version)
        {
            if (!ReferenceEquals(known.Pod, pod))
                Validate(pod);
            return known.Machine;
        }

        Validate(pod);
        var machine = PodMachine.For(pod, new KubeletOptions { Version = version });
        Known.AddOrUpdate(pod.Spec, new Prepared(pod, machine));
        return machine;
    }

    private static void Validate(Pod pod)
    {
        ManifestError[] errors = [.. pod.Validate().Where(f => f.Severity == ManifestSeverity.Error)];
        if (errors.Length > 0)
            throw new SimulationException(string.Join("\n", errors.AsEnumerable()));
    }

    private sealed record Prepared(Pod Pod, PodMachine Machine);
}
