using PodLifecycle.Api;

namespace PodLifecycle.Tests.Termination;

public class GracePeriodTests
{
    private static readonly Container App = new() { Name = "app", LivenessProbe = new Probe { TerminationGracePeriodSeconds = 90 } };
    private static readonly Pod Web = new() { Spec = new PodSpec { TerminationGracePeriodSeconds = 30, Containers = [App] } };

    [Fact]
    public void For_KillByLivenessProbe_TakesTheProbesPeriodEvenIfLonger() =>
        GracePeriod.For(Web, App, KillReason.LivenessProbe, null).Should().Be(TimeSpan.FromSeconds(90));

    [Fact]
    public void For_WholePodIsStopped_TheProbesPeriodDoesNotCount() =>
        GracePeriod.For(Web, App, KillReason.Unknown, null).Should().Be(TimeSpan.FromSeconds(30));

    [Fact]
    public void For_PodIsBeingDeleted_TheProbesPeriodDoesNotCountEither()
    {
        Pod deleted = Web with { Metadata = new ObjectMeta { DeletionGracePeriodSeconds = 5 } };

        GracePeriod.For(deleted, App, KillReason.LivenessProbe, null).Should().Be(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void StopTimeout_NoGraceLeft_IsStillTwoSeconds() =>
        GracePeriod.StopTimeout(GracePeriod.Left(TimeSpan.Zero, TimeSpan.Zero)).Should().Be(TimeSpan.FromSeconds(2));

    [Theory]
    [InlineData(0.9, 30)]
    [InlineData(3.9, 27)]
    public void Left_AfterAHook_LosesWholeSecondsOnly(double hook, double left) =>
        GracePeriod.Left(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(hook)).Should().Be(TimeSpan.FromSeconds(left));
}
