using PodLifecycle.Api;
using static PodLifecycle.Simulation.Tests.Scenarios.Given;

namespace PodLifecycle.Simulation.Tests.Scenarios;

public class LegalWayTests
{
    private static readonly Dictionary<string, HashSet<string>> nothingRecorded = [];

    [Fact]
    public void Phase_OnTheWayFromPendingToTheEnd_MayBeRunning()
    {
        Leads(Pending, Running, Completed).Should().BeTrue();
        Leads(Pending, Running, Pending with { Status = "Init:0/1" }).Should().BeFalse();
    }

    [Fact]
    public void TerminalPhaseAndDeletion_NeverGoBack()
    {
        Leads(Running, Completed, RunningAgain).Should().BeFalse();
        Leads(Running, Running with { Deleting = true }, Running with { Ready = "0/1" }).Should().BeFalse();
        Leads(Running with { Deleting = true }, Error, Completed with { Deleting = true }).Should().BeFalse();
    }

    [Fact]
    public void Restarts_LieBetweenThoseOfTheNeighbours()
    {
        Leads(Error, Error with { Restarts = 1 }, RunningAgain).Should().BeTrue();
        Leads(Error, Error with { Restarts = 2 }, RunningAgain).Should().BeFalse();
        Leads(Error, Error with { Restarts = 7 }, null).Should().BeTrue("nothing says where it ends");
    }

    [Fact]
    public void Condition_WithAValueNeverRecorded_MustBeAPlainOne()
    {
        Leads(Pending, With(Running, "Ready", "False/ContainersNotReady"), Running).Should().BeTrue();
        Leads(Pending, With(Running, "Ready", "False/PodFailed"), Running).Should().BeFalse();
        LegalWay.Leads(Pending, With(Running, "Ready", "False/PodFailed"), Running, new Dictionary<string, HashSet<string>> { ["Ready"] = ["False/PodFailed"] })
            .Should().BeTrue();
    }

    [Fact]
    public void Condition_OfBothNeighbours_MayNotBeMissing()
    {
        Leads(With(Running, "Ready", "True"), Error, With(RunningAgain, "Ready", "True")).Should().BeFalse();
        Leads(With(Running, "Ready", "True"), Error, RunningAgain).Should().BeTrue();
    }

    private static bool Leads(SeenState? before, SeenState through, SeenState? after) => LegalWay.Leads(before, through, after, nothingRecorded);

    private static SeenState With(SeenState state, string type, string value) => state with { Conditions = new ValueMap<string>([new(type, value)]) };
}
