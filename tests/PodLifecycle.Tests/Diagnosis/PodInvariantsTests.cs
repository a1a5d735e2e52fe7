using PodLifecycle.Api;

namespace PodLifecycle.Tests.Diagnosis;

public class PodInvariantsTests
{
    private const StatusWriters Collector = StatusWriters.Kubelet | StatusWriters.PodGarbageCollector;

    private static readonly Pod Running = new()
    {
        Metadata = new() { Name = "demo", Generation = 1 },
        Spec = new() { NodeName = "node-1", Containers = [new() { Name = "app" }] },
        Status = new()
        {
            Phase = PodPhase.Running,
            QosClass = QosClass.BestEffort,
            HostIp = "192.0.2.10",
            HostIps = [new() { Ip = "192.0.2.10" }],
            StartTime = DateTimeOffset.UnixEpoch,
            Conditions =
            [
                Condition(PodConditionType.PodReadyToStartContainers), Condition(PodConditionType.Initialized), Condition(PodConditionType.Ready),
                Condition(PodConditionType.ContainersReady), Condition(PodConditionType.PodScheduled),
            ],
            ContainerStatuses = [App],
        },
    };

    private static ContainerStatus App => new()
    {
        Name = "app",
        ContainerId = "containerd://app-1",
        State = new() { Running = new() { StartedAt = DateTimeOffset.UnixEpoch } },
        Ready = true,
        Started = true,
        RestartCount = 1,
    };

    [Fact]
    public void HealthyPod_KeepsEveryRule()
    {
        PodInvariants.Broken(Running).Should().BeEmpty();
        PodInvariants.Broken(Running, Running).Should().BeEmpty();
    }

    [Fact]
    public void Names_AreUnique() =>
        PodInvariants.OfStatus.Concat(PodInvariants.OfChange).Select(i => i.Name).Should().OnlyHaveUniqueItems();

    [Fact]
    public void Rules_ArePlacedByWhatTheyCompare()
    {
        PodInvariants.OfStatus.Should().OnlyContain(i => !i.ComparesVersions);
        PodInvariants.OfChange.Should().OnlyContain(i => i.ComparesVersions);
    }

    [Fact]
    public void CollectedPod_FailsWhileItRuns_AndBreaksOnlyAKubeletsRules()
    {
        Pod collected = Running with { Status = Running.Status with { Phase = PodPhase.Failed } };

        PodInvariants.Broken(collected).Select(b => b.Invariant.Name).Should().Equal("ended-pod-is-not-ready", "ended-pod-runs-nothing");
        PodInvariants.Broken(collected, Collector).Should().BeEmpty();
    }

    [Fact]
    public void PodOfASilentNode_IsUnreadyWithReadyContainers_AndBreaksOnlyAKubeletsRule()
    {
        Pod silent = Running with { Status = Running.Status with { Conditions = Running.Status.Conditions.SetItem(2, Condition(PodConditionType.Ready) with { Status = ConditionStatus.False }) } };

        PodInvariants.Broken(silent).Select(b => b.Invariant.Name).Should().Equal("ready-follows-containers-ready");
        PodInvariants.Broken(silent, StatusWriters.Kubelet | StatusWriters.NodeLifecycleController).Should().BeEmpty();
    }

    [Fact]
    public void RunningAfterSucceeded_IsAClientsDoing_WhichTheApiServerLets()
    {
        Pod succeeded = Running with { Status = Running.Status with { Phase = PodPhase.Succeeded } };

        PodInvariants.Broken(succeeded, Running).Single().ToString().Should().Be("terminal-phase-is-final: status.phase: Running after Succeeded");
        PodInvariants.Broken(succeeded, Running, StatusWriters.None).Should().BeEmpty();
    }

    [Fact]
    public void AnotherQosClass_IsRefusedByTheApiServer_WhoeverWrites()
    {
        Pod changed = Running with { Status = Running.Status with { QosClass = QosClass.Guaranteed } };

        PodInvariants.Broken(Running, changed, StatusWriters.None).Select(b => b.Invariant.Name).Should().Equal("qos-class-is-kept");
    }

    [Fact]
    public void RestartCount_ThatFalls_IsToldWithItsField()
    {
        Pod fallen = Running with { Status = Running.Status with { ContainerStatuses = [App with { RestartCount = 0 }] } };

        PodInvariants.Broken(Running, fallen).Single().Field.Should().Be("status.containerStatuses[0].restartCount");
    }

    private static PodCondition Condition(string type) => new() { Type = type, Status = ConditionStatus.True, LastTransitionTime = DateTimeOffset.UnixEpoch };
}
