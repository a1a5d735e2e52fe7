using PodLifecycle.Api;

namespace PodLifecycle.Tests.Diagnosis;

public class ReachabilityTests
{
    /// <summary>Each mend may bring another finding to light, but the containers' states are the truth that all mends go towards.</summary>
    private const int MostMends = 16;

    public static TheoryData<string> Problems => [.. ImpossiblePods.All.Select(p => p.Problem)];

    [Fact]
    public void PossiblePods_HaveNoFinding()
    {
        Reachability.Check(ImpossiblePods.Good).Should().BeEmpty();
        Reachability.Check(ImpossiblePods.WithInit).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Problems))]
    public void ImpossibleStatus_IsCaughtByItsRule_AndCanBeMended(string problem)
    {
        (_, string rule, Pod pod) = ImpossiblePods.All.Single(p => p.Problem == problem);
        Reachability.Check(pod).Select(f => f.Invariant.Name).Should().Contain(rule);

        Pod mended = pod;
        var edits = new List<string>();
        while (edits.Count < MostMends && Reachability.Check(mended) is { Count: > 0 } findings)
        {
            edits.Add(findings[0].ToString());
            mended = findings[0].Mend(mended);
        }

        Reachability.Check(mended).Should().BeEmpty("these were all mends: {0}", string.Join("\n", edits));
    }

    [Fact]
    public void EachMend_MendsItsOwnFinding()
    {
        foreach ((string problem, _, Pod pod) in ImpossiblePods.All)
        {
            foreach (ReachabilityFinding finding in Reachability.Check(pod))
            {
                Reachability.Check(finding.Mend(pod)).Select(f => (f.Invariant.Name, f.Field, f.Problem))
                    .Should().NotContain((finding.Invariant.Name, finding.Field, finding.Problem), problem);
            }
        }
    }

    [Fact]
    public void Finding_SaysRuleFieldProblemAndMend()
    {
        Pod pod = ImpossiblePods.Good with { Status = ImpossiblePods.Good.Status with { Phase = "running" } };

        ReachabilityFinding finding = Reachability.Check(pod).Single();
        finding.Edit.Path.Should().Be("status.phase");
        finding.Edit.Json.Should().Be("\"Running\"");
        finding.Invariant.Binds.Should().HaveFlag(StatusWriters.Kubelet);
        finding.ToString().Should().Be(
            "phase-is-known: status.phase: is 'running'\n"
            + "  The phase is Pending, Running, Succeeded or Failed; Unknown is written no more. Mend: status.phase = \"Running\"");
    }

    [Fact]
    public void PodOfASilentNode_IsPossible_ForItsControllerLeavesAMark()
    {
        PodStatus status = ImpossiblePods.Good.Status;
        Pod silent = ImpossiblePods.Good with { Status = status with { Conditions = status.Conditions.SetItem(2, status.Conditions[2] with { Status = ConditionStatus.False }) } };

        Reachability.Check(silent).Should().BeEmpty();
        Reachability.Check(silent, new() { Writers = StatusWriters.Kubelet }).Single().Invariant.Name.Should().Be("ready-follows-containers-ready");
    }

    [Fact]
    public void SandboxCondition_IsNoPartOfTheOldestVersion()
    {
        PodStatus status = ImpossiblePods.Good.Status;
        Pod old = ImpossiblePods.Good with { Status = status with { ObservedGeneration = 0, Conditions = [.. status.Conditions.Skip(1)] } };

        Reachability.Check(old, new() { Version = KubernetesVersion.V1_28 }).Should().BeEmpty();
        Reachability.Check(old, new() { Version = KubernetesVersion.V1_29 }).Single().Invariant.Name.Should().Be("sandbox-condition-comes-too");
    }

    [Fact]
    public void ClientWithoutRules_CanWriteNearlyAnything()
    {
        Pod succeeded = ImpossiblePods.Good with { Status = ImpossiblePods.Good.Status with { Phase = PodPhase.Succeeded } };

        Reachability.Check(succeeded, new() { Writers = StatusWriters.None }).Should().BeEmpty();
    }
}
