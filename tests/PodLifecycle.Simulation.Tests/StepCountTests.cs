namespace PodLifecycle.Simulation.Tests;

/// <summary>How much happens, not how long it takes: a loop that plans too much shows here.</summary>
public class StepCountTests
{
    [Fact]
    public void BackOff_ClimbsToItsTop_TakesFewSteps()
    {
        // Restarts after 0, 10, 20, 40, 80, 160 and 300 s of waiting.
        var options = new SimulationOptions
        {
            Script = Script.Parse("""{"containers":{"app":{"runs":[{"for":"0s","exit":1}]}}}"""),
            Until = TimeSpan.FromSeconds(610),
            MaxSteps = 200,
        };

        Simulation.Run(GivenPod.OfOneContainer(), options).Final.Status.ContainerStatuses[0].RestartCount.Should().Be(7);
    }

    [Fact]
    public void Pod_OnlyRuns_TakesNoStepsForTimeThatPasses()
    {
        var options = new SimulationOptions
        {
            Script = Script.Parse("""{"containers":{"app":{"runs":[{}]}}}"""),
            Until = TimeSpan.FromSeconds(1),
            MaxSteps = 20,
        };

        Simulation.Run(GivenPod.OfOneContainer(), options).Final.Status.Phase.Should().Be("Running");
    }
}
