using PodLifecycle.Api;

namespace PodLifecycle.Tests.Restarts;

public class ContainerRestartPolicyTests
{
    private static readonly Container App = new() { Name = "app" };

    [Theory]
    [InlineData(nameof(ContainerRecordState.Created))]
    [InlineData(nameof(ContainerRecordState.Unknown))]
    public void ShouldStart_InstanceNeverStartedOrLost_EvenUnderPolicyNever(string stateName)
    {
        var state = Enum.Parse<ContainerRecordState>(stateName);
        var pod = new Pod { Spec = new PodSpec { RestartPolicy = RestartPolicy.Never } };

        ContainerRestartPolicy.ShouldStart(pod, App, new ContainerRecord { Name = "app", Id = "app-0", State = state }).Should().BeTrue();
    }

    [Fact]
    public void ShouldStart_PodIsBeingDeleted_NotEvenTheFirstTime()
    {
        var pod = new Pod { Metadata = new ObjectMeta { DeletionTimestamp = DateTimeOffset.UnixEpoch } };

        ContainerRestartPolicy.ShouldStart(pod, App, null).Should().BeFalse();
    }

    [Fact]
    public void AfterExit_RuleMatches_BeatsPolicyNever()
    {
        Container container = App with { RestartPolicy = RestartPolicy.Never, RestartPolicyRules = [OnExit(42, RestartRule.Restart)] };

        ContainerRestartPolicy.AfterExit(RestartPolicy.Never, container, 42).Should().BeTrue();
        ContainerRestartPolicy.AfterExit(RestartPolicy.Never, container, 1).Should().BeFalse();
    }

    [Fact]
    public void AfterExit_RulesWithoutOwnPolicy_AreIgnored() =>
        ContainerRestartPolicy.AfterExit(RestartPolicy.Never, App with { RestartPolicyRules = [OnExit(42, RestartRule.Restart)] }, 42).Should().BeFalse();

    [Fact]
    public void AfterExit_FirstMatchHasAnotherAction_LaterRulesAreNotTried()
    {
        Container container = App with { RestartPolicy = RestartPolicy.Never, RestartPolicyRules = [OnExit(42, "Wait"), OnExit(42, RestartRule.Restart)] };

        ContainerRestartPolicy.AfterExit(RestartPolicy.Always, container, 42).Should().BeFalse();
    }

    [Fact]
    public void CanRestart_OnlyARuleForAllContainers_DoesNotCount() =>
        ContainerRestartPolicy.CanRestart(RestartPolicy.Always, App with { RestartPolicy = RestartPolicy.Never, RestartPolicyRules = [OnExit(42, RestartRule.RestartAllContainers)] })
            .Should().BeFalse();

    private static ContainerRestartRule OnExit(int code, string action) =>
        new() { Action = action, ExitCodes = new ContainerRestartRuleOnExitCodes { Operator = RestartRule.In, Values = [code] } };
}
