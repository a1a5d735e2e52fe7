using PodLifecycle.Api;

namespace PodLifecycle.Tests;

/// <summary>What people believe about the description and is otherwise.</summary>
public class KubectlDescribeTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 10, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(20, "Terminating (lasts <invalid>)")]
    [InlineData(-5, "Terminating (lasts 5s)")]
    public void Status_Terminating_CountsFromTheEndOfTheGracePeriod(int deadline, string expected)
    {
        var pod = new Pod
        {
            Metadata = new ObjectMeta { Name = "web", DeletionTimestamp = Now.AddSeconds(deadline), DeletionGracePeriodSeconds = 30 },
            Status = new PodStatus { Phase = PodPhase.Running },
        };
        Kubectl.Describe(pod, [], Now).Should().Contain(expected);
    }

    [Fact]
    public void Status_CrashLoop_IsThePhaseNotTheStatusColumn()
    {
        var pod = new Pod
        {
            Spec = new PodSpec { Containers = [new() { Name = "app" }] },
            Status = new PodStatus
            {
                Phase = PodPhase.Running,
                ContainerStatuses = [new() { Name = "app", State = new ContainerState { Waiting = new ContainerStateWaiting { Reason = "CrashLoopBackOff" } } }],
            },
        };
        Kubectl.Describe(pod, [], Now).Should().MatchRegex("(?m)^Status: +Running$");
        Kubectl.Get(pod, Now).Status.Should().Be("CrashLoopBackOff");
    }

    [Fact]
    public void Environment_FieldReference_OnlyNameAndNamespaceAreKnown()
    {
        Pod pod = Pod.FromJson("""
            {"metadata": {"name": "web"}, "spec": {"nodeName": "node-a", "containers": [{"name": "app", "env": [
              {"name": "NAME", "valueFrom": {"fieldRef": {"apiVersion": "v1", "fieldPath": "metadata.name"}}},
              {"name": "NODE", "valueFrom": {"fieldRef": {"apiVersion": "v1", "fieldPath": "spec.nodeName"}}}]}]}}
            """);
        Kubectl.Describe(pod, [], Now).Should().MatchRegex("NAME: +web \\(v1:metadata.name\\)\n +NODE: + \\(v1:spec.nodeName\\)\n");
    }

    [Fact]
    public void Events_OfAnotherPodOfTheSameName_AreNotShown()
    {
        var pod = new Pod { Metadata = new ObjectMeta { Name = "web", Namespace = "default", Uid = "new" } };
        var old = new Event { Reason = "Killing", InvolvedObject = new ObjectReference { Name = "web", Namespace = "default", Uid = "old" } };
        Kubectl.Describe(pod, [old], Now).Should().MatchRegex("Events: +<none>\n$");
        Kubectl.Describe(pod, [old with { InvolvedObject = old.InvolvedObject with { Uid = "new" } }], Now).Should().Contain("Killing");
    }
}
