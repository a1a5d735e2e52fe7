using PodLifecycle.Api;
using static PodLifecycle.Tests.Pods.SeenPod;

namespace PodLifecycle.Tests.Pods;

public class PodStatusTests
{
    private static readonly Container Web = new() { Name = "web" };
    private static readonly Container Setup = new() { Name = "setup" };
    private static readonly StartError BackOff = new("web", "CrashLoopBackOff", "back-off 10s");

    [Fact]
    public void Phase_SandboxLostWithInitContainers_GoesBackToPending()
    {
        var seen = new SeenPod(Of(RestartPolicy.Always, Web) with { Spec = new() { InitContainers = [Setup], Containers = [Web] } });
        seen.Sync(InSandbox(Exited("setup", 0), Running("web"))).Phase.Should().Be(PodPhase.Running);

        seen.Sync(InSandbox(Running("setup", run: 1), Exited("web", 137))).Phase.Should().Be(PodPhase.Pending);
    }

    [Fact]
    public void Phase_OneContainerWaitsForItsFirstRun_IsPendingAlthoughAnotherRuns()
    {
        new SeenPod(Of(RestartPolicy.Always, Web, new() { Name = "api" })).Sync(InSandbox(Running("web"))).Phase.Should().Be(PodPhase.Pending);
    }

    [Fact]
    public void Phase_LostContainerThatHadSucceededBefore_CountsAsFailed()
    {
        var lost = new ContainerStatus
        {
            Name = "web",
            State = new() { Waiting = new() },
            LastState = new() { Terminated = new() { ExitCode = 0 } },
        };

        PodPhaseRules.Phase(Of(RestartPolicy.Never, Web), ValueList<ContainerStatus>.Empty, [lost], false, true).Should().Be(PodPhase.Failed);
    }

    [Theory]
    [InlineData(0, PodPhase.Succeeded)]
    [InlineData(137, PodPhase.Failed)]
    public void Phase_DeletedPodStopped_FollowsTheExitCodesEvenUnderAlways(int exitCode, string phase)
    {
        SeenPod seen = new SeenPod(Of(RestartPolicy.Always, Web)).Deleted();

        seen.Sync(InSandbox(Exited("web", exitCode))).Phase.Should().Be(PodPhase.Running);
        seen.Sync(InSandbox(Exited("web", exitCode)), isTerminal: true).Phase.Should().Be(phase);
    }

    [Fact]
    public void Phase_StaticPodStopped_StaysRunningUnderAlways()
    {
        Pod pod = Of(RestartPolicy.Always, Web);
        pod = pod with { Metadata = pod.Metadata with { Annotations = new([new("kubernetes.io/config.source", "file")]) } };

        new SeenPod(pod).Sync(InSandbox(Exited("web", 0)), isTerminal: true).Phase.Should().Be(PodPhase.Running);
    }

    [Fact]
    public void Phase_OnceTerminal_StaysWhateverIsComputed()
    {
        var seen = new SeenPod(Of(RestartPolicy.Always, Web));
        seen.Cache = seen.Cache with { Status = new() { Phase = PodPhase.Failed, Reason = "Evicted" } };

        PodStatus status = seen.Sync(InSandbox(Running("web")));

        status.Phase.Should().Be(PodPhase.Failed);
        status.Reason.Should().Be("Evicted");
    }

    [Fact]
    public void Conditions_CompletedPod_IsInitializedButNotReady()
    {
        PodStatus status = new SeenPod(Of(RestartPolicy.Never, Web)).Sync(InSandbox(Exited("web", 0)));

        Condition(status, PodConditionType.Ready).Should().Be((ConditionStatus.False, "PodCompleted"));
        Condition(status, PodConditionType.Initialized).Should().Be((ConditionStatus.True, "PodCompleted"));
    }

    [Fact]
    public void ConditionMessage_SeveralNames_AreInSpecOrderSeparatedByBlanks()
    {
        PodStatus status = new SeenPod(Of(RestartPolicy.Always, Web, new() { Name = "api" })).Sync(InSandbox());

        Statuses.Find(status.Conditions, PodConditionType.Ready)!.Message.Should().Be("containers with unready status: [web api]");
        status.ContainerStatuses[0].Name.Should().Be("api");
    }

    [Fact]
    public void Initialized_OnceTrue_StaysWhenInitContainersRunAgain()
    {
        var seen = new SeenPod(Of(RestartPolicy.Always, Web) with { Spec = new() { InitContainers = [Setup], Containers = [Web] } });
        seen.Sync(InSandbox(Exited("setup", 0), Running("web")));

        PodStatus status = seen.Sync(InSandbox(Running("setup", run: 1)));

        Condition(status, PodConditionType.Initialized).Status.Should().Be(ConditionStatus.True);
    }

    [Fact]
    public void State_Crashed_IsTerminatedUntilAStartIsRefused()
    {
        var seen = new SeenPod(Of(RestartPolicy.Always, Web));
        seen.Sync(InSandbox(Exited("web", 1))).ContainerStatuses[0].State.Terminated!.ExitCode.Should().Be(1);

        ContainerStatus refused = seen.Sync(InSandbox(Exited("web", 1)), errors: BackOff).ContainerStatuses[0];

        refused.State.Waiting!.Reason.Should().Be("CrashLoopBackOff");
        refused.LastState.Terminated!.ExitCode.Should().Be(1);
    }

    [Fact]
    public void State_DeletedDuringBackOff_ShowsTheSameRunTwice()
    {
        var seen = new SeenPod(Of(RestartPolicy.Always, Web));
        seen.Sync(InSandbox(Exited("web", 1)), errors: BackOff);

        ContainerStatus status = seen.Deleted().Sync(InSandbox(Exited("web", 1)), errors: BackOff).ContainerStatuses[0];

        status.State.Terminated.Should().NotBeNull();
        status.LastState.Terminated.Should().Be(status.State.Terminated);
    }

    [Fact]
    public void State_RunningContainerGone_WaitsAndCountsOneMoreRun()
    {
        var seen = new SeenPod(Of(RestartPolicy.Always, Web));
        seen.Sync(InSandbox(Running("web")));

        ContainerStatus status = seen.Sync(InSandbox()).ContainerStatuses[0];

        status.State.Waiting!.Reason.Should().Be("ContainerCreating");
        status.LastState.Terminated!.Reason.Should().Be("ContainerStatusUnknown");
        status.RestartCount.Should().Be(1);
    }

    [Fact]
    public void State_AllContainersRestart_LosesTheExitCodeThatAskedForIt()
    {
        Container rule = Web with
        {
            RestartPolicy = RestartPolicy.Never,
            RestartPolicyRules = [new() { Action = "RestartAllContainers", ExitCodes = new() { Operator = "In", Values = [42] } }],
        };
        var seen = new SeenPod(Of(RestartPolicy.Always, rule) with { Spec = new() { InitContainers = [Setup], Containers = [rule] } });
        seen.Sync(InSandbox(Exited("setup", 0), Exited("web", 42)));

        PodStatus status = seen.Sync(InSandbox());

        status.ContainerStatuses[0].LastState.Terminated!.ExitCode.Should().Be(137);
        status.InitContainerStatuses[0].State.Waiting.Should().NotBeNull();
        status.InitContainerStatuses[0].Ready.Should().BeTrue("the old status of an ended container is taken over whole");
    }

    [Fact]
    public void Deadline_Reached_FailsThePodWhileItsContainersRun()
    {
        Pod pod = Of(RestartPolicy.Always, Web);
        var seen = new SeenPod(pod with { Spec = pod.Spec with { ActiveDeadlineSeconds = 30 } });
        seen.Sync(InSandbox(Running("web")), at: 10).Phase.Should().Be(PodPhase.Running);
        seen.Sync(InSandbox(Running("web")), at: 39.9).Phase.Should().Be(PodPhase.Running);

        seen.Sync(InSandbox(Running("web")), at: 40).Reason.Should().Be("DeadlineExceeded");
    }

    [Fact]
    public void Addresses_SeveralOfOneFamily_KeepTheFirstOfEach()
    {
        PodAddresses.PodIps(PodSpec.Empty, ["fd00:0:0::5", "10.0.0.5", "10.0.0.6"], ["192.168.1.10"], [])
            .Should().Equal(new PodIp { Ip = "10.0.0.5" }, new PodIp { Ip = "fd00::5" });
    }

    private static (string Status, string Reason) Condition(PodStatus status, string type)
    {
        PodCondition condition = Statuses.Find(status.Conditions, type)!;
        return (condition.Status, condition.Reason);
    }
}
