using PodLifecycle.Api;

namespace PodLifecycle.Tests.Probes;

public class ProbeFlagsTests
{
    private const string Id = "containerd://1";
    private static readonly DateTimeOffset KubeletStart = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Container App = new() { Name = "app", ReadinessProbe = new Probe(), StartupProbe = new Probe() };

    [Fact]
    public void Ready_ProbeInTheSpecWithoutAWorker_CountsAsNoProbe() => Update(App, Running(), workers: ProbeWorkers.None).Should().Match<ContainerStatus>(s => s.Ready && s.Started == true);

    [Fact]
    public void Started_TheStatusBeforeSaidSo_HoldsEvenForTheNextInstance() => Update(App, Running() with { Started = true }).Started.Should().BeTrue();

    [Fact]
    public void Started_Before1_35_IsNotTakenFromTheStatusBefore() => Update(App, Running() with { Started = true }, version: KubernetesVersion.V1_34).Started.Should().BeFalse();

    [Theory]
    [InlineData(ConditionStatus.True, true)]
    [InlineData(ConditionStatus.False, false)]
    public void Ready_AfterARestartOfTheKubelet_FollowsThePodsCondition(string podReady, bool ready)
    {
        ContainerStatus old = Running(startedAt: KubeletStart.AddSeconds(-11)) with { Started = true };

        Update(App, old, podReady).Ready.Should().Be(ready);
    }

    [Fact]
    public void Ready_StartedExactlyTenSecondsBeforeTheKubelet_IsNotFromBefore()
    {
        ContainerStatus edge = Running(startedAt: KubeletStart.AddSeconds(-10)) with { Started = true };

        Update(App, edge, ConditionStatus.True).Ready.Should().BeFalse();
    }

    [Fact]
    public void Ready_WithoutSuccess_TellsTheWorkerToTickNow()
    {
        ContainerStatuses status = new([], [Running() with { Started = true }]);

        ProbeFlags.Update(PodWith(App), status, Known(ProbeResults.Empty)).Triggered.Should().Equal("app");
        ProbeFlags.Update(PodWith(App), status, Known(ProbeResults.Empty.With(ProbeKind.Readiness, Id, ProbeResult.Success))).Triggered.Should().BeEmpty();
    }

    private static ContainerStatus Update(
        Container container,
        ContainerStatus status,
        string podReady = ConditionStatus.False,
        ProbeWorkers? workers = null,
        KubernetesVersion version = KubernetesVersion.V1_36)
    {
        Pod pod = PodWith(container, podReady);
        ProbeKnowledge known = Known(ProbeResults.Empty, workers, version);
        return ProbeFlags.Update(pod, new ContainerStatuses([], [status]), known).Statuses.Regular[0];
    }

    private static ProbeKnowledge Known(ProbeResults results, ProbeWorkers? workers = null, KubernetesVersion version = KubernetesVersion.V1_36) =>
        new(results, workers ?? ProbeWorkers.None.Sync(PodWith(App).Spec), KubeletStart, ProbeRules.For(version));

    private static Pod PodWith(Container container, string ready = ConditionStatus.False) => new()
    {
        Spec = new PodSpec { Containers = [container] },
        Status = new PodStatus { Conditions = [new PodCondition { Type = PodConditionType.Ready, Status = ready }] },
    };

    private static ContainerStatus Running(DateTimeOffset? startedAt = null) => new()
    {
        Name = "app",
        ContainerId = Id,
        State = new ContainerState { Running = new ContainerStateRunning { StartedAt = startedAt ?? KubeletStart.AddSeconds(60) } },
    };
}
