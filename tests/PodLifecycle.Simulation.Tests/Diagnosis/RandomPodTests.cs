using PodLifecycle.Api;

namespace PodLifecycle.Simulation.Tests.Diagnosis;

/// <summary>Pods that live random lives keep every rule of a kubelet's pods, and live the same life again from the same seed.</summary>
public class RandomPodTests
{
    private const int Pods = 10_000;
    private const int Sample = 200;

    [Fact]
    public void RandomLives_EveryVersion_KeepsTheRules()
    {
        string[] broken = [.. ParallelEnumerable.Range(0, Pods).AsOrdered().SelectMany(seed =>
        {
            RandomPod pod = RandomPod.Of(seed);
            return Broken(pod, seed).Take(1).Select(b => $"seed {seed}, {pod}: {b}");
        })];

        broken.Should().BeEmpty();
    }

    [Fact]
    public void RandomLives_OfTheSameSeed_AreTheSameToTheByte()
    {
        for (int seed = 0; seed < Sample; seed++)
        {
            string first = TraceJson.Write(RandomPod.Of(seed).Run(TimingOf(seed), seed));
            TraceJson.Write(RandomPod.Of(seed).Run(TimingOf(seed), seed)).Should().Be(first, $"seed {seed} says all");
        }
    }

    [Fact]
    public void RandomLives_Together_ShowEveryKindOfTrouble()
    {
        var seen = new HashSet<string>();
        for (int seed = 0; seed < 5 * Sample; seed++)
        {
            Trace trace = RandomPod.Of(seed).Run(TimingOf(seed), seed);
            seen.UnionWith(trace.Events.Select(e => e.Event.Reason));
            foreach (TraceEntry entry in trace.Entries)
            {
                PodStatus status = entry.Pod.Status;
                seen.Add(status.Phase);
                foreach (ContainerStatus container in status.InitContainerStatuses.AsEnumerable().Concat(status.ContainerStatuses).Concat(status.EphemeralContainerStatuses))
                    seen.Add(container.State.Waiting?.Reason ?? container.State.Terminated?.Reason ?? "");
                if (entry.Change == TraceChange.Deleted)
                    seen.Add("deleted");
            }
        }

        seen.Should().Contain(
        [
            PodPhase.Succeeded, PodPhase.Failed, "deleted", "Completed", "Error", "OOMKilled", "StartError", "CrashLoopBackOff", "ErrImagePull", "ImagePullBackOff", "ErrImageNeverPull",
            "CreateContainerError", "CreateContainerConfigError", "RunContainerError", "PostStartHookError", "RestartingAllContainers", "ContainerStatusUnknown", "Unhealthy",
            "FailedPreStopHook", "FailedPostStartHook", "FailedMount", "FailedCreatePodSandBox", "SandboxChanged", "DeadlineExceeded", "Killing", "BackOff",
        ]);
    }

    private static Timing TimingOf(int seed) => seed % 2 == 0 ? Timing.Ideal : Timing.Kubelet;

    private static List<string> Broken(RandomPod pod, int seed)
    {
        var broken = new List<string>();
        Pod? last = null;
        try
        {
            pod.Run(TimingOf(seed), seed, Judge);
        }
#pragma warning disable CA1031 // One life that throws must not hide the others.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            broken.Add(thrown.ToString());
        }

        return broken;

        void Judge(TraceEntry entry)
        {
            broken.AddRange(PodInvariants.Broken(entry.Pod).Select(b => $"at {entry.At}: {b}"));
            if (last is not null)
                broken.AddRange(PodInvariants.Broken(last, entry.Pod).Select(b => $"at {entry.At}: {b}"));
            last = entry.Pod;
        }
    }
}
