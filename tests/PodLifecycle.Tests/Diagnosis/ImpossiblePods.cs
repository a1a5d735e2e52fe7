using PodLifecycle.Api;

namespace PodLifecycle.Tests.Diagnosis;

/// <summary>Statuses as people write them by hand, which no kubelet writes: what is wrong in words, the rule that tells it, and the pod.</summary>
internal static class ImpossiblePods
{
    private static readonly DateTimeOffset Created = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Begun = Created.AddSeconds(2);

    private static readonly ContainerState Running = new() { Running = new() { StartedAt = Begun } };
    private static readonly ContainerState Completed = End(0, "Completed");
    private static readonly ContainerState Failed = End(1, "Error");

    private static readonly ContainerStatus App = new()
    {
        Name = "app",
        Image = "app:1",
        ContainerId = "containerd://app-0",
        State = Running,
        Ready = true,
        Started = true,
    };

    private static readonly ContainerStatus Setup = new() { Name = "setup", Ready = true, Started = false, ContainerId = "containerd://setup-0", State = Completed };

    /// <summary>One container that runs and is ready.</summary>
    public static readonly Pod Good = new()
    {
        Metadata = new() { Name = "web", Namespace = "default", Uid = "u", Generation = 1, CreationTimestamp = Created },
        Spec = new() { NodeName = "node-1", RestartPolicy = RestartPolicy.Always, Containers = [new() { Name = "app", Image = "app:1" }] },
        Status = new()
        {
            Phase = PodPhase.Running,
            QosClass = QosClass.BestEffort,
            ObservedGeneration = 1,
            HostIp = "192.0.2.10",
            HostIps = [new() { Ip = "192.0.2.10" }],
            PodIp = "10.0.0.5",
            PodIps = [new() { Ip = "10.0.0.5" }],
            StartTime = Created.AddSeconds(1),
            Conditions = [True("PodReadyToStartContainers"), True("Initialized"), True("Ready"), True("ContainersReady"), True("PodScheduled")],
            ContainerStatuses = [App],
        },
    };

    /// <summary>The same with an init container that is done.</summary>
    public static readonly Pod WithInit = Good with
    {
        Spec = Good.Spec with { InitContainers = [new() { Name = "setup", Image = "app:1" }] },
        Status = Good.Status with { InitContainerStatuses = [Setup] },
    };

    private static readonly Pod Once = Good with { Spec = Good.Spec with { RestartPolicy = RestartPolicy.Never } };

    public static readonly (string Problem, string Rule, Pod Pod)[] All =
    [
        // Nothing but a phase.
        ("phase Running and nothing else", "phase-follows-containers", Only(new() { Phase = PodPhase.Running, QosClass = QosClass.BestEffort })),
        ("phase Succeeded and nothing else", "succeeded-means-code-0", Only(new() { Phase = PodPhase.Succeeded, QosClass = QosClass.BestEffort })),
        ("phase Failed and nothing else", "failed-has-a-cause", Only(new() { Phase = PodPhase.Failed, QosClass = QosClass.BestEffort })),
        ("phase Unknown", "phase-is-known", Only(new() { Phase = PodPhase.Unknown, QosClass = QosClass.BestEffort })),
        ("STATUS written into the phase", "phase-is-known", With(s => s with { Phase = "CrashLoopBackOff" })),
        ("phase in small letters", "phase-is-known", With(s => s with { Phase = "running" })),
        ("an empty status", "phase-is-known", Only(new() { QosClass = QosClass.BestEffort })),

        // Phase against containers.
        ("Pending while the only container crash-loops", "phase-follows-containers", WithApp(Crashing, s => s with { Phase = PodPhase.Pending })),
        ("Pending while all run", "phase-follows-containers", With(s => s with { Phase = PodPhase.Pending })),
        ("Pending after a first end under Always", "phase-follows-containers", WithApp(a => Down(a, Failed), s => s with { Phase = PodPhase.Pending })),
        ("Running while one has never begun", "running-means-begun", WithApp(a => Down(a, Waiting("ContainerCreating")))),
        ("Running while the image cannot be pulled", "phase-follows-containers", WithApp(a => Down(a, Waiting("ImagePullBackOff")))),
        ("Running while the init container runs", "running-means-begun", WithSetup(i => i with { State = Running, Ready = false })),
        ("Succeeded with a running container", "succeeded-means-code-0", Unready(Once, s => s with { Phase = PodPhase.Succeeded })),
        ("Succeeded with exit code 1", "succeeded-means-code-0", Unready(Once, s => s with { Phase = PodPhase.Succeeded, ContainerStatuses = [Down(App, Failed)] })),
        ("Succeeded with a waiting container", "succeeded-means-code-0", Unready(Once, s => s with { Phase = PodPhase.Succeeded, ContainerStatuses = [Down(App, Waiting("ContainerCreating"))] })),
        ("Failed with a running container", "ended-pod-runs-nothing", Unready(Once, s => s with { Phase = PodPhase.Failed })),
        ("Failed with exit code 0 and no reason", "failed-has-a-cause", Unready(Once, s => s with { Phase = PodPhase.Failed, ContainerStatuses = [Down(App, Completed)] })),
        ("Failed under Always without deletion or reason", "end-needs-a-cause", Unready(Good, s => s with { Phase = PodPhase.Failed, ContainerStatuses = [Down(App, Failed)] })),
        ("Succeeded under Always without deletion", "end-needs-a-cause", Unready(Good, s => s with { Phase = PodPhase.Succeeded, ContainerStatuses = [Down(App, Completed)] })),
        ("a container's reason as the pod's", "reason-is-no-containers", With(s => s with { Reason = "ImagePullBackOff" })),

        // Conditions against containers.
        ("Ready with a terminated main container", "containers-ready-means-all", WithApp(a => Down(a, Failed))),
        ("Ready with a container that is not", "containers-ready-means-all", WithApp(a => a with { Ready = false })),
        ("Ready in a pod that has succeeded", "ended-pod-is-not-ready", Unready(Once, s => s with { Phase = PodPhase.Succeeded, ContainerStatuses = [Down(App, Completed)], Conditions = Good.Status.Conditions })),
        ("Ready without container statuses", "containers-ready-means-all", With(s => s with { Phase = PodPhase.Pending, ContainerStatuses = [] })),
        ("Ready alone", "conditions-come-together", With(s => s with { Conditions = [True("Ready")] })),
        ("Ready, but ContainersReady is not", "ready-needs-containers-ready", WithCondition("ContainersReady", Unready("containers with unready status: [app]"))),
        ("Ready says something else than ContainersReady", "unready-says-why", WithApp(a => a with { Ready = false }, s => s with { Conditions = [s.Conditions[0], s.Conditions[1], Unready("")(s.Conditions[2]), Unready("containers with unready status: [app]")(s.Conditions[3]), s.Conditions[4]] })),
        ("unready although all are ready", "containers-ready-names-them", Unready(Good, s => s)),
        ("names another container as unready", "containers-ready-names-them", Unready(Good, s => s with { ContainerStatuses = [App with { Ready = false }] }, "web")),
        ("an invented reason", "condition-reason-is-known", WithCondition("ContainersReady", c => c with { Status = "False", Reason = "ContainerNotReady" })),
        ("Ready False with readiness gates that nobody has", "ready-follows-containers-ready", WithCondition("Ready", c => c with { Status = "False", Reason = "ReadinessGatesNotReady" })),
        ("Initialized is False while a main container runs", "uninitialized-needs-init", In(WithInit, "Initialized", c => c with { Status = "False", Reason = "ContainersNotInitialized", Message = "containers with incomplete status: [setup]" })),
        ("Initialized is False without init containers", "uninitialized-needs-init", WithCondition("Initialized", c => c with { Status = "False", Reason = "ContainersNotInitialized" })),
        ("Initialized before the init container has run", "initialized-means-done", WithSetup(
            i => i with { State = Waiting("PodInitializing"), Ready = false, ContainerId = "" },
            s => s with { Phase = PodPhase.Pending, ContainerStatuses = [Down(App, Waiting("PodInitializing")) with { ContainerId = "" }] })),
        ("PodCompleted while it runs", "completed-means-ended", WithCondition("Initialized", c => c with { Reason = "PodCompleted" })),
        ("a condition twice", "one-condition-a-type", With(s => s with { Conditions = s.Conditions.Add(True("PodScheduled")) })),
        ("conditions in alphabetical order", "conditions-in-order", With(s => s with { Conditions = s.Conditions.OrderBy(c => c.Type, StringComparer.Ordinal).ToValueList() })),
        ("true in small letters", "conditions-true-or-false", WithCondition("Ready", c => c with { Status = "true" })),
        ("Ready Unknown", "conditions-true-or-false", WithCondition("Ready", c => c with { Status = "Unknown" })),
        ("a condition without a time", "conditions-true-or-false", WithCondition("Ready", c => c with { LastTransitionTime = null })),
        ("a condition older than the pod", "nothing-before-creation", WithCondition("Ready", c => c with { LastTransitionTime = Created.AddDays(-1) })),
        ("no PodScheduled", "containers-need-scheduled", With(s => s with { Conditions = [.. s.Conditions.Where(c => c.Type != "PodScheduled")] })),
        ("not scheduled, but on a node", "unscheduled-has-no-node", WithCondition("PodScheduled", c => c with { Status = "False", Reason = "Unschedulable" })),
        ("AllContainersRestarting without a rule", "restarting-needs-a-rule", With(s => s with { Conditions = s.Conditions.Add(True("AllContainersRestarting")) })),

        // One container's status against itself.
        ("ready while it waits", "ready-needs-running", WithApp(a => a with { State = Waiting("ContainerCreating") })),
        ("ready before it has started", "ready-needs-running", WithApp(a => a with { Started = null })),
        ("started while it waits", "started-needs-running", WithApp(a => Down(a, Waiting("CrashLoopBackOff")) with { Started = true, LastState = Failed, RestartCount = 3 })),
        ("two states at once", "one-state", WithApp(a => a with { State = Running with { Waiting = new() { Reason = "ContainerCreating" } } })),
        ("no state", "one-state", WithApp(a => a with { State = ContainerState.Empty })),
        ("runs since never", "running-has-id-and-start", WithApp(a => a with { State = new() { Running = new() } })),
        ("runs without an id", "running-has-id-and-start", WithApp(a => a with { ContainerId = "" })),
        ("ends before it begins", "end-after-start", WithApp(a => Down(a, new() { Terminated = new() { ExitCode = 1, Reason = "Error", StartedAt = Begun.AddMinutes(2), FinishedAt = Begun } }))),
        ("begins before its last run has ended", "last-run-before-this", WithApp(a => a with { RestartCount = 1, LastState = new() { Terminated = new() { ExitCode = 1, Reason = "Error", FinishedAt = Begun.AddHours(1) } } })),
        ("has run before, but was never restarted", "last-run-counts", WithApp(a => a with { LastState = Failed })),
        ("was restarted five times and has no last state", "restarts-leave-a-last-state", WithApp(a => a with { RestartCount = 5 })),
        ("crash-loops after four restarts without a last state", "back-off-needs-an-end", WithApp(a => Down(a, Waiting("CrashLoopBackOff")) with { RestartCount = 4 })),
        ("crash-loops under Never", "back-off-needs-a-restart", WithApp(Crashing, spec: Once)),
        ("-1 restarts", "restart-count-not-negative", WithApp(a => a with { RestartCount = -1 })),
        ("CrashLoopBackoff with a small o", "waiting-reason-is-known", WithApp(a => Crashing(a) with { State = Waiting("CrashLoopBackoff") })),
        ("waits because it is Completed", "waiting-reason-is-known", WithApp(a => Down(a, Waiting("Completed")))),
        ("ContainerCreating in a pod with init containers", "default-reason-fits-init", WithSetup(i => i, s => s with { ContainerStatuses = [Down(App, Waiting("ContainerCreating"))] })),
        ("Completed with exit code 137", "reason-fits-code", WithApp(a => a with { RestartCount = 1, LastState = End(137, "Completed") })),
        ("Error with exit code 0", "reason-fits-code", WithApp(a => Down(a, End(0, "Error")))),
        ("a plain init container that is ready while it runs", "init-ready-means-done", WithSetup(i => i with { State = Running })),

        // Container statuses against the spec.
        ("a container that the spec lacks", "statuses-fit-spec", With(s => s with { ContainerStatuses = s.ContainerStatuses.Add(App with { Name = "stranger" }) })),
        ("a container without a status", "statuses-fit-spec", WithSetup(i => i, s => s with { InitContainerStatuses = [] })),
        ("the same container twice", "statuses-fit-spec", With(s => s with { ContainerStatuses = [App, App] })),
        ("an ephemeral container that the spec lacks", "ephemeral-statuses-fit-spec", With(s => s with { EphemeralContainerStatuses = [Down(App with { Name = "debugger" }, Completed) with { Started = null }] })),
        ("container statuses as in the spec, not by name", "statuses-in-order", Good with
        {
            Spec = Good.Spec with { Containers = [new() { Name = "app", Image = "app:1" }, new() { Name = "agent", Image = "app:1" }] },
            Status = Good.Status with { ContainerStatuses = [App, App with { Name = "agent", ContainerId = "containerd://agent-0" }] },
        }),

        // The pod's own fields.
        ("no startTime", "containers-need-start-time", With(s => s with { StartTime = null })),
        ("started before it was created", "nothing-before-creation", With(s => s with { StartTime = Created.AddMinutes(-5) })),
        ("no hostIP", "containers-need-start-time", With(s => s with { HostIp = "", HostIps = [] })),
        ("no podIP", "running-has-address", With(s => s with { PodIp = "", PodIps = [] })),
        ("podIP without podIPs", "first-address-is-the-address", With(s => s with { PodIps = [] })),
        ("runs without a node", "status-needs-node", Good with { Spec = Good.Spec with { NodeName = "" } }),
        ("a QoS class that there is not", "qos-class-is-known", With(s => s with { QosClass = "Gold" })),
        ("Guaranteed without requests and limits", "qos-class-fits-spec", With(s => s with { QosClass = QosClass.Guaranteed })),
        ("has observed a generation that is to come", "observed-generation-has-been", With(s => s with { ObservedGeneration = 2 })),
    ];

    private static Pod Only(PodStatus status) => Good with { Status = status };

    private static Pod With(Func<PodStatus, PodStatus> change) => Good with { Status = change(Good.Status) };

    private static Pod WithApp(Func<ContainerStatus, ContainerStatus> change, Func<PodStatus, PodStatus>? status = null, Pod? spec = null)
    {
        Pod pod = spec ?? Good;
        PodStatus changed = pod.Status with { ContainerStatuses = [change(App)] };
        return pod with { Status = status is null ? changed : status(changed) };
    }

    private static Pod WithSetup(Func<ContainerStatus, ContainerStatus> change, Func<PodStatus, PodStatus>? status = null)
    {
        PodStatus changed = WithInit.Status with { InitContainerStatuses = [change(Setup)] };
        return WithInit with { Status = status is null ? changed : status(changed) };
    }

    private static Pod WithCondition(string type, Func<PodCondition, PodCondition> change) => In(Good, type, change);

    private static Pod In(Pod pod, string type, Func<PodCondition, PodCondition> change) =>
        pod with { Status = pod.Status with { Conditions = [.. pod.Status.Conditions.Select(c => c.Type == type ? change(c) : c)] } };

    /// <summary>With both conditions False for a container that is not ready, then changed.</summary>
    private static Pod Unready(Pod pod, Func<PodStatus, PodStatus> change, string name = "app")
    {
        Pod unready = In(In(pod, "Ready", Unready($"containers with unready status: [{name}]")), "ContainersReady", Unready($"containers with unready status: [{name}]"));
        return unready with { Status = change(unready.Status) };
    }

    private static Func<PodCondition, PodCondition> Unready(string message) => c => c with { Status = "False", Reason = "ContainersNotReady", Message = message };

    private static ContainerStatus Crashing(ContainerStatus app) => Down(app, Waiting("CrashLoopBackOff")) with { LastState = Failed, RestartCount = 3 };

    private static ContainerStatus Down(ContainerStatus status, ContainerState state) => status with { State = state, Ready = false, Started = false };

    private static ContainerState Waiting(string reason) => new() { Waiting = new() { Reason = reason } };

    private static ContainerState End(int exitCode, string reason) => new() { Terminated = new() { ExitCode = exitCode, Reason = reason, StartedAt = Begun, FinishedAt = Begun } };

    private static PodCondition True(string type) => new() { Type = type, Status = ConditionStatus.True, LastTransitionTime = Begun };
}
