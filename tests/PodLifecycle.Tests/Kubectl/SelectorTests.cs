using PodLifecycle.Api;

namespace PodLifecycle.Tests;

public class SelectorTests
{
    private static readonly Pod Crashing = new()
    {
        Metadata = new ObjectMeta { Name = "web", Labels = new([new("app", "web")]) },
        Status = new PodStatus
        {
            Phase = PodPhase.Running,
            ContainerStatuses = [new() { Name = "app", State = new ContainerState { Waiting = new ContainerStateWaiting { Reason = "CrashLoopBackOff" } } }],
        },
    };

    [Fact]
    public void FieldSelector_StatusColumn_CannotBeSelected()
    {
        FieldSelector.Parse("status.phase=CrashLoopBackOff").Matches(Crashing).Should().BeFalse();
        FieldSelector.Parse("status.phase=Running").Matches(Crashing).Should().BeTrue();
    }

    [Fact]
    public void FieldSelector_BlanksAroundTheSign_BelongToTheKey()
    {
        Action parse = () => FieldSelector.Parse("status.phase = Running");
        parse.Should().Throw<KubectlException>().WithMessage("field label not supported: status.phase ");
    }

    [Theory]
    [InlineData("tier!=front", true)]
    [InlineData("tier notin (front)", true)]
    [InlineData("tier", false)]
    [InlineData("app in (web, db)", true)]
    public void LabelSelector_LabelIsMissing_NegationsStillMatch(string selector, bool matches) =>
        LabelSelector.Parse(selector).Matches(Crashing.Metadata.Labels).Should().Be(matches);

    [Fact]
    public void Sort_FieldIsMissing_ComesFirstInReverseOrder()
    {
        Pod[] pods = [Named("a", 5), Named("b", null), Named("c", 3), Named("d", null)];
        Kubectl.Sort(pods, ".spec.priority").Select(p => p.Metadata.Name).Should().Equal("d", "b", "c", "a");
    }

    [Fact]
    public void GetEvents_InAnyOrder_AreNotSortedByTimeButEventsAre()
    {
        var now = new DateTimeOffset(2026, 1, 1, 0, 5, 0, TimeSpan.Zero);
        Event[] events =
        [
            new() { Reason = "New", LastTimestamp = now.AddSeconds(-10), FirstTimestamp = now.AddSeconds(-10) },
            new() { Reason = "Old", LastTimestamp = now.AddSeconds(-90), FirstTimestamp = now.AddSeconds(-90) },
        ];
        Kubectl.GetEvents(events, now).Should().MatchRegex("(?s)New.*Old");
        Kubectl.Events(events, now).Should().MatchRegex("(?s)Old.*New");
    }

    [Fact]
    public void Wait_TerminatingPodThatIsReady_MeetsTheCondition()
    {
        var pod = new Pod
        {
            Metadata = new ObjectMeta { Name = "web", DeletionTimestamp = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) },
            Status = new PodStatus { Conditions = [new() { Type = PodConditionType.Ready, Status = ConditionStatus.True }] },
        };
        WaitCondition.Parse("condition=ready").Check(pod, "web").Should().Be(new WaitResult(true, "pod/web condition met\n"));
        WaitCondition.Parse("delete").Check(pod, "web").Met.Should().BeFalse();
        WaitCondition.Parse("delete").Check(null, "web").Met.Should().BeTrue();
    }

    [Fact]
    public void Wait_ConditionOfAnOlderGeneration_IsNotMet()
    {
        var pod = new Pod
        {
            Metadata = new ObjectMeta { Name = "web", Generation = 2 },
            Status = new PodStatus { Conditions = [new() { Type = PodConditionType.Ready, Status = ConditionStatus.True, ObservedGeneration = 1 }] },
        };
        WaitCondition.Parse("condition=Ready").Check(pod, "web").Met.Should().BeFalse();
    }

    private static Pod Named(string name, int? priority) =>
        new() { Metadata = new ObjectMeta { Name = name }, Spec = new PodSpec { Priority = priority } };
}
