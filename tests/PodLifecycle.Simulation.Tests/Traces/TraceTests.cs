namespace PodLifecycle.Simulation.Tests.Traces;

public class TraceTests
{
    private static readonly Script Fails = Script.Parse("""{"containers":{"app":{"runs":[{"for":"5s","exit":1}]}}}""");

    [Fact]
    public void Watch_OfACrashingPod_ReadsAsKubectlPrintsIt()
    {
        Simulation.Run(GivenPod.OfOneContainer(), Fails, TimeSpan.FromSeconds(20)).GetWatch().Should().Be("""
            NAME   READY   STATUS    RESTARTS   AGE
            p      0/1     Pending   0          0s
            p      0/1     ContainerCreating   0          0s
            p      1/1     Running             0          0s
            p      0/1     Error               0          5s
            p      1/1     Running             1 (0s ago)   5s
            p      0/1     Error               1 (5s ago)   10s
            p      0/1     CrashLoopBackOff    1 (10s ago)   20s
            p      1/1     Running             2 (10s ago)   20s

            """);
    }

    [Fact]
    public void Watch_IsWideOrWithEvents_HasMoreColumnsOrLines()
    {
        Trace trace = Simulation.Run(GivenPod.OfOneContainer(), Fails, TimeSpan.FromSeconds(5));

        trace.GetWatch(wide: true).Should().Contain("READINESS GATES").And.Contain("node-1");
        trace.GetWatch(events: true).Should().Contain("#  5s  Normal Started (x2): Container started\n");
    }

    [Fact]
    public void Run_IsRepeated_GivesTheSameBytes()
    {
        static string Json(int seed) =>
            TraceJson.Write(Simulation.Run(GivenPod.OfOneContainer(), new SimulationOptions { Script = Fails, Seed = seed, Timing = Timing.Kubelet }));

        Json(1).Should().Be(Json(1));
        Json(1).Should().NotBe(Json(2), "jitter comes from the seed");
    }

    [Fact]
    public void Seed_UnderIdealTiming_ChangesNothing()
    {
        static string Watch(int seed) => Simulation.Run(GivenPod.OfOneContainer(), Fails, seed: seed).GetWatch(events: true);

        Watch(1).Should().Be(Watch(2));
    }

    [Fact]
    public void Final_IsThePodAsLastSeen()
    {
        Simulation.Run(GivenPod.OfOneContainer("restartPolicy: Never"), Fails).Final.Status.Phase.Should().Be("Failed");
    }

    [Fact]
    public void Program_IsUnknown_IsAnErrorThatNamesContainerAndRemedy()
    {
        Action run = () => Simulation.Run(GivenPod.OfOneContainer());

        run.Should().Throw<SimulationException>().WithMessage("container \"app\"*\"app:1\"*unknown; describe*");
    }
}
