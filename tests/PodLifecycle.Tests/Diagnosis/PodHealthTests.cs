using PodLifecycle.Api;

namespace PodLifecycle.Tests;

/// <summary>Where the tools' verdicts are not what their names suggest.</summary>
public class PodHealthTests
{
    private static readonly DateTimeOffset Created = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Later = Created.AddHours(1);

    [Fact]
    public void FailedPod_IsCurrentForKstatus_AndDegradedForArgoCd()
    {
        Pod pod = PodIn(PodPhase.Failed);
        PodHealth.Kstatus(pod, Later).Status.Should().Be(KstatusStatus.Current);
        PodHealth.ArgoCd(pod).Status.Should().Be(ArgoCdStatus.Degraded);
    }

    [Theory]
    [InlineData(14, KstatusStatus.InProgress, "Pod has not been scheduled")]
    [InlineData(15, KstatusStatus.Failed, "Pod could not be scheduled")]
    public void Kstatus_Unschedulable_HasFifteenSecondsOfGrace(int age, KstatusStatus status, string message)
    {
        Pod pod = PodIn(PodPhase.Pending, Condition(PodConditionType.PodScheduled, ConditionStatus.False) with { Reason = "Unschedulable" });
        PodHealth.Kstatus(pod, Created.AddSeconds(age)).Should().BeEquivalentTo(new { Status = status, Message = message });
    }

    [Fact]
    public void Kstatus_GenerationNotObserved_IsInProgressThoughReady()
    {
        Pod pod = PodIn(PodPhase.Running, Condition(PodConditionType.Ready, ConditionStatus.True));
        pod = pod with { Metadata = pod.Metadata with { Generation = 2 }, Status = pod.Status with { ObservedGeneration = 1 } };
        PodHealth.Kstatus(pod, Later).Should().BeEquivalentTo(
            new { Status = KstatusStatus.InProgress, Message = "Pod generation is 2, but latest observed generation is 1" });
    }

    [Theory]
    [InlineData("Reconciling", KstatusStatus.InProgress)]
    [InlineData("Stalled", KstatusStatus.Failed)]
    public void Kstatus_ItsOwnConditions_BeatThePhase(string type, KstatusStatus status)
    {
        Pod pod = PodIn(PodPhase.Succeeded, Condition(type, ConditionStatus.True) with { Message = "so it is" });
        PodHealth.Kstatus(pod, Later).Should().BeEquivalentTo(new { Status = status, Message = "so it is" });
    }

    [Fact]
    public void ReadyTwice_KstatusTakesTheTrueOne_ArgoCdTheFirst()
    {
        Pod pod = PodIn(PodPhase.Running, Condition(PodConditionType.Ready, ConditionStatus.False), Condition(PodConditionType.Ready, ConditionStatus.True));
        PodHealth.Kstatus(pod, Later).Status.Should().Be(KstatusStatus.Current);
        PodHealth.ArgoCd(pod).Status.Should().Be(ArgoCdStatus.Progressing);
    }

    [Fact]
    public void CrashLoop_OnceThePodIsReady_IsSeenByArgoCdAlone()
    {
        Pod pod = PodIn(PodPhase.Running, Condition(PodConditionType.Ready, ConditionStatus.True));
        pod = pod with
        {
            Status = pod.Status with { ContainerStatuses = [Waiting("a", "CrashLoopBackOff", "back-off 10s"), Waiting("b", "ErrImagePull", "no such image")] },
        };
        PodHealth.Kstatus(pod, Later).Status.Should().Be(KstatusStatus.Current);
        PodHealth.ArgoCd(pod).Should().BeEquivalentTo(new { Status = ArgoCdStatus.Degraded, Message = "back-off 10s, no such image" });
    }

    [Fact]
    public void ArgoCd_ImageCannotBePulledForAJob_IsStillProgressing()
    {
        Pod pod = PodIn(PodPhase.Pending);
        pod = pod with
        {
            Spec = pod.Spec with { RestartPolicy = RestartPolicy.Never },
            Status = pod.Status with { ContainerStatuses = [Waiting("app", "ImagePullBackOff", "no such image")] },
        };
        PodHealth.ArgoCd(pod).Should().BeEquivalentTo(new { Status = ArgoCdStatus.Progressing, Message = "" });
    }

    [Fact]
    public void ArgoCd_DeletedHook_IsJudgedByItsPhase()
    {
        Pod pod = PodIn(PodPhase.Succeeded);
        pod = pod with { Metadata = pod.Metadata with { DeletionTimestamp = Later } };
        PodHealth.ArgoCd(pod).Message.Should().Be("Pending deletion");

        pod = pod with { Metadata = pod.Metadata with { Finalizers = ["argocd.argoproj.io/hook-finalizer"] } };
        PodHealth.ArgoCd(pod).Status.Should().Be(ArgoCdStatus.Healthy);
    }

    private static Pod PodIn(string phase, params PodCondition[] conditions) => new()
    {
        Metadata = new ObjectMeta { Name = "web", CreationTimestamp = Created },
        Spec = new PodSpec { RestartPolicy = RestartPolicy.Always },
        Status = new PodStatus { Phase = phase, Conditions = [.. conditions] },
    };

    private static PodCondition Condition(string type, string status) => new() { Type = type, Status = status };

    private static ContainerStatus Waiting(string name, string reason, string message) => new()
    {
        Name = name,
        State = new ContainerState { Waiting = new ContainerStateWaiting { Reason = reason, Message = message } },
    };
}
