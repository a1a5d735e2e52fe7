using PodLifecycle.Api;
using PodLifecycle.Simulation.Tests.Scripts;

namespace PodLifecycle.Simulation.Tests;

/// <summary>What the tutorials' tables of restart policies say about pods of two containers (ids of the seeds' checklist, sections B and L).</summary>
public class TwoContainersTests
{
    private const string Runs = "{}";
    private const string Ends0 = """{"for":"5s"}""";
    private const string Ends1 = """{"for":"8s","exit":1}""";

    /// <summary>What is seen within 30 seconds from <c>2/2 Running 0 (Running)</c> on.</summary>
    [Theory]
    [InlineData("S0-26", "Always", Runs, Ends1, "1/2 Error 0 (Running), 2/2 Running 1 (Running), 1/2 Error 1 (Running), 1/2 CrashLoopBackOff 1 (Running), 2/2 Running 2 (Running)")]
    [InlineData("S0-27", "OnFailure", Runs, Ends1, "1/2 Error 0 (Running), 2/2 Running 1 (Running), 1/2 Error 1 (Running), 1/2 CrashLoopBackOff 1 (Running), 2/2 Running 2 (Running)")]
    [InlineData("S0-28 S2-60", "Never", Runs, Ends1, "1/2 Error 0 (Running)")]
    [InlineData("S0-29", "Always", Ends0, Ends1, "1/2 NotReady 0 (Running), 2/2 Running 1 (Running), 1/2 Error 1 (Running), 2/2 Running 2 (Running), 1/2 NotReady 2 (Running), 0/2 CrashLoopBackOff 2 (Running), 1/2 CrashLoopBackOff 3 (Running), 0/2 Completed 3 (Running), 0/2 CrashLoopBackOff 3 (Running), 1/2 CrashLoopBackOff 4 (Running)")]
    [InlineData("S0-30", "OnFailure", Ends0, Ends1, "1/2 NotReady 0 (Running), 0/2 Error 0 (Running), 1/2 NotReady 1 (Running), 0/2 Error 1 (Running), 0/2 Completed 1 (Running), 1/2 NotReady 2 (Running)")]
    [InlineData("S0-31 S2-60", "Never", Ends0, Ends1, "1/2 NotReady 0 (Running), 0/2 Error 0 (Running), 0/2 Error 0 (Failed)")]
    [InlineData("S4-43 S4-44", "Always", Runs, Ends0, "1/2 NotReady 0 (Running), 2/2 Running 1 (Running), 1/2 NotReady 1 (Running), 1/2 CrashLoopBackOff 1 (Running), 2/2 Running 2 (Running), 1/2 NotReady 2 (Running)")]
    public void TwoContainers_EndUnderAPolicy_AreSeenAs(string rows, string policy, string first, string second, string seen)
    {
        var pod = Pod.FromJson($$$"""
            {"apiVersion":"v1","kind":"Pod","metadata":{"name":"p"},
             "spec":{"restartPolicy":"{{{policy}}}","containers":[{"name":"a","image":"a:1"},{"name":"b","image":"b:1"}]}}
            """);
        var script = Script.Parse("""{"containers":{"a":{"runs":[""" + first + """]},"b":{"runs":[""" + second + "]}}}");

        Trace trace = Simulation.Run(pod, script, TimeSpan.FromSeconds(30));

        SeenRows.Of(trace).Select(r => r.Text).SkipWhile(text => text != "2/2 Running 0 (Running)").Skip(1).Should().Equal(seen.Split(", "), rows);
    }
}
