using PodLifecycle.Api;

namespace PodLifecycle.Simulation.Tests.Diagnosis;

/// <summary>Pods that live random lives keep every rule of a kubelet's pods, and live the same life again from the same seed.</summary>
public class RandomPodTests
{
    private const int Pods = 200;

    public static TheoryData<bool> Timings => [false, true];

    [Theory]
    [MemberData(nameof(Timings))]
    public void RandomLives_EveryVersion_KeepsTheRules(bool asKubelet)
    {
        var broken = new List<string>();
        for (int seed = 0; seed < Pods; seed++)
        {
            RandomPod pod = RandomPod.Of(seed);
            broken.AddRange(Broken(() => pod.Run(Of(asKubelet), seed)).Select(b => $"seed {seed}, {pod}: {b}"));
        }

        broken.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Timings))]
    public void RandomLives_OfTheSameSeed_AreTheSameToTheByte(bool asKubelet)
    {
        for (int seed = 0; seed < Pods; seed++)
        {
            string first = TraceJson.Write(RandomPod.Of(seed).Run(Of(asKubelet), seed));
            TraceJson.Write(RandomPod.Of(seed).Run(Of(asKubelet), seed)).Should().Be(first, $"seed {seed} says all");
        }
    }

    [Fact]
    public void RandomLives_Together_ShowEveryKindOfTrouble()
    {
        var seen = new HashSet<string>();
        for (int seed = 0; seed < Pods; seed++)
        {
            foreach (TraceEntry entry in RandomPod.Of(seed).Run(Timing.Kubelet, seed).Entries)
            {
                seen.Add(entry.Pod.Status.Phase);
                foreach (ContainerStatus status in entry.Pod.Status.ContainerStatuses)
                {
                    seen.Add(status.State.Waiting?.Reason ?? status.State.Terminated?.Reason ?? "");
                    if (status.RestartCount > 1)
                        seen.Add("restarted");
                }

                if (entry.Change == TraceChange.Deleted)
                    seen.Add("deleted");
            }
        }

        seen.Should().Contain(
            [PodPhase.Succeeded, PodPhase.Failed, "restarted", "deleted", "Completed", "Error", "OOMKilled", "StartError", "CrashLoopBackOff", "ErrImagePull", "ImagePullBackOff", "CreateContainerError"]);
    }

    private static Timing Of(bool asKubelet) => asKubelet ? Timing.Kubelet : Timing.Ideal;

    private static List<string> Broken(Func<Trace> run)
    {
        Trace trace;
        try
        {
            trace = run();
        }
#pragma warning disable CA1031 // One life that throws must not hide the others.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            return [thrown.ToString()];
        }

        var broken = new List<string>();
        Pod? last = null;
        foreach (TraceEntry entry in trace.Entries)
        {
            broken.AddRange(PodInvariants.Broken(entry.Pod).Select(b => $"at {entry.At}: {b}"));
            if (last is not null)
                broken.AddRange(PodInvariants.Broken(last, entry.Pod).Select(b => $"at {entry.At}: {b}"));
            last = entry.Pod;
        }

        return broken;
    }
}
