using FluentAssertions;
using PodLifecycle.Api;
using PodLifecycle.Simulation;
using Xunit;

namespace UnitTests;

/// <summary>The controller meets pods that really start, crash and back off, in virtual time: half an hour takes milliseconds.</summary>
public class CrashLoopAlarmTests
{
    private static readonly Pod Cart = Pod.FromJson("""
        {
          "apiVersion": "v1",
          "kind": "Pod",
          "metadata": {"name": "cart"},
          "spec": {"containers": [{"name": "app", "image": "registry.example/cart:1.4"}]}
        }
        """);

    [Fact]
    public void AContainerThatCrashes_IsToldAfterItsThirdRestart()
    {
        Trace trace = Run(Cart, """{"containers": {"app": {"runs": [{"for": "2s", "exit": 1}]}}}""");

        TraceEntry first = trace.Entries.First(e => CrashLoopAlarm.Of(e.Pod) is not null);

        // It runs for two seconds, again at once, and then after waits of 10 and 20 seconds: 2 + 2 + 10 + 2 + 20 + 2.
        first.At.Should().Be(TimeSpan.FromSeconds(38));
        CrashLoopAlarm.Of(first.Pod).Should().Be("cart: container app ended with code 1 after 3 restarts");
    }

    [Fact]
    public void AContainerThatEndsWell_IsToldToo_BecauseItIsRestartedAllTheSame()
    {
        Alarms(Run(Cart, """{"containers": {"app": {"runs": [{"for": "2s", "exit": 0}]}}}"""))
            .Should().Contain("cart: container app ended with code 0 after 3 restarts");
    }

    [Fact]
    public void AContainerThatComesToItself_IsNotTold()
    {
        Trace trace = Run(Cart, """{"containers": {"app": {"runs": [{"for": "2s", "exit": 1}, {"for": "2s", "exit": 1}, {}]}}}""");

        trace.Final.Status.ContainerStatuses[0].RestartCount.Should().Be(2);
        Alarms(trace).Should().BeEmpty();
    }

    [Fact]
    public void AProbeThatFails_IsTold_WithTheCodeOfTheKill()
    {
        Pod probed = Pod.FromJson("""
            {
              "apiVersion": "v1",
              "kind": "Pod",
              "metadata": {"name": "web"},
              "spec": {"containers": [{
                "name": "app",
                "image": "registry.example/web:2.0",
                "livenessProbe": {"exec": {"command": ["check"]}, "periodSeconds": 5}
              }]}
            }
            """);

        Trace trace = Run(probed, """{"containers": {"app": {"runs": [{}], "exec": {"check": [{"until": "20s", "exit": 0}, {"exit": 1}]}}}}""");

        // The kubelet restarts it at once four times; only the fifth kill makes it wait, and only then there is something to see.
        Alarms(trace).First().Should().Be("web: container app ended with code 143 after 4 restarts");
    }

    private static Trace Run(Pod pod, string script) => Simulation.Run(pod, Script.Parse(script), until: TimeSpan.FromMinutes(30));

    private static IEnumerable<string> Alarms(Trace trace) => trace.Entries.Select(e => CrashLoopAlarm.Of(e.Pod)).OfType<string>();
}
