using static PodLifecycle.Simulation.Tests.Scenarios.Given;

namespace PodLifecycle.Simulation.Tests.Scenarios;

public class EventComparisonTests
{
    private static readonly SeenEvent pulled = Event(1, "Pulled", "Successfully pulled image in 2.01s (2.01s including waiting).");
    private static readonly SeenEvent created = Event(2, "Created", "Container created");

    [Fact]
    public void Event_InOtherOrder_IsNoticed() =>
        Compare([pulled, created], [created, pulled]).Should().Be("event Created \"Container created\" of Pod/web comes before " +
            "Pulled \"Successfully pulled image in <time> (<time> including waiting).\" of Pod/web");

    [Fact]
    public void Events_RecordedAtOnce_MayComeInAnyOrder() =>
        Compare([pulled, created with { At = pulled.At + Tolerance.AtOnce }], [created, pulled]).Should().BeNull();

    [Fact]
    public void Events_InOtherOrderInAnotherRun_MayComeInAnyOrder()
    {
        RecordedScenario recorded = Recorded([pulled, created]) with
        {
            EventsOtherRun = [created with { At = TimeSpan.FromSeconds(1) }, pulled with { At = TimeSpan.FromSeconds(2) }],
        };

        TraceComparison.CompareEvents(recorded, Simulated((0, Pending)), [created, pulled]).Should().BeNull();
    }

    [Fact]
    public void Event_NotRecorded_IsNoticed() =>
        Compare([pulled], [pulled, created]).Should().Contain("is not recorded");

    [Fact]
    public void Event_ThatDependsOnHowOftenTheKubeletSynced_IsNotLookedAt() =>
        Compare([pulled], [pulled, created with { Reason = "BackOff" }]).Should().BeNull();

    [Fact]
    public void Event_OfAController_IsNotLookedAt() =>
        Compare([pulled], [pulled, created with { From = "job-controller" }]).Should().BeNull();

    [Fact]
    public void Pulled_InAnotherTime_IsTheSameEvent() =>
        Compare([pulled], [pulled with { Message = "Successfully pulled image in 900ms (1.2s including waiting)." }]).Should().BeNull();

    [Fact]
    public void EventsOfPodsWithRandomNames_AreComparedByOwner()
    {
        SeenEvent scheduled = Event(0, "Scheduled", "Successfully assigned demo/web-aaaaa to node-a") with { Object = "Pod/web-aaaaa" };
        SeenEvent other = Event(0, "Scheduled", "Successfully assigned demo/web-x7f2k to node-a") with { Object = "Pod/web-x7f2k" };
        RecordedScenario recorded = Recording(60, At(0, Pending, "uid-web-aaaaa")) with { Events = [scheduled] };
        PodStateEntry[] states = [new("uid-web-x7f2k", TimeSpan.Zero, Pending)];

        TraceComparison.CompareEvents(recorded, states, [other]).Should().NotBeNull("without a controller the name counts");
        RecordedScenario owned = recorded with { Controllers = new([new("uid-web-aaaaa", new PodController("ReplicaSet", "web"))]) };
        TraceComparison.CompareEvents(owned, states, [other]).Should().BeNull();
    }

    private static SeenEvent Event(double at, string reason, string message) =>
        new() { At = TimeSpan.FromSeconds(at), Reason = reason, Object = "Pod/web", From = "kubelet", Message = message };

    private static RecordedScenario Recorded(SeenEvent[] events) => Recording(60, At(0, Pending)) with { Events = [.. events] };

    private static string? Compare(SeenEvent[] recorded, SeenEvent[] simulated) =>
        TraceComparison.CompareEvents(Recorded(recorded), Simulated((0, Pending)), simulated);
}
