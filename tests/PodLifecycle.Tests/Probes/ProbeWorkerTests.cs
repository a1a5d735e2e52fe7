using PodLifecycle.Api;

namespace PodLifecycle.Tests.Probes;

public class ProbeWorkerTests
{
    private const string First = "containerd://1";
    private const string Second = "containerd://2";
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Liveness_FailuresBeforeARestart_CountForTheNextInstance()
    {
        ProbeWorkerSettings liveness = Settings(ProbeKind.Liveness, failureThreshold: 3);
        ProbeWorker worker = Run(ProbeWorker.New, liveness, First, ProbeAnswer.Failure).Worker;
        worker = Run(worker, liveness, First, ProbeAnswer.Failure).Worker;

        ProbeWorkerStep step = Run(worker, liveness, Second, ProbeAnswer.Failure);

        step.Published.Should().Be(ProbeResult.Failure);
        step.Worker.State.Should().Be(ProbeWorkerState.OnHold);
    }

    [Fact]
    public void Readiness_SuccessesBeforeARestart_MakeTheNextInstanceReadyAtOnce()
    {
        ProbeWorkerSettings readiness = Settings(ProbeKind.Readiness, successThreshold: 3);
        ProbeWorker worker = ProbeWorker.New;
        for (int i = 0; i < 3; i++)
            worker = Run(worker, readiness, First, ProbeAnswer.Success).Worker;

        Run(worker, readiness, Second, ProbeAnswer.Success).Published.Should().Be(ProbeResult.Success);
    }

    [Fact]
    public void Probe_ThatErrsThreeTimes_CountsForNothing()
    {
        ProbeWorkerSettings liveness = Settings(ProbeKind.Liveness, failureThreshold: 1);
        ProbeWorkerStep step = ProbeWorker.New.Tick(liveness, Running(First), Start);
        for (int attempt = 1; attempt <= 3; attempt++)
        {
            step.RunsProbe.Should().BeTrue();
            step = step.Worker.Answer(liveness, ProbeAnswer.Error);
        }

        step.RunsProbe.Should().BeFalse();
        step.Published.Should().BeNull();
        step.Worker.ResultRun.Should().Be(0);
        step.Worker.State.Should().Be(ProbeWorkerState.Counting);
    }

    [Theory]
    [InlineData(ProbeKind.Startup, nameof(ProbeResult.Unknown))]
    [InlineData(ProbeKind.Readiness, nameof(ProbeResult.Failure))]
    [InlineData(ProbeKind.Liveness, nameof(ProbeResult.Success))]
    public void NewInstance_BeforeAnyProbe_HasTheResultOfItsKind(ProbeKind kind, string initial) =>
        ProbeWorker.New.Tick(Settings(kind), Running(First), Start).Initial.ToString().Should().Be(initial);

    [Fact]
    public void NewInstance_OfAnother_DropsTheResultOfTheOld()
    {
        ProbeWorkerSettings readiness = Settings(ProbeKind.Readiness);
        ProbeWorker worker = Run(ProbeWorker.New, readiness, First, ProbeAnswer.Success).Worker;

        worker.Tick(readiness, Running(Second), Start).Forgotten.Should().Be(First);
    }

    [Fact]
    public void InitialDelay_CountsWholeSecondsOfAge()
    {
        ProbeWorkerSettings liveness = Settings(ProbeKind.Liveness, delay: 5);

        ProbeWorker.New.Tick(liveness, Running(First), Start.AddSeconds(4.999)).RunsProbe.Should().BeFalse();
        ProbeWorker.New.Tick(liveness, Running(First), Start.AddSeconds(5)).RunsProbe.Should().BeTrue();
    }

    [Theory]
    [InlineData(ProbeKind.Startup, false, true)]
    [InlineData(ProbeKind.Startup, true, false)]
    [InlineData(ProbeKind.Readiness, false, false)]
    [InlineData(ProbeKind.Readiness, true, true)]
    [InlineData(ProbeKind.Liveness, false, false)]
    [InlineData(ProbeKind.Liveness, true, true)]
    public void Started_DecidesWhoseTurnItIs(ProbeKind kind, bool started, bool runs) =>
        ProbeWorker.New.Tick(Settings(kind), Running(First) with { Started = started }, Start).RunsProbe.Should().Be(runs);

    [Fact]
    public void Startup_OnceItHasSucceeded_RestsUntilTheNextInstance()
    {
        ProbeWorkerSettings startup = Settings(ProbeKind.Startup);
        ProbeWorker worker = Run(ProbeWorker.New, startup, First, ProbeAnswer.Success).Worker;

        worker.Tick(startup, Running(First) with { Started = false }, Start).RunsProbe.Should().BeFalse();
        worker.Tick(startup, Running(Second) with { Started = false }, Start).RunsProbe.Should().BeTrue();
    }

    [Fact]
    public void Startup_Before1_32_ProbesOnAfterItsSuccess()
    {
        ProbeWorkerSettings startup = Settings(ProbeKind.Startup, version: KubernetesVersion.V1_31);
        ProbeWorker worker = Run(ProbeWorker.New, startup, First, ProbeAnswer.Success).Worker;

        worker.Tick(startup, Running(First) with { Started = false }, Start).RunsProbe.Should().BeTrue();
    }

    [Fact]
    public void Stop_WhileAProbeIsUnderWay_WaitsForItsAnswer()
    {
        ProbeWorkerSettings liveness = Settings(ProbeKind.Liveness, failureThreshold: 1);
        ProbeWorkerStep step = ProbeWorker.New.Tick(liveness, Running(First), Start).Worker.StopNow();
        step.Ended.Should().BeFalse();

        step = step.Worker.Answer(liveness, ProbeAnswer.Failure);

        step.Ended.Should().BeTrue();
        step.Published.Should().Be(ProbeResult.Failure);
    }

    [Fact]
    public void Worker_MadeForAPodThatIsBeingDeleted_ReportsSuccessAndEnds()
    {
        ProbeWorkerStep step = ProbeWorker.New.Tick(Settings(ProbeKind.Liveness, deleting: true), Running(First), Start);

        step.Ended.Should().BeTrue();
        step.Published.Should().Be(ProbeResult.Success);
        ProbeWorker.New.Tick(Settings(ProbeKind.Readiness, deleting: true), Running(First), Start).RunsProbe.Should().BeTrue();
    }

    [Fact]
    public void Tick_WhileAProbeIsUnderWay_IsAnError()
    {
        ProbeWorkerSettings liveness = Settings(ProbeKind.Liveness);
        ProbeWorker worker = ProbeWorker.New.Tick(liveness, Running(First), Start).Worker;

        worker.Invoking(w => w.Tick(liveness, Running(First), Start)).Should().Throw<InvalidOperationException>().WithMessage("*Probing*");
    }

    /// <summary>Takes every edge of the table by following all inputs from every state.</summary>
    [Fact]
    public void Table_EveryEdge_IsTaken()
    {
        ProbedContainer[] sights =
        [
            default,
            new() { PodEnded = true },
            Running(First),
            Running(Second),
            Running(First) with { Started = false },
            new() { ContainerId = First, WillRun = true },
            new() { ContainerId = First },
        ];
        foreach (ProbeWorkerSettings settings in new[] { Settings(ProbeKind.Liveness, failureThreshold: 2), Settings(ProbeKind.Liveness, deleting: true) })
        {
            var open = new Queue<ProbeWorker>([ProbeWorker.New]);
            var known = new HashSet<ProbeWorker>();
            while (open.TryDequeue(out ProbeWorker worker))
            {
                if (worker.State == ProbeWorkerState.Done || worker.ResultRun > 2 || !known.Add(worker))
                    continue;

                open.Enqueue(worker.StopNow().Worker);
                if (worker.State is ProbeWorkerState.Probing or ProbeWorkerState.Leaving)
                {
                    foreach (ProbeAnswer answer in Enum.GetValues<ProbeAnswer>())
                        open.Enqueue(worker.Answer(settings, answer).Worker);
                }
                else
                {
                    foreach (ProbedContainer seen in sights)
                        open.Enqueue(worker.Tick(settings, seen, Start).Worker);
                }
            }
        }

        ProbeWorker.Table.NotTaken.Should().BeEmpty();
    }

    [Fact]
    public void Step_OfAKnownInstance_AllocatesNothing()
    {
        ProbeWorkerSettings liveness = Settings(ProbeKind.Liveness);
        ProbeWorker worker = ProbeWorker.New;
        long before = 0;
        for (int i = 0; i < 2000; i++)
        {
            if (i == 1000)
                before = GC.GetAllocatedBytesForCurrentThread();
            worker = worker.Tick(liveness, Running(First), Start).Worker.Answer(liveness, ProbeAnswer.Success).Worker;
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    private static ProbeWorkerStep Run(ProbeWorker worker, ProbeWorkerSettings settings, string id, ProbeAnswer answer) =>
        worker.Tick(settings, Running(id) with { Started = settings.Kind != ProbeKind.Startup }, Start).Worker.Answer(settings, answer);

    private static ProbedContainer Running(string id) => new() { ContainerId = id, IsRunning = true, StartedAt = Start, Started = true };

    private static ProbeWorkerSettings Settings(
        ProbeKind kind,
        int delay = 0,
        int successThreshold = 1,
        int failureThreshold = 3,
        bool deleting = false,
        KubernetesVersion version = KubernetesVersion.V1_36)
    {
        var probe = new Probe { PeriodSeconds = 10, InitialDelaySeconds = delay, SuccessThreshold = successThreshold, FailureThreshold = failureThreshold };
        var container = new Container { Name = "app", StartupProbe = probe, ReadinessProbe = probe, LivenessProbe = probe };
        var pod = new Pod { Metadata = new ObjectMeta { DeletionTimestamp = deleting ? Start : null }, Spec = new PodSpec { Containers = [container] } };
        return ProbeWorkerSettings.For(pod, container, kind, Start.AddDays(-1), ProbeRules.For(version))!;
    }
}
