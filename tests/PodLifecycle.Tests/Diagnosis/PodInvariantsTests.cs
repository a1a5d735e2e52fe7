using PodLifecycle.Api;

namespace PodLifecycle.Tests.Diagnosis;

public class PodInvariantsTests
{
    private const StatusWriters Collector = StatusWriters.Kubelet | StatusWriters.PodGarbageCollector;

    private static readonly Pod Running = BrokenPods.Healthy;

    public static TheoryData<string> RulesOfStatus => [.. PodInvariants.OfStatus.Select(i => i.Name)];

    public static TheoryData<string> RulesOfChange => [.. PodInvariants.OfChange.Select(i => i.Name)];

    [Fact]
    public void HealthyPod_KeepsEveryRule()
    {
        PodInvariants.Broken(Running).Should().BeEmpty();
        PodInvariants.Broken(Running, Running).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(RulesOfStatus))]
    public void Rule_ThatOneVersionBreaks_IsTold(string name) =>
        PodInvariants.Broken(BrokenPods.OfStatus[name], version: VersionOf(name)).Select(b => b.Invariant.Name).Should().Contain(name);

    [Theory]
    [MemberData(nameof(RulesOfStatus))]
    public void Rule_ThatOneVersionBreaks_IsMendedByItsEdit(string name)
    {
        Pod broken = BrokenPods.OfStatus[name];
        BrokenInvariant rule = PodInvariants.Broken(broken, version: VersionOf(name)).Single(b => b.Invariant.Name == name);
        Pod mended = rule.Mend!.Apply(broken);

        mended.Equals(broken).Should().BeFalse();
        PodInvariants.Broken(mended, version: VersionOf(name)).Where(b => (b.Invariant, b.Field) == (rule.Invariant, rule.Field)).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(RulesOfChange))]
    public void Rule_ThatAStepBreaks_IsTold(string name) =>
        PodInvariants.Broken(BrokenPods.OfChange[name].Before, BrokenPods.OfChange[name].After).Select(b => b.Invariant.Name).Should().Contain(name);

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
        Pod silent = Running with { Status = Running.Status with { Conditions = Running.Status.Conditions.SetItem(2, Running.Status.Conditions[2] with { Status = ConditionStatus.False }) } };

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
    public void RestartCount_ThatFalls_IsToldWithItsField() =>
        PodInvariants.Broken(BrokenPods.OfChange["restart-count-never-falls"].Before, BrokenPods.OfChange["restart-count-never-falls"].After)
            .Single().ToString().Should().Be("restart-count-never-falls: status.containerStatuses[0].restartCount: app: 0 after 1");

    [Fact]
    public void InstanceThatTheRuntimeLostAndFound_MayRunAgain()
    {
        Pod lost = Running with
        {
            Spec = Running.Spec with { RestartPolicy = RestartPolicy.Always },
            Status = Running.Status with
            {
                ContainerStatuses = [Running.Status.ContainerStatuses[0] with { State = new() { Terminated = new() { ExitCode = 137, Reason = "ContainerStatusUnknown" } } }],
            },
        };

        PodInvariants.Broken(lost, Running with { Spec = lost.Spec }).Should().BeEmpty();
    }

    /// <summary>The oldest version in which the rule holds.</summary>
    private static KubernetesVersion VersionOf(string rule) => PodInvariants.OfStatus.Single(i => i.Name == rule).Since;
}
