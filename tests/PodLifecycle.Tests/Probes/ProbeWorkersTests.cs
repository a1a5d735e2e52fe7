using PodLifecycle.Api;

namespace PodLifecycle.Tests.Probes;

public class ProbeWorkersTests
{
    private static readonly Probe Any = new() { PeriodSeconds = 10 };

    [Fact]
    public void Sync_RegularInitContainer_GetsNoWorker() =>
        ProbeWorkers.None.Sync(new PodSpec { InitContainers = [AllProbes("init")], Containers = [new Container { Name = "app" }] }).Live.Should().BeEmpty();

    [Fact]
    public void Sync_WorkerLostBehindALivingOne_DoesNotComeBack()
    {
        var spec = new PodSpec { Containers = [AllProbes("app")] };
        ProbeWorkers workers = ProbeWorkers.None.Sync(spec);

        workers = workers.Without(new("app", ProbeKind.Liveness)).Sync(spec);
        workers.Has("app", ProbeKind.Liveness).Should().BeFalse();

        workers = workers.Without(new("app", ProbeKind.Startup)).Sync(spec);
        workers.Has("app", ProbeKind.Startup).Should().BeTrue();
    }

    [Fact]
    public void BeginTermination_SidecarsKeepEvenTheirLiveness()
    {
        var spec = new PodSpec { InitContainers = [AllProbes("side") with { RestartPolicy = RestartPolicy.Always }], Containers = [AllProbes("app")] };

        ProbeWorkers workers = ProbeWorkers.None.Sync(spec).BeginTermination(spec);

        workers.Live.Should().BeEquivalentTo(
            new ProbeKey[] { new("app", ProbeKind.Readiness), new("side", ProbeKind.Startup), new("side", ProbeKind.Readiness), new("side", ProbeKind.Liveness) });
    }

    private static Container AllProbes(string name) => new() { Name = name, StartupProbe = Any, ReadinessProbe = Any, LivenessProbe = Any };
}
