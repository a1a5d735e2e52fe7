using PodLifecycle.Api;
using PodLifecycle.Tests.Diagnosis;

namespace PodLifecycle.Tests.Explain;

/// <summary>Pods to explain: one for each reason that a person wrote about, and one for each situation without such a word.</summary>
internal static class ExplainedPods
{
    public static readonly DateTimeOffset Created = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Now = Created.AddMinutes(10);

    private static readonly DateTimeOffset LastStart = Now.AddSeconds(-75);
    private static readonly DateTimeOffset LastEnd = Now.AddSeconds(-60);

    private static readonly string[] Waiting =
    [
        "ContainerCreating", "CrashLoopBackOff", "ImagePullBackOff", "ErrImagePull", "ErrImageNeverPull", "InvalidImageName",
        "ImageInspectError", "RegistryUnavailable", "SignatureValidationFailed", "CreateContainerConfigError", "PreCreateHookError",
        "CreateContainerError", "PreStartHookError", "PostStartHookError", "RunContainerError", "RestartingAllContainers",
    ];

    private static readonly (string Reason, int Code)[] Ended =
    [
        ("Completed", 0), ("Error", 1), ("OOMKilled", 137), ("StartError", 128), ("ContainerCannotRun", 127), ("Unknown", 255),
        ("seccomp killed", 159), ("ContainerStatusUnknown", 137),
    ];

    private static readonly string[] OfPods =
    [
        "DeadlineExceeded", "Evicted", "Preempting", "Terminated", "NodeShutdown", "NodeLost", "OutOfcpu", "OutOfmemory",
        "OutOfephemeral-storage", "OutOfpods", "OutOfexample.com/gpu", "NodeAffinity", "NodeName", "NodePorts", "TaintToleration",
        "PodOSSelectorNodeLabelDoesNotMatch", "PodOSNotSupported", "InvalidNodeInfo", "SupplementalGroupsPolicyNotSupported",
        "UnexpectedAdmissionError", "TopologyAffinityError", "SMTAlignmentError", "EmptyPodSharedPoolError", "AppArmor", "SysctlForbidden",
        "PodLevelResourcesNotSupported", "PodFeatureUnsupported", "VolumeAttachmentLimitExceeded", "UnknownReason",
        "UnexpectedPredicateFailureType", "InitContainerRestartPolicyForbidden",
    ];

    private static readonly (string Type, string Status, string Reason)[] OfConditions =
    [
        ("Ready", "False", "ContainersNotReady"), ("Initialized", "False", "ContainersNotInitialized"), ("Ready", "False", "PodCompleted"),
        ("Ready", "False", "PodFailed"), ("Ready", "False", "UnknownContainerStatuses"), ("Ready", "False", "ReadinessGatesNotReady"),
        ("AllContainersRestarting", "True", "RestartAllContainersStarted"), ("PodScheduled", "False", "Unschedulable"),
        ("PodScheduled", "False", "SchedulerError"), ("PodScheduled", "False", "SchedulingGated"),
        ("DisruptionTarget", "True", "TerminationByKubelet"), ("DisruptionTarget", "True", "PreemptionByScheduler"),
        ("DisruptionTarget", "True", "DeletionByTaintManager"), ("DisruptionTarget", "True", "DeletionByDeviceTaintManager"),
        ("DisruptionTarget", "True", "DeletionByPodGC"), ("DisruptionTarget", "True", "EvictionByEvictionAPI"),
        ("PodResizePending", "True", "Deferred"), ("PodResizePending", "True", "Infeasible"), ("PodResizeInProgress", "True", "Error"),
    ];

    private static readonly ContainerStatus App = ImpossiblePods.Good.Status.ContainerStatuses[0] with { State = new() { Running = new() { StartedAt = Created.AddSeconds(2) } } };

    private static readonly Pod Running = ImpossiblePods.Good with
    {
        Metadata = ImpossiblePods.Good.Metadata with { CreationTimestamp = Created },
        Status = ImpossiblePods.Good.Status with
        {
            StartTime = Created,
            ContainerStatuses = [App],
            Conditions = [True("PodReadyToStartContainers"), True("Initialized"), True("Ready"), True("ContainersReady"), True("PodScheduled")],
        },
    };

    private static readonly Pod Initializing = OnlyStatus(Unready(Running, "web"), s => s with
    {
        Phase = PodPhase.Pending,
        Conditions = [True("PodReadyToStartContainers"), False("Initialized", "ContainersNotInitialized", "containers with incomplete status: [setup]"), .. s.Conditions.Skip(2)],
        ContainerStatuses = [Down(Wait("PodInitializing"))],
    }) with
    { Spec = Running.Spec with { InitContainers = [new() { Name = "setup", Image = "app:1" }] } };

    /// <summary>By name of the reason, in the order in which the golden files have them.</summary>
    public static IEnumerable<(string Name, Pod Pod)> OfReasons()
    {
        foreach (string reason in Waiting)
            yield return (reason, IsWaiting(reason));
        yield return ("PodInitializing", Init(App with { Name = "setup", Ready = false, Started = false }));
        foreach ((string reason, int code) in Ended)
            yield return (reason, HasEnded(reason, code));
        foreach (string reason in OfPods)
            yield return (reason, Refused(reason));
        foreach ((string type, string status, string reason) in OfConditions)
            yield return ($"{type}/{reason}", HasCondition(type, status, reason));
    }

    /// <summary>Situations that no reason stands for.</summary>
    public static IEnumerable<(string Name, Pod Pod)> OfSituations()
    {
        yield return ("all is well", Running);
        yield return ("just created", new Pod { Metadata = Running.Metadata, Spec = Running.Spec with { NodeName = "" }, Status = new() { Phase = "Pending" } });
        yield return ("just bound", new Pod { Metadata = Running.Metadata, Spec = Running.Spec, Status = new() { Phase = "Pending", Conditions = [True("PodScheduled")] } });
        yield return ("not ready, with a readiness probe", WithProbe(c => c with { ReadinessProbe = new() { PeriodSeconds = 5, SuccessThreshold = 1 } }, a => a with { Ready = false }));
        yield return ("not started, with a startup probe", WithProbe(c => c with { StartupProbe = new() { PeriodSeconds = 5, FailureThreshold = 30 } }, a => a with { Ready = false, Started = false }));
        yield return ("not ready, without a probe", WithProbe(c => c, a => a with { Ready = false }));
        yield return ("waits without a reason", IsWaiting(""));
        yield return ("crash-loops at the top of the ladder", CrashLoop("back-off 5m0s restarting failed container=app pod=web_default(u)", Now.AddMinutes(-1)));
        yield return ("crash-loops, and the try is due", CrashLoop("back-off 10s restarting failed container=app pod=web_default(u)", Now.AddMinutes(-1)));
        yield return ("crash-loops since nobody knows when", CrashLoop("", null));
        yield return ("has ended and will be restarted soon", HasEnded("Error", 3, restarts: 5));
        yield return ("has ended and should have been restarted", HasEnded("Error", 2, restarts: 1));
        yield return ("has ended nobody knows when", HasEnded("Error", 126, finishedAt: false));
        yield return ("one of two has ended for good", Two(RestartPolicy.Never, new() { ExitCode = 143, Reason = "Error", StartedAt = LastStart, FinishedAt = LastEnd }));
        yield return ("one of two is done, the other is not ready", Two(RestartPolicy.OnFailure, new() { Reason = "Completed", StartedAt = LastStart, FinishedAt = LastEnd }));
        yield return ("one of two is done, and the pod is ready all the same", OnlyStatus(
            Two(RestartPolicy.OnFailure, new() { Reason = "Completed", StartedAt = LastStart, FinishedAt = LastEnd }),
            s => s with { Conditions = Running.Status.Conditions }));
        yield return ("has ended without a reason", HasEnded("", 130));
        yield return ("was killed by another signal", HasEnded("", 134));
        yield return ("touched foreign memory", HasEnded("Error", 139));
        yield return ("the command was not found", HasEnded("Error", 127));
        yield return ("an exit code of its own", HasEnded("Error", 42));
        yield return ("a job's pod that is done", Done(PodPhase.Succeeded, 0));
        yield return ("a job's pod that has failed", Done(PodPhase.Failed, 1, owned: true));
        yield return ("done, but its phase is held back", Done(PodPhase.Running, 0));
        yield return ("an init container runs", Init(App with { Name = "setup", Ready = false, Started = false }));
        yield return ("an init container crash-loops", Init(Down(Wait("CrashLoopBackOff")) with { Name = "setup", RestartCount = 2, LastState = End("Error", 1), ContainerId = "containerd://setup-1" }));
        yield return ("an init container failed for good", Init(Down(End("Error", 1)) with { Name = "setup" }, PodPhase.Failed));
        yield return ("an init container is not restarted", Init(Down(End("Error", 1)) with { Name = "setup" }));
        yield return ("a sidecar has not started", Sidecar());
        yield return ("an init container is about to start", Init(Down(Wait("")) with { Name = "setup" }));
        yield return ("an init container waits with no start in sight", Init(Down(Wait("PodInitializing")) with { Name = "setup", ContainerId = "" }));
        yield return ("two containers in trouble", TwoInTrouble(Wait("ErrImagePull"), End("", 3)));
        yield return ("two containers in trouble, and one has a reason", TwoInTrouble(Wait("InvalidImageName"), End("OOMKilled", 137)));
        yield return ("one of two has no status yet", OnlyStatus(Two(RestartPolicy.Always, new()), s => s with { Phase = PodPhase.Pending, ContainerStatuses = [App] }));
        yield return ("two containers wait", TwoInTrouble(Wait("CreateContainerError"), Wait("RunContainerError")));
        yield return ("succeeded, and the containers are forgotten", OnlyStatus(Done(PodPhase.Succeeded, 0), s => s with { ContainerStatuses = [], Conditions = [] }));
        yield return ("being deleted", Deleted(Running, Now.AddSeconds(20)));
        yield return ("being deleted, and the time is over", Deleted(Running, Now.AddSeconds(-20)));
        yield return ("deleted, and held by a finalizer", Deleted(Done(PodPhase.Failed, 137), Now.AddSeconds(-20), "example.com/backup"));
        yield return ("deleted, and ended", Deleted(Done(PodPhase.Succeeded, 0), Now.AddSeconds(-20)));
        yield return ("deleted with NodeLost", Deleted(OnlyStatus(Running, s => s with { Reason = "NodeLost" }), Now.AddSeconds(-20)));
        yield return ("the node is silent", With(Running, new PodCondition { Type = "Ready", Status = "False", LastTransitionTime = LastEnd }));
        yield return ("the node is silent, and tolerated for a while", Silent(new() { Key = "node.kubernetes.io/unreachable", Operator = "Exists", Effect = "NoExecute", TolerationSeconds = 300 }));
        yield return ("the node is silent, and tolerated for ever", Silent(new() { Key = "node.kubernetes.io/unreachable", Operator = "Exists", Effect = "NoExecute" }));
        yield return ("has a deadline", Running with { Spec = Running.Spec with { ActiveDeadlineSeconds = 3600 } });
        yield return ("a gate and a foreign condition", Gate());
        yield return ("a reason nobody knows", IsWaiting("GremlinsInTheRuntime"));
        yield return ("a phase nobody writes", OnlyStatus(Running, s => s with { Phase = "Unknown", ContainerStatuses = [], Conditions = [] }));
        yield return ("a phase that contradicts the containers", OnlyStatus(Running, s => s with { Phase = PodPhase.Pending }));
        yield return ("a failure without a trace", OnlyStatus(Running, s => s with { Phase = PodPhase.Failed, ContainerStatuses = [], Conditions = [] }));
        yield return ("one done, one failed, one runs", Three());
        yield return ("a disruption that did not happen", OnlyStatus(Running, s => s with { Conditions = [new() { Type = "DisruptionTarget", Status = "False", LastTransitionTime = LastEnd }, .. s.Conditions] }));
        yield return ("a rule that restarts all, at rest", OnlyStatus(Running, s => s with { Conditions = [.. s.Conditions, new() { Type = "AllContainersRestarting", Status = "False", LastTransitionTime = LastEnd }] }));
        yield return ("a debugger has ended", OnlyStatus(Running, s => s with { EphemeralContainerStatuses = [Down(End("Error", 1)) with { Name = "debugger", Started = null }] }));
        yield return ("a sidecar's flag came after the phase", OnlyStatus(Sidecar(), s => s with { InitContainerStatuses = [s.InitContainerStatuses[0] with { Started = true }] }));
        yield return ("the sandbox is gone", With(Running, new PodCondition { Type = "PodReadyToStartContainers", Status = "False", LastTransitionTime = LastEnd }));
    }

    private static Pod IsWaiting(string reason)
    {
        bool hasRun = reason is "CrashLoopBackOff" or "RunContainerError" or "PostStartHookError" or "RestartingAllContainers";
        string message = reason switch
        {
            "CrashLoopBackOff" => "back-off 1m20s restarting failed container=app pod=web_default(u)",
            "ImagePullBackOff" => "Back-off pulling image \"app:1\": ErrImagePull: not found",
            "CreateContainerConfigError" => "configmap \"settings\" not found",
            _ => "",
        };
        ContainerState last = reason == "RestartingAllContainers" ? End("RestartingAllContainers", 137) : End("Error", 1);
        ContainerStatus status = Down(new() { Waiting = new() { Reason = reason, Message = message } });
        return OnlyStatus(Unready(Running), s => s with
        {
            Phase = hasRun ? PodPhase.Running : PodPhase.Pending,
            ContainerStatuses = [hasRun ? status with { LastState = last, RestartCount = 4 } : status with { ContainerId = "" }],
        });
    }

    private static Pod CrashLoop(string message, DateTimeOffset? finishedAt) => OnlyStatus(IsWaiting("CrashLoopBackOff"), s => s with
    {
        ContainerStatuses =
        [
            s.ContainerStatuses[0] with
            {
                RestartCount = 12,
                State = new() { Waiting = new() { Reason = "CrashLoopBackOff", Message = message } },
                LastState = new() { Terminated = new() { ExitCode = 137, Reason = "OOMKilled", StartedAt = finishedAt?.AddSeconds(-9), FinishedAt = finishedAt } },
            },
        ],
    });

    private static Pod HasEnded(string reason, int code, int restarts = 0, bool finishedAt = true)
    {
        ContainerState state = End(reason, code);
        if (!finishedAt)
            state = new() { Terminated = state.Terminated! with { StartedAt = null, FinishedAt = null } };
        return OnlyStatus(Unready(Running), s => s with { ContainerStatuses = [Down(state) with { RestartCount = restarts }] });
    }

    private static Pod Refused(string reason)
    {
        bool hasRun = reason is "DeadlineExceeded" or "Evicted" or "Preempting" or "Terminated";
        return OnlyStatus(Running, s => new()
        {
            Phase = PodPhase.Failed,
            Reason = reason,
            Message = hasRun ? "The pod was ended." : "Pod was rejected: for a reason",
            StartTime = Created,
            QosClass = QosClass.BestEffort,
            ContainerStatuses = hasRun ? [Down(End("Error", 137))] : [],
            Conditions = hasRun ? [False("Ready", "PodFailed", ""), False("ContainersReady", "PodFailed", ""), True("PodScheduled")] : [],
        });
    }

    private static Pod HasCondition(string type, string status, string reason)
    {
        var condition = new PodCondition { Type = type, Status = status, Reason = reason, Message = "what the writer says", LastTransitionTime = LastEnd };
        return (type, reason) switch
        {
            ("PodScheduled", _) => new()
            {
                Metadata = Running.Metadata,
                Spec = Running.Spec with { NodeName = "", SchedulingGates = reason == "SchedulingGated" ? [new() { Name = "example.com/queue" }] : [] },
                Status = new() { Phase = PodPhase.Pending, QosClass = QosClass.BestEffort, Conditions = [condition] },
            },
            (_, "PodCompleted") => Done(PodPhase.Succeeded, 0),
            (_, "PodFailed") => Done(PodPhase.Failed, 1),
            (_, "ContainersNotInitialized") => Init(App with { Name = "setup", Ready = false, Started = false }),
            (_, "ReadinessGatesNotReady") => With(Running with { Spec = Running.Spec with { ReadinessGates = [new() { ConditionType = "example.com/lb" }] } }, condition),
            (_, "ContainersNotReady") => OnlyStatus(Unready(Running), s => s with { ContainerStatuses = [App with { Ready = false }] }),
            (_, "UnknownContainerStatuses") => With(OnlyStatus(Running, s => s with { Phase = PodPhase.Pending, ContainerStatuses = [] }), condition),
            _ => OnlyStatus(Running, s => s with { Conditions = [condition, .. s.Conditions] }),
        };
    }

    private static Pod Done(string phase, int code, bool owned = false)
    {
        string reason = code == 0 ? "PodCompleted" : "PodFailed";
        Pod pod = Running with
        {
            Spec = Running.Spec with { RestartPolicy = RestartPolicy.Never },
            Metadata = Running.Metadata with { OwnerReferences = owned ? [new() { Kind = "Job", Name = "import", Controller = true }] : [] },
        };
        return OnlyStatus(pod, s => s with
        {
            Phase = phase,
            ContainerStatuses = [Down(End(code == 0 ? "Completed" : "Error", code))],
            Conditions = [True("Initialized") with { Reason = code == 0 ? "PodCompleted" : "" }, False("Ready", reason, ""), False("ContainersReady", reason, ""), True("PodScheduled")],
        });
    }

    private static Pod Init(ContainerStatus setup, string phase = PodPhase.Pending)
    {
        Pod pod = setup.State.Terminated is null ? Initializing : Initializing with { Spec = Initializing.Spec with { RestartPolicy = RestartPolicy.Never } };
        return OnlyStatus(pod, s => s with { Phase = phase, InitContainerStatuses = [setup] });
    }

    private static Pod Sidecar()
    {
        Pod pod = Running with { Spec = Running.Spec with { InitContainers = [new() { Name = "proxy", Image = "proxy:1", RestartPolicy = RestartPolicy.Always, StartupProbe = new() { PeriodSeconds = 1, FailureThreshold = 60 } }] } };
        return OnlyStatus(Unready(pod, "proxy app"), s => s with
        {
            Phase = PodPhase.Pending,
            InitContainerStatuses = [App with { Name = "proxy", Ready = false, Started = false }],
            ContainerStatuses = [Down(Wait("CrashLoopBackOff")) with { LastState = End("Error", 1), RestartCount = 2 }],
            Conditions = [.. s.Conditions],
        });
    }

    private static Pod Two(string policy, ContainerStateTerminated end)
    {
        Pod pod = Running with { Spec = Running.Spec with { RestartPolicy = policy, Containers = [.. Running.Spec.Containers, new() { Name = "helper", Image = "app:1" }] } };
        return OnlyStatus(Unready(pod, "helper"), s => s with { ContainerStatuses = [App, Down(new() { Terminated = end }) with { Name = "helper" }] });
    }

    private static Pod TwoInTrouble(ContainerState app, ContainerState helper) => OnlyStatus(
        Unready(Two(RestartPolicy.Always, new()), "app helper"),
        s => s with { Phase = PodPhase.Pending, ContainerStatuses = [Down(app) with { ContainerId = "" }, Down(helper) with { Name = "helper" }] });

    private static Pod Silent(Toleration toleration) => With(
        Running with { Spec = Running.Spec with { Tolerations = [toleration] } },
        new PodCondition { Type = "Ready", Status = "False", LastTransitionTime = LastEnd });

    private static Pod Three()
    {
        Pod pod = Two(RestartPolicy.Never, new() { Reason = "Completed", StartedAt = LastStart, FinishedAt = LastEnd });
        pod = pod with { Spec = pod.Spec with { Containers = [.. pod.Spec.Containers, new() { Name = "worker", Image = "app:1" }] } };
        return OnlyStatus(pod, s => s with { ContainerStatuses = [s.ContainerStatuses[1] with { Name = "app" }, Down(End("Error", 1)) with { Name = "helper" }, App with { Name = "worker" }] });
    }

    private static Pod Gate()
    {
        Pod pod = Running with { Spec = Running.Spec with { ReadinessGates = [new() { ConditionType = "example.com/lb" }] } };
        return OnlyStatus(pod, s => s with { Conditions = [True("example.com/lb"), True("example.com/audited"), .. s.Conditions] });
    }

    private static Pod WithProbe(Func<Container, Container> spec, Func<ContainerStatus, ContainerStatus> status) => OnlyStatus(
        Unready(Running with { Spec = Running.Spec with { Containers = [spec(Running.Spec.Containers[0])] } }),
        s => s with { ContainerStatuses = [status(App)] });

    private static Pod Deleted(Pod pod, DateTimeOffset until, params string[] finalizers) => pod with
    {
        Metadata = pod.Metadata with { Namespace = "shop", DeletionTimestamp = until, DeletionGracePeriodSeconds = 30, Finalizers = [.. finalizers] },
    };

    private static Pod Unready(Pod pod, string names = "app")
    {
        string message = $"containers with unready status: [{names}]";
        return With(With(pod, False("Ready", "ContainersNotReady", message)), False("ContainersReady", "ContainersNotReady", message));
    }

    private static Pod With(Pod pod, PodCondition condition) => OnlyStatus(pod, s => s with { Conditions = [.. s.Conditions.Select(c => c.Type == condition.Type ? condition : c)] });

    private static Pod OnlyStatus(Pod pod, Func<PodStatus, PodStatus> change) => pod with { Status = change(pod.Status) };

    private static ContainerStatus Down(ContainerState state) => App with { State = state, Ready = false, Started = false };

    private static ContainerState Wait(string reason) => new() { Waiting = new() { Reason = reason } };

    private static ContainerState End(string reason, int code) => new() { Terminated = new() { Reason = reason, ExitCode = code, StartedAt = LastStart, FinishedAt = LastEnd } };

    private static PodCondition True(string type) => new() { Type = type, Status = "True", LastTransitionTime = Created.AddSeconds(2) };

    private static PodCondition False(string type, string reason, string message) => new() { Type = type, Status = "False", Reason = reason, Message = message, LastTransitionTime = LastEnd };
}
