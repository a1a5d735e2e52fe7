using PodLifecycle.Api;

namespace PodLifecycle.Tests.Probes;

public class ProbeScheduleTests
{
    private static readonly DateTimeOffset Made = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void FirstTick_WithoutJitter_IsWhenTheWorkerIsMade() => Seconds(Begin(period: 10)).Should().Be(0);

    [Fact]
    public void SlowProbe_KeepsOneMissedTickAndReturnsToTheGrid()
    {
        ProbeSchedule schedule = Served(Begin(period: 2), 0, 2);

        schedule.Due(At(5.5)).Should().Be(At(5.5));
        schedule = Served(schedule, 5.5);
        Seconds(schedule).Should().Be(6);
        Seconds(Served(schedule, 6)).Should().Be(8);
    }

    [Fact]
    public void Trigger_IsServedAtOnceAndStartsTheTickerAnew()
    {
        ProbeSchedule schedule = Served(Begin(period: 10), 0).Trigger();

        schedule.Due(At(2.5)).Should().Be(At(2.5));
        Seconds(Served(schedule, 2.5)).Should().Be(12.5);
    }

    [Fact]
    public void Trigger_Before1_32_LeavesTheTicksWhereTheyWere()
    {
        ProbeSchedule schedule = Served(Begin(period: 10), 0).Trigger();

        Seconds(schedule.Serve(At(2.5), ProbeRules.For(KubernetesVersion.V1_31))).Should().Be(10);
    }

    [Fact]
    public void Trigger_BeforeTheFirstTick_WaitsForIt()
    {
        ProbeSchedule schedule = Begin(period: 10, jitter: 4).Trigger();

        schedule.Due(At(1)).Should().Be(At(4));
        Served(schedule, 4).Due(At(4)).Should().Be(At(4));
    }

    [Theory]
    [InlineData(9.9, 10)]
    [InlineData(10, 0)]
    public void JitterRange_IsAPeriodOnlyWhileTheKubeletIsYoungerThanThat(double kubeletAge, int seconds) =>
        ProbeSchedule.JitterRange(Settings(10, kubeletAge), Made).Should().Be(TimeSpan.FromSeconds(seconds));

    private static ProbeSchedule Begin(int period, double jitter = 0) => ProbeSchedule.Begin(Settings(period, 1000), Made, TimeSpan.FromSeconds(jitter));

    private static ProbeSchedule Served(ProbeSchedule schedule, params double[] at) => at.Aggregate(schedule, (s, t) => s.Serve(At(t), ProbeRules.Default));

    private static double Seconds(ProbeSchedule schedule) => (schedule.Due(Made) - Made).TotalSeconds;

    private static DateTimeOffset At(double seconds) => Made.AddSeconds(seconds);

    private static ProbeWorkerSettings Settings(int period, double kubeletAge)
    {
        var container = new Container { Name = "app", ReadinessProbe = new Probe { PeriodSeconds = period } };
        var pod = new Pod { Spec = new PodSpec { Containers = [container] } };
        return ProbeWorkerSettings.For(pod, container, ProbeKind.Readiness, Made.AddSeconds(-kubeletAge), ProbeRules.Default)!;
    }
}
