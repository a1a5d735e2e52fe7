using PodLifecycle.Api;
using static PodLifecycle.Tests.Pods.SeenPod;

namespace PodLifecycle.Tests.Pods;

public class StatusManagerTests
{
    private static readonly Container Web = new() { Name = "web" };
    private static readonly DateTimeOffset Later = Start + TimeSpan.FromSeconds(90);

    [Fact]
    public void Accept_SameStatusAgain_GivesTheSameCache()
    {
        var seen = new SeenPod(Of(RestartPolicy.Always, Web));
        seen.Sync(InSandbox(Running("web")), at: 20);
        StatusCache before = seen.Cache;

        seen.Sync(InSandbox(Running("web")), at: 50);

        seen.Cache.Should().BeSameAs(before);
    }

    [Fact]
    public void Accept_DeletedPod_TakesEvenTheSameStatusAsAChange()
    {
        var seen = new SeenPod(Of(RestartPolicy.Always, Web));
        seen.Sync(InSandbox(Running("web")));
        long version = seen.Cache.Version;

        seen.Deleted().Sync(InSandbox(Running("web")));

        seen.Cache.Version.Should().Be(version + 1);
    }

    [Fact]
    public void Accept_OnlyTheReasonChanges_KeepsTheTime()
    {
        var seen = new SeenPod(Of(RestartPolicy.Never, Web));
        seen.Sync(InSandbox(), at: 1);

        PodStatus status = seen.Sync(InSandbox(Exited("web", 1)), at: 20);

        PodCondition ready = Statuses.Find(status.Conditions, PodConditionType.Ready)!;
        ready.Reason.Should().Be("PodFailed");
        ready.LastTransitionTime.Should().Be(Start + TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Accept_EndedContainerThatMustNotRestart_RefusesToSeeItRun()
    {
        var seen = new SeenPod(Of(RestartPolicy.Never, Web));
        seen.Sync(InSandbox(Exited("web", 1)));

        seen.Sync(InSandbox(Running("web", run: 1))).ContainerStatuses[0].State.Terminated.Should().NotBeNull();
    }

    [Fact]
    public void Accept_LongMessage_IsCutToItsShareOfBytes()
    {
        Pod pod = Of(RestartPolicy.Always, Web, new() { Name = "api" });
        var status = new PodStatus
        {
            ContainerStatuses = [new() { Name = "web", State = new() { Terminated = new() { Message = "x" + new string('ä', 5000) } } }],
        };

        string message = StatusNormalizer.Normalize(pod, status).ContainerStatuses[0].State.Terminated!.Message;

        message.Should().Be("x" + new string('ä', 3071) + "\uFFFD");
    }

    [Fact]
    public void Readiness_Lost_ChangesTheConditionsBetweenSyncs()
    {
        var seen = new SeenPod(Of(RestartPolicy.Always, Web));
        seen.Sync(InSandbox(Running("web")));

        StatusCache after = StatusManager.SetContainerReadiness(seen.Cache, seen.Pod, "containerd://web-0", ready: false, Later);

        Statuses.Find(after.Status!.Conditions, PodConditionType.Ready)!.LastTransitionTime.Should().Be(Later);
        StatusManager.SetContainerReadiness(after, seen.Pod, "containerd://web-0", ready: false, Later).Should().BeSameAs(after);
    }

    [Fact]
    public void TerminatePod_DuringInit_LeavesNeverStartedContainersWaiting()
    {
        var seen = new SeenPod(Of(RestartPolicy.Always, Web) with { Spec = new() { InitContainers = [new() { Name = "setup" }], Containers = [Web] } });
        seen.Sync(InSandbox(Running("setup")));

        StatusCache ended = StatusManager.TerminatePod(seen.Cache, seen.Pod, Later);

        ended.PodIsFinished.Should().BeTrue();
        ended.Status!.Phase.Should().Be(PodPhase.Failed);
        ended.Status.ContainerStatuses[0].State.Waiting.Should().NotBeNull();
        ended.Status.InitContainerStatuses[0].State.Terminated!.ExitCode.Should().Be(137);
    }

    [Fact]
    public void Write_EvictedWhileContainersCanRun_HoldsThePhaseBack()
    {
        var seen = new SeenPod(Of(RestartPolicy.Always, Web));
        PodStatus running = seen.Sync(InSandbox(Running("web")));
        Pod api = seen.Pod with { Status = running };
        StatusCache evicted = StatusManager.SetPodStatus(seen.Cache, api, running with { Phase = PodPhase.Failed, Reason = "Evicted" }, Later);

        StatusWriter.Write(evicted, api, couldHaveRunningContainers: true, Later).Patches.Should().BeFalse();
        StatusWriter.Write(evicted, api, couldHaveRunningContainers: false, Later).Status.Reason.Should().Be("Evicted");
    }

    [Fact]
    public void Write_ConditionAddedByAnother_MovesToTheFront()
    {
        var seen = new SeenPod(Of(RestartPolicy.Always, Web));
        PodStatus status = seen.Sync(InSandbox(Running("web")));
        Pod api = seen.Pod with { Status = status with { Conditions = status.Conditions.Add(new() { Type = "example.com/lb", Status = "True" }) } };

        StatusWriter.Write(seen.Cache, api, couldHaveRunningContainers: true, Later).Status.Conditions[0].Type.Should().Be("example.com/lb");
    }

    [Fact]
    public void Write_DeletedAndFinished_PatchesAndDeletesInOnePass()
    {
        SeenPod seen = new SeenPod(Of(RestartPolicy.Always, Web)).Deleted();
        seen.Sync(InSandbox(Exited("web", 0)), isTerminal: true);
        seen.Cache = StatusManager.TerminatePod(seen.Cache, seen.Pod, Later);

        StatusWrite write = StatusWriter.Write(seen.Cache, seen.Pod, couldHaveRunningContainers: false, Later);

        (write.Patches, write.Deletes, write.Cache.Status).Should().Be((true, true, null));
    }

    [Fact]
    public void Patch_ConditionGoneAndAnotherChanged_NamesOnlyThose()
    {
        var before = new PodStatus { Conditions = [Condition("A", "True"), Condition("B", "True"), Condition("C", "True")] };
        var after = new PodStatus { Conditions = [Condition("B", "False"), Condition("C", "True")] };

        StrategicMergeDiff.Between(before, after).ToJsonString().Should().Be(
            """{"conditions":[{"status":"False","type":"B"},{"$patch":"delete","type":"A"}],"$setElementOrder/conditions":[{"type":"B"},{"type":"C"}]}""");
    }

    [Fact]
    public void ResizeError_FollowedByNothingNew_StaysUntilCleared()
    {
        ResizeConditions failed = ResizeConditions.None.SetInProgress(PodConditionReason.Error, "no", 2, Start).Conditions;

        (ResizeConditions again, bool changed) = failed.SetInProgress("", "", 3, Later);

        changed.Should().BeFalse();
        again.InProgress!.Message.Should().Be("no");
        again.InProgress.ObservedGeneration.Should().Be(2);
        again.ClearInProgress().InProgress.Should().BeNull();
    }

    private static PodCondition Condition(string type, string status) => new() { Type = type, Status = status };
}
