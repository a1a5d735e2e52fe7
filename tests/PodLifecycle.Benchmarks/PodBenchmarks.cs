using BenchmarkDotNet.Attributes;
using PodLifecycle.Api;
using PodLifecycle.Simulation;
using Simulator = PodLifecycle.Simulation.Simulation;

namespace PodLifecycle.Benchmarks;

/// <summary>What the questions cost, from one look into a table to a pod's whole life. The rows are explained in <c>docs/benchmarks.md</c>.</summary>
/// <remarks>One class, because only rows of one class share a baseline.</remarks>
public class PodBenchmarks
{
    /// <summary>What takes a nanosecond is measured by the thousand.</summary>
    private const int Many = 1000;

    /// <summary>The pods of a large cluster.</summary>
    private const int ListedPods = 100_000;

    private readonly int[] cycle = Cycle();
    private readonly BackOffLadder ladder = BackOffLadder.Default;
    private readonly ProbeWorkerSettings liveness = SeenPod.Liveness();
    private readonly ProbeWorker worker = SeenPod.CountingWorker();
    private readonly ProbedContainer probed = SeenPod.Probed;
    private readonly Pod pod = SeenPod.Pod;
    private readonly RuntimeView runtime = SeenPod.Runtime;
    private readonly ContainerStatuses statuses = ContainerStatuses.Of(SeenPod.Pod.Status);
    private readonly PodStatusInput statusInput = SeenPod.StatusInput();
    private readonly PodMachine machine = RunningMachine.Machine;
    private readonly PodState running = RunningMachine.Running();
    private readonly PodInput exit = RunningMachine.Exit;
    private readonly Pod crashing = Lives.Crashing;
    private readonly Pod described = DescribedPod.Pod;
    private readonly Pod[] pods = [.. Enumerable.Range(0, ListedPods).Select(i => SeenPod.Pod with { Metadata = SeenPod.Pod.Metadata with { Name = $"web-{i}" } })];
    private ulong random = 88172645463325252;

    /// <summary>A figure of something else than its name says is worse than none.</summary>
    [GlobalSetup]
    public void Check()
    {
        Expect(SyncDecisionNothingToDo(), "the sync finds something to do");
        Expect(KubectlGet() is { Status: "Running", Ready: "2/2" }, "the pod that is looked at is not ready");
        Expect(KubectlDescribe().Contains("Liveness", StringComparison.Ordinal), "the description is not whole");
        Expect(KubectlGetList().AsSpan().Count('\n') == ListedPods + 1, "the list is not whole");
        Expect(ReachabilityCheck() == 0, "the pod that is checked is impossible");
        Expect(FullStatus().Phase == PodPhase.Running, "the computed status is not Running");
        Expect(ProbeWorkerTick() == Many, "the worker's tick does not probe");
        Expect(BackOffClimb().Final.Status.ContainerStatuses[0].RestartCount == Lives.RestartsInTwelveMinutes, "the back-off was not climbed to its top");
        Trace life = Life();
        Expect(life.Entries[^1].Change == TraceChange.Deleted && life.Final.Status.ContainerStatuses[0].RestartCount == 2, "the life is not whole");
    }

    /// <summary>One round of a generator of random numbers: nothing but the processor.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Many)]
    public ulong Control()
    {
        ulong x = random;
        for (int i = 0; i < Many; i++)
        {
            x ^= x << 13;
            x ^= x >> 7;
            x ^= x << 17;
        }

        return random = x;
    }

    /// <summary>The least that a table can cost: each look-up waits for the one before.</summary>
    [Benchmark(OperationsPerInvoke = Many)]
    public int ArrayLookUp()
    {
        int place = 0;
        for (int i = 0; i < Many; i++)
            place = cycle[place];
        return place;
    }

    [Benchmark(OperationsPerInvoke = Many)]
    public int BackOffAsk()
    {
        var backOff = new CrashLoopBackOff(CrashLoopBackOffState.Armed, ladder.Initial, SeenPod.Now);
        for (int i = 0; i < Many; i++)
            backOff = CrashLoopBackOff.Ask(backOff, SeenPod.Now, SeenPod.Now, ladder).BackOff;
        return (int)backOff.State;
    }

    [Benchmark(OperationsPerInvoke = Many)]
    public int ProbeWorkerTick()
    {
        int probes = 0;
        for (int i = 0; i < Many; i++)
        {
            if (worker.Tick(liveness, probed, SeenPod.Now).RunsProbe)
                probes++;
        }

        return probes;
    }

    [Benchmark]
    public bool SyncDecisionNothingToDo() => SyncDecision.Decide(pod, runtime, ProbeResults.Empty, restartAllContainers: false).IsNothing;

    [Benchmark]
    public int PhaseAndConditions()
    {
        string phase = PodPhaseRules.Phase(pod, statuses.Init, statuses.Regular, podIsTerminal: false, podHasInitialized: true);
        ConditionVerdict containersReady = PodConditions.ContainersReady(pod.Spec, statuses, phase);
        ConditionVerdict ready = PodConditions.Ready(pod.Spec, containersReady, pod.Status.Conditions.AsSpan());
        ConditionVerdict initialized = PodConditions.Initialized(pod.Spec, statuses, phase, wasInitialized: false);
        return phase.Length + ready.Status.Length + initialized.Status.Length;
    }

    [Benchmark]
    public PodStatus FullStatus() => PodStatusGenerator.Generate(statusInput);

    [Benchmark]
    public PodRow KubectlGet() => Kubectl.Get(pod, SeenPod.Now);

    [Benchmark]
    public string KubectlDescribe() => Kubectl.Describe(described, DescribedPod.Events, SeenPod.Now);

    /// <summary>From the objects to the text.</summary>
    [Benchmark]
    public string KubectlGetList() => Kubectl.GetTable(pods.Select(each => Kubectl.Get(each, SeenPod.Now)));

    [Benchmark]
    public Explanation Explain() => pod.Explain(SeenPod.Now);

    [Benchmark]
    public int ReachabilityCheck() => Reachability.Check(pod).Count;

    [Benchmark]
    public Step MachineStep() => machine.Step(running, exit, RunningMachine.ExitAt);

    [Benchmark]
    public Trace BackOffClimb() => Simulator.Run(crashing, Lives.ForTwelveMinutes);

    [Benchmark]
    public Trace Life() => Simulator.Run(crashing, Lives.UntilRemoved);

    private static void Expect(bool holds, string otherwise)
    {
        if (!holds)
            throw new InvalidOperationException(otherwise);
    }

    /// <summary>A way through the table that comes back to its start after visiting every place, so that it never gets shorter.</summary>
    private static int[] Cycle()
    {
        const int Places = 64;
        const int Stride = 29;
        var next = new int[Places];
        for (int i = 0; i < Places; i++)
            next[i] = (i + Stride) % Places;
        return next;
    }
}
