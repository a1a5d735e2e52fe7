using System.Runtime.CompilerServices;
using PodLifecycle.Api;

namespace PodLifecycle.Simulation;

/// <summary>Pods as the API server takes them. A pod never changes, so one that is run again is not looked at again.</summary>
internal static class PreparedPods
{
    private static readonly ConditionalWeakTable<Pod, PodMachine> Known = [];

    /// <summary>The machine of a pod that the API server takes.</summary>
    /// <exception cref="SimulationException">The pod is not valid; the message has all errors.</exception>
    public static PodMachine Of(Pod pod, KubernetesVersion version)
    {
        if (Known.TryGetValue(pod, out PodMachine? known) && known.Options.Version == version)
            return known;

        ManifestError[] errors = [.. pod.Validate().Where(f => f.Severity == ManifestSeverity.Error)];
        if (errors.Length > 0)
            throw new SimulationException(string.Join("\n", errors.AsEnumerable()));

        var machine = PodMachine.For(pod, new KubeletOptions { Version = version });
        Known.AddOrUpdate(pod, machine);
        return machine;
    }
}
