using PodLifecycle.Api;

namespace PodLifecycle.Tests.Scheduling;

public class TolerationsTests
{
    private static readonly Taint NotReady = new(PodAdmission.NotReadyTaint, "", TaintEffect.NoExecute);
    private static readonly Toleration Everything = new() { Operator = TolerationOperator.Exists };
    private static readonly Toleration FiveMinutes = new() { Key = PodAdmission.NotReadyTaint, Operator = TolerationOperator.Exists, TolerationSeconds = 300 };

    [Fact]
    public void Eviction_TwoTolerationsOfOneTaint_TheFirstCounts()
    {
        Tolerations.Eviction([NotReady], [Everything, FiveMinutes]).Should().Be(new TaintEviction.Never());
        Tolerations.Eviction([NotReady], [FiveMinutes, Everything]).Should().Be(new TaintEviction.After(TimeSpan.FromMinutes(5)));
    }

    [Fact]
    public void Eviction_UntoleratedNoSchedule_Never() =>
        Tolerations.Eviction([NotReady with { Effect = TaintEffect.NoSchedule }], []).Should().Be(new TaintEviction.Never());
}
