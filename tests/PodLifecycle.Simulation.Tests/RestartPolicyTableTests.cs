using PodLifecycle.Api;
using PodLifecycle.Simulation.Tests.Scripts;

namespace PodLifecycle.Simulation.Tests;

/// <summary>What the tutorials' tables of restart policies say about pods of one container (ids of the seeds' checklist, section B).</summary>
public class RestartPolicyTableTests
{
    private const string Ends0 = """{"for":"5s"}""";
    private const string Ends1 = """{"for":"5s","exit":1}""";
    private const string OutOfMemory = """{"for":"5s","exit":137,"reason":"OOMKilled"}""";
    private const string FailsItsProbe = """{"onTerm":{"exit":1},"exec":{"check":[{"exit":1}]}}""";

    /// <summary>What is seen within 40 seconds, after <c>0/1 Pending 0 (Pending)</c> and <c>0/1 ContainerCreating 0 (Pending)</c>.</summary>
    [Theory]
    [InlineData("S0-20 S2-56", "Always", Ends0, "1/1 Running 0 (Running), 0/1 Completed 0 (Running), 1/1 Running 1 (Running), 0/1 Completed 1 (Running), 0/1 CrashLoopBackOff 1 (Running), 1/1 Running 2 (Running), 0/1 Completed 2 (Running)")]
    [InlineData("S0-21 S2-57", "OnFailure", Ends0, "1/1 Running 0 (Running), 0/1 Completed 0 (Running), 0/1 Completed 0 (Succeeded)")]
    [InlineData("S0-22 S2-59", "Never", Ends0, "1/1 Running 0 (Running), 0/1 Completed 0 (Running), 0/1 Completed 0 (Succeeded)")]
    [InlineData("S0-23 S2-56", "Always", Ends1, "1/1 Running 0 (Running), 0/1 Error 0 (Running), 1/1 Running 1 (Running), 0/1 Error 1 (Running), 0/1 CrashLoopBackOff 1 (Running), 1/1 Running 2 (Running), 0/1 Error 2 (Running)")]
    [InlineData("S0-24 S2-57", "OnFailure", Ends1, "1/1 Running 0 (Running), 0/1 Error 0 (Running), 1/1 Running 1 (Running), 0/1 Error 1 (Running), 0/1 CrashLoopBackOff 1 (Running), 1/1 Running 2 (Running), 0/1 Error 2 (Running)")]
    [InlineData("S0-25 S2-59", "Never", Ends1, "1/1 Running 0 (Running), 0/1 Error 0 (Running), 0/1 Error 0 (Failed)")]
    [InlineData("S0-32", "Always", OutOfMemory, "1/1 Running 0 (Running), 0/1 OOMKilled 0 (Running), 1/1 Running 1 (Running), 0/1 OOMKilled 1 (Running), 0/1 CrashLoopBackOff 1 (Running), 1/1 Running 2 (Running), 0/1 OOMKilled 2 (Running)")]
    [InlineData("S0-33", "OnFailure", OutOfMemory, "1/1 Running 0 (Running), 0/1 OOMKilled 0 (Running), 1/1 Running 1 (Running), 0/1 OOMKilled 1 (Running), 0/1 CrashLoopBackOff 1 (Running), 1/1 Running 2 (Running), 0/1 OOMKilled 2 (Running)")]
    [InlineData("S0-34", "Never", OutOfMemory, "1/1 Running 0 (Running), 0/1 OOMKilled 0 (Running), 0/1 OOMKilled 0 (Failed)")]
    [InlineData("S2-58", "Never", FailsItsProbe, "1/1 Running 0 (Running), 0/1 Error 0 (Running), 0/1 Error 0 (Failed)")]
    [InlineData("S2-59", "Always", FailsItsProbe, "1/1 Running 0 (Running), 1/1 Running 1 (Running)")]
    public void OneContainer_EndsUnderAPolicy_IsSeenAs(string rows, string policy, string run, string seen)
    {
        Pod pod = GivenPod.OfOneContainer($"restartPolicy: {policy}", probe: run == FailsItsProbe ? "livenessProbe: {exec: {command: [check]}}" : "");

        Trace trace = Simulation.Run(pod, Plays(run), TimeSpan.FromSeconds(40));

        SeenRows.Of(trace).Select(r => r.Text).Should().Equal(["0/1 Pending 0 (Pending)", "0/1 ContainerCreating 0 (Pending)", .. seen.Split(", ")], rows);
    }

    [Fact]
    public void Container_IsOutOfMemory_HasReasonAndCodeAndNoEventOfItsOwn()
    {
        Trace trace = Simulation.Run(GivenPod.OfOneContainer("restartPolicy: Never"), Plays(OutOfMemory));

        trace.Final.Status.ContainerStatuses[0].State.Terminated.Should().Match<ContainerStateTerminated>(t => t.Reason == "OOMKilled" && t.ExitCode == 137);
        trace.Events.Select(e => e.Event.Reason).Should().Equal("Scheduled", "Pulled", "Created", "Started");
    }

    private static Script Plays(string run) => Script.Parse("""{"containers":{"app":{"runs":[""" + run + "]}}}");
}
