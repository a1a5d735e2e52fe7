using PodLifecycle.Api;

namespace PodLifecycle.Tests.Diagnosis;

/// <summary>For each rule a healthy pod with one thing spoilt.</summary>
internal static class BrokenPods
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;
    private static readonly ContainerState Waits = new() { Waiting = new() { Reason = "ContainerCreating" } };
    private static readonly ContainerState Ended = new() { Terminated = new() { ContainerId = "containerd://app-1", StartedAt = Start, FinishedAt = Start } };

    private static readonly ContainerStatus App = new()
    {
        Name = "app",
        ContainerId = "containerd://app-1",
        State = new() { Running = new() { StartedAt = Start } },
        Ready = true,
        Started = true,
        RestartCount = 1,
    };

    private static readonly ContainerStatus Setup = new() { Name = "setup", Ready = true, Started = false, State = Ended };

    private static readonly ContainerStatus Debugger = new() { Name = "debugger", State = Ended };

    /// <summary>A pod with one container of each kind; all is well with it.</summary>
    public static readonly Pod Healthy = new()
    {
        Metadata = new() { Name = "demo", Generation = 2, DeletionTimestamp = Start, DeletionGracePeriodSeconds = 30 },
        Spec = new()
        {
            NodeName = "node-1",
            RestartPolicy = RestartPolicy.Never,
            Containers = [new() { Name = "app" }],
            InitContainers = [new() { Name = "setup" }],
            EphemeralContainers = [new() { Name = "debugger" }],
        },
        Status = new()
        {
            Phase = PodPhase.Running,
            QosClass = QosClass.BestEffort,
            ObservedGeneration = 2,
            HostIp = "192.0.2.10",
            HostIps = [new() { Ip = "192.0.2.10" }],
            PodIp = "10.0.0.1",
            PodIps = [new() { Ip = "10.0.0.1" }],
            StartTime = Start,
            Conditions =
            [
                True(PodConditionType.PodReadyToStartContainers), True(PodConditionType.Initialized), True(PodConditionType.Ready),
                True(PodConditionType.ContainersReady), True(PodConditionType.PodScheduled),
            ],
            ContainerStatuses = [App],
            InitContainerStatuses = [Setup],
            EphemeralContainerStatuses = [Debugger],
        },
    };

    /// <summary>By name of the rule about one version: the pod that breaks it.</summary>
    public static readonly Dictionary<string, Pod> OfStatus = new()
    {
        ["statuses-fit-spec"] = With(s => s with { InitContainerStatuses = [] }),
        ["ephemeral-statuses-fit-spec"] = With(s => s with { EphemeralContainerStatuses = [Debugger with { Name = "stranger" }] }),
        ["statuses-in-order"] = With(s => s with { EphemeralContainerStatuses = [Debugger, Debugger with { Name = "a" }] }),
        ["one-state"] = WithApp(a => a with { State = a.State with { Waiting = new() } }),
        ["restart-count-not-negative"] = WithApp(a => a with { RestartCount = -1 }),
        ["running-has-id-and-start"] = WithApp(a => a with { ContainerId = "" }),
        ["ready-needs-running"] = WithApp(a => a with { Started = false }),
        ["started-needs-running"] = WithApp(a => a with { State = Ended }),
        ["init-ready-means-done"] = With(s => s with { InitContainerStatuses = [Setup with { State = Waits }] }),
        ["ephemeral-has-no-flags"] = With(s => s with { EphemeralContainerStatuses = [Debugger with { Started = false }] }),
        ["end-after-start"] = WithApp(a => a with { LastState = new() { Terminated = new() { StartedAt = Start, FinishedAt = Start.AddSeconds(-1) } } }),
        ["last-run-before-this"] = WithApp(a => a with { LastState = new() { Terminated = new() { FinishedAt = Start.AddSeconds(1) } } }),
        ["waiting-reason-is-known"] = WithApp(a => a with { State = Waiting("CrashLoopBackoff") }),
        ["default-reason-fits-init"] = WithApp(a => a with { State = Waits }),
        ["reason-fits-code"] = WithApp(a => a with { LastState = End("Completed", 1) }),
        ["back-off-needs-an-end"] = WithApp(a => a with { State = Waiting("CrashLoopBackOff"), RestartCount = 2 }),
        ["back-off-needs-a-restart"] = WithApp(a => a with { State = Waiting("CrashLoopBackOff"), LastState = End("Error", 1) }),
        ["last-run-counts"] = WithApp(a => a with { LastState = End("Error", 1), RestartCount = 0 }),
        ["restarts-leave-a-last-state"] = WithApp(a => a with { RestartCount = 3 }),
        ["nothing-before-creation"] = Healthy with { Metadata = Healthy.Metadata with { CreationTimestamp = Start.AddHours(1) }, Status = Healthy.Status with { StartTime = Start.AddMinutes(59) } },
        ["one-condition-a-type"] = With(s => s with { Conditions = s.Conditions.Add(True(PodConditionType.PodScheduled)) }),
        ["conditions-in-order"] = With(s => s with { Conditions = [.. s.Conditions.Reverse()] }),
        ["conditions-true-or-false"] = WithCondition(PodConditionType.PodReadyToStartContainers, c => c with { Status = ConditionStatus.Unknown }),
        ["conditions-come-together"] = Without(PodConditionType.Initialized),
        ["sandbox-condition-comes-too"] = Without(PodConditionType.PodReadyToStartContainers),
        ["condition-reason-is-known"] = WithCondition(PodConditionType.ContainersReady, c => False(c) with { Reason = "ContainerNotReady" }),
        ["containers-ready-names-them"] = WithCondition(PodConditionType.ContainersReady, c => False(c) with { Reason = "ContainersNotReady", Message = "containers with unready status: [web]" }),
        ["completed-means-ended"] = WithCondition(PodConditionType.ContainersReady, c => False(c) with { Reason = "PodCompleted" }),
        ["initialized-means-done"] = With(s => s with { InitContainerStatuses = [Setup with { State = Waits, Ready = false }], ContainerStatuses = [App with { State = Waits, ContainerId = "" }] }),
        ["containers-need-scheduled"] = WithCondition(PodConditionType.PodScheduled, False),
        ["ready-needs-containers-ready"] = WithCondition(PodConditionType.ContainersReady, False),
        ["unready-says-why"] = WithCondition(PodConditionType.ContainersReady, False),
        ["ready-follows-containers-ready"] = WithCondition(PodConditionType.Ready, False),
        ["containers-ready-means-all"] = WithApp(a => a with { Ready = false }),
        ["ended-pod-is-not-ready"] = With(s => s with { Phase = PodPhase.Failed }),
        ["uninitialized-needs-init"] = WithCondition(PodConditionType.Initialized, False),
        ["resize-is-true-while-alive"] = With(s => s with { Conditions = [True(PodConditionType.PodResizePending) with { Status = ConditionStatus.False }, .. s.Conditions] }),
        ["observed-generation-not-yet"] = Healthy,
        ["restart-of-all-not-yet"] = With(s => s with { Conditions = s.Conditions.Add(True(PodConditionType.AllContainersRestarting)) }),
        ["restarting-needs-a-rule"] = With(s => s with { Conditions = s.Conditions.Add(True(PodConditionType.AllContainersRestarting)) }),
        ["phase-is-known"] = With(s => s with { Phase = PodPhase.Unknown }),
        ["phase-follows-containers"] = With(s => s with { Phase = PodPhase.Pending }),
        ["running-means-begun"] = WithApp(a => a with { State = Waits }),
        ["succeeded-means-code-0"] = With(s => s with { Phase = PodPhase.Succeeded }),
        ["ended-pod-runs-nothing"] = With(s => s with { Phase = PodPhase.Failed }),
        ["failed-has-a-cause"] = With(s => s with { Phase = PodPhase.Failed, ContainerStatuses = [App with { State = Ended }] }),
        ["end-needs-a-cause"] = Healthy with
        {
            Metadata = Healthy.Metadata with { CreationTimestamp = Start, DeletionTimestamp = null },
            Spec = Healthy.Spec with { RestartPolicy = RestartPolicy.Always },
            Status = Healthy.Status with { Phase = PodPhase.Succeeded, ContainerStatuses = [App with { State = Ended }] },
        },
        ["reason-is-no-containers"] = With(s => s with { Reason = "CrashLoopBackOff" }),
        ["status-needs-node"] = Healthy with { Metadata = Healthy.Metadata with { CreationTimestamp = Start }, Spec = Healthy.Spec with { NodeName = "" } },
        ["unscheduled-has-no-node"] = WithCondition(PodConditionType.PodScheduled, False),
        ["running-has-address"] = With(s => s with { PodIp = "", PodIps = [] }),
        ["containers-need-start-time"] = With(s => s with { StartTime = null }),
        ["first-address-is-the-address"] = With(s => s with { PodIp = "10.0.0.2" }),
        ["qos-class-is-known"] = With(s => s with { QosClass = "" }),
        ["qos-class-fits-spec"] = With(s => s with { QosClass = QosClass.Guaranteed }),
        ["observed-generation-has-been"] = With(s => s with { ObservedGeneration = 3 }),
    };

    /// <summary>By name of the rule about two versions: what must not follow on the healthy pod.</summary>
    public static readonly Dictionary<string, (Pod Before, Pod After)> OfChange = new()
    {
        ["restart-count-never-falls"] = (Healthy, WithApp(a => a with { RestartCount = 0 })),
        ["new-instance-counts"] = (Healthy, WithApp(a => a with { ContainerId = "containerd://app-2" })),
        ["instance-runs-once"] = (WithApp(a => a with { State = Ended }), Healthy),
        ["last-state-is-kept"] = (WithApp(a => a with { LastState = Ended }), Healthy),
        ["ended-for-good-stays-ended"] = (WithApp(a => a with { State = Ended }), Healthy),
        ["ephemeral-ends-once"] = (Healthy, With(s => s with { EphemeralContainerStatuses = [Debugger with { State = Waits }] })),
        ["terminal-phase-is-final"] = (With(s => s with { Phase = PodPhase.Failed }), With(s => s with { Phase = PodPhase.Succeeded })),
        ["pending-again-needs-init"] = (WithoutInit(PodPhase.Running), WithoutInit(PodPhase.Pending)),
        ["start-time-is-kept"] = (Healthy, With(s => s with { StartTime = Start.AddSeconds(1) })),
        ["host-is-kept"] = (Healthy, With(s => s with { HostIp = "192.0.2.11" })),
        ["observed-generation-never-falls"] = (Healthy, With(s => s with { ObservedGeneration = 1 })),
        ["initialized-stays"] = (Healthy, WithCondition(PodConditionType.Initialized, False)),
        ["scheduled-stays"] = (Healthy, WithCondition(PodConditionType.PodScheduled, False)),
        ["transition-times-never-fall"] = (Healthy, WithCondition(PodConditionType.Ready, c => c with { LastTransitionTime = Start.AddSeconds(-1) })),
        ["generation-never-falls"] = (Healthy, Healthy with { Metadata = Healthy.Metadata with { Generation = 1 } }),
        ["deletion-is-final"] = (Healthy, Healthy with { Metadata = Healthy.Metadata with { DeletionTimestamp = null } }),
        ["node-is-kept"] = (Healthy, Healthy with { Spec = Healthy.Spec with { NodeName = "node-2" } }),
        ["qos-class-is-kept"] = (Healthy, With(s => s with { QosClass = QosClass.Guaranteed })),
    };

    private static Pod With(Func<PodStatus, PodStatus> change) => Healthy with { Status = change(Healthy.Status) };

    private static Pod WithApp(Func<ContainerStatus, ContainerStatus> change) => With(s => s with { ContainerStatuses = [change(App)] });

    private static Pod WithCondition(string type, Func<PodCondition, PodCondition> change) =>
        With(s => s with { Conditions = [.. s.Conditions.Select(c => c.Type == type ? change(c) : c)] });

    private static Pod Without(string type) => With(s => s with { Conditions = [.. s.Conditions.Where(c => c.Type != type)] });

    private static ContainerState Waiting(string reason) => new() { Waiting = new() { Reason = reason } };

    private static ContainerState End(string reason, int exitCode) => new() { Terminated = new() { Reason = reason, ExitCode = exitCode } };

    private static Pod WithoutInit(string phase) => Healthy with
    {
        Spec = Healthy.Spec with { InitContainers = [] },
        Status = Healthy.Status with { InitContainerStatuses = [], Phase = phase },
    };

    private static PodCondition True(string type) => new() { Type = type, Status = ConditionStatus.True, LastTransitionTime = Start };

    private static PodCondition False(PodCondition condition) => condition with { Status = ConditionStatus.False };
}
