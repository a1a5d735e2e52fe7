namespace PodLifecycle.Simulation.Tests.Scenarios;

public class MutationTests
{
    [Theory]
    [InlineData("state dropped", 800)]
    [InlineData("two states swapped", 600)]
    [InlineData("reason changed", 800)]
    [InlineData("restarts off by one", 800)]
    [InlineData("wrong phase", 800)]
    [InlineData("DELETED missing", 50)]
    [InlineData("time off by 3 x tolerance", 800)]
    [InlineData("5 s in a state that is not recorded", 800)]
    public void RequiredState_Changed_IsNoticed(string kind, int atLeast)
    {
        int tried = 0;
        var unnoticed = new List<string>();
        foreach (RecordedScenario scenario in Recordings.All)
        {
            foreach (Mutation mutation in new Mutations(scenario).All().Where(m => m.Kind == kind))
            {
                tried++;
                if (TraceComparison.Compare(scenario, mutation.States, mutation.Mode) is null)
                    unnoticed.Add($"{scenario.Id}, change {tried}");
            }
        }

        unnoticed.Should().BeEmpty();
        tried.Should().BeGreaterThan(atLeast);
    }

    [Fact]
    public void Event_Dropped_IsNoticed()
    {
        RecordedScenario scenario = Recordings.Get("rp-never-exit1-5s");
        for (int n = 0; n < scenario.Events.Count; n++)
        {
            SeenEvent[] events = [.. scenario.Events.Where((_, k) => k != n)];
            TraceComparison.CompareEvents(scenario, Recordings.AsSimulated(scenario), events).Should().Contain(scenario.Events[n].Reason).And.Contain("missing");
        }
    }
}
