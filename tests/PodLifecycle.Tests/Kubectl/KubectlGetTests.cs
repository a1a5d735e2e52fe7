using PodLifecycle.Api;

namespace PodLifecycle.Tests;

/// <summary>What people believe about the STATUS column and is otherwise.</summary>
public class KubectlGetTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 5, 0, TimeSpan.Zero);

    [Fact]
    public void Status_TwoContainersWait_FirstInTheListWinsNotTheWorst() =>
        Status(Waiting("a", "ContainerCreating"), Waiting("b", "CrashLoopBackOff")).Should().Be("ContainerCreating");

    [Fact]
    public void Status_RunningButNotReady_IsRunningNotNotReady() =>
        Status(Running("app", ready: false)).Should().Be("Running");

    [Fact]
    public void Status_CompletedBesideRunningAndPodNotReady_IsNotReady() =>
        Status(Ended("job", "Completed", 0), Running("app", ready: true)).Should().Be("NotReady");

    [Theory]
    [InlineData(KubernetesVersion.V1_34, "Completed")]
    [InlineData(KubernetesVersion.V1_35, "Error")]
    public void Status_CompletedBeforeError_ErrorWinsSince135(KubernetesVersion version, string expected) =>
        Kubectl.Get(PodWith(Ended("a", "Completed", 0), Ended("b", "Error", 1)), Now, version).Status.Should().Be(expected);

    [Theory]
    [InlineData(KubernetesVersion.V1_30, "Terminating")]
    [InlineData(KubernetesVersion.V1_31, "Succeeded")]
    public void Status_DeletedButFinished_NoLongerTerminatingSince131(KubernetesVersion version, string expected)
    {
        var pod = new Pod
        {
            Metadata = new ObjectMeta { Name = "web", DeletionTimestamp = Now },
            Status = new PodStatus { Phase = PodPhase.Succeeded },
        };
        Kubectl.Get(pod, Now, version).Status.Should().Be(expected);
    }

    [Fact]
    public void Status_InitPosition_CountsStartedSidecarsAsDone()
    {
        var pod = new Pod
        {
            Spec = new PodSpec { InitContainers = [new() { Name = "proxy", RestartPolicy = RestartPolicy.Always }, new() { Name = "setup" }], Containers = [new() { Name = "app" }] },
            Status = new PodStatus { Phase = PodPhase.Pending, InitContainerStatuses = [Running("proxy", ready: true) with { Started = true }, Running("setup", ready: false)] },
        };
        PodRow row = Kubectl.Get(pod, Now);
        row.Status.Should().Be("Init:1/2");
        row.Ready.Should().Be("1/2");
    }

    [Fact]
    public void ExplainStatus_SeveralContainers_TheFirstOneWritesLast() =>
        Kubectl.ExplainStatus(PodWith(Waiting("a", "ContainerCreating"), Waiting("b", "CrashLoopBackOff"))).Should().Equal(
            new StatusStep(StatusRule.Phase, "status.phase", "Running"),
            new StatusStep(StatusRule.ContainerWaiting, "status.containerStatuses[1].state.waiting.reason", "CrashLoopBackOff"),
            new StatusStep(StatusRule.ContainerWaiting, "status.containerStatuses[0].state.waiting.reason", "ContainerCreating"));

    [Fact]
    public void ExplainStatus_ErrorBeatsCompleted_NamesTheContainerThatFailed() =>
        Kubectl.ExplainStatus(PodWith(Ended("a", "Completed", 0), Ended("b", "Error", 1)))[^1]
            .Should().Be(new StatusStep(StatusRule.CompletedYetFailed, "status.containerStatuses[1].state.terminated.reason", "Error"));

    [Fact]
    public void Restarts_OnceInitialized_OrdinaryInitContainersNoLongerCount()
    {
        Pod initializing = PodWith(Running("app", ready: true)) with
        {
            Spec = new PodSpec { InitContainers = [new() { Name = "setup" }], Containers = [new() { Name = "app" }] },
        };
        initializing = initializing with
        {
            Status = initializing.Status with { InitContainerStatuses = [Waiting("setup", "CrashLoopBackOff") with { RestartCount = 3 }] },
        };
        Kubectl.Get(initializing, Now).Restarts.Should().Be("3");

        Pod initialized = initializing with
        {
            Status = initializing.Status with { InitContainerStatuses = [Ended("setup", "Completed", 0) with { RestartCount = 3 }] },
        };
        Kubectl.Get(initialized, Now).Restarts.Should().Be("0");
    }

    [Theory]
    [InlineData(-2, "<invalid>")]
    [InlineData(-1, "0s")]
    [InlineData(119, "119s")]
    [InlineData(120, "2m")]
    [InlineData(3 * 60 * 60 - 1, "179m")]
    [InlineData(8 * 60 * 60, "8h")]
    public void Age_AtTheEdges_KeepsTheSmallerUnitLong(int seconds, string expected) => Age.Format(TimeSpan.FromSeconds(seconds)).Should().Be(expected);

    private static string Status(params ContainerStatus[] containers) => Kubectl.Get(PodWith(containers), Now).Status;

    private static Pod PodWith(params ContainerStatus[] containers) => new()
    {
        Metadata = new ObjectMeta { Name = "web" },
        Spec = new PodSpec { Containers = [.. containers.Select(c => new Container { Name = c.Name })] },
        Status = new PodStatus { Phase = PodPhase.Running, ContainerStatuses = [.. containers] },
    };

    private static ContainerStatus Waiting(string name, string reason) =>
        new() { Name = name, State = new ContainerState { Waiting = new ContainerStateWaiting { Reason = reason } } };

    private static ContainerStatus Running(string name, bool ready) =>
        new() { Name = name, Ready = ready, State = new ContainerState { Running = new ContainerStateRunning { StartedAt = Now } } };

    private static ContainerStatus Ended(string name, string reason, int exitCode) =>
        new() { Name = name, State = new ContainerState { Terminated = new ContainerStateTerminated { Reason = reason, ExitCode = exitCode } } };
}
