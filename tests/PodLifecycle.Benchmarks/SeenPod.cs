using PodLifecycle.Api;

namespace PodLifecycle.Benchmarks;

/// <summary>A pod of two containers that run well: as the runtime shows it, and as its status says it.</summary>
internal static class SeenPod
{
    public static readonly DateTimeOffset Created = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Now = Created.AddMinutes(5);

    private static readonly Container App = new() { Name = "app", Image = "app:1", LivenessProbe = new() { PeriodSeconds = 10, FailureThreshold = 3, SuccessThreshold = 1 } };
    private static readonly KubeletFacts Kubelet = new() { NodeIps = ["192.0.2.10"], StartedAt = Created.AddDays(-1) };

    public static readonly RuntimeView Runtime = new()
    {
        Sandboxes = [new Sandbox { Id = "s0", Ready = true, Ip = "10.0.0.5" }],
        Containers = [Running("app"), Running("proxy")],
        Ips = ["10.0.0.5"],
    };

    public static readonly Pod Pod = WithStatus(new Pod
    {
        Metadata = new() { Name = "web", Namespace = "default", Uid = "u", Generation = 1, CreationTimestamp = Created },
        Spec = new() { NodeName = "node-1", RestartPolicy = RestartPolicy.Always, Containers = [App, new() { Name = "proxy", Image = "proxy:1" }] },
    });

    public static readonly ProbedContainer Probed = new() { ContainerId = Id("app"), IsRunning = true, StartedAt = Created, Started = true };

    public static PodStatusInput StatusInput() => Input(Pod) with { CachedStatus = Pod.Status };

    public static ProbeWorkerSettings Liveness() => ProbeWorkerSettings.For(Pod, App, ProbeKind.Liveness, Kubelet.StartedAt, ProbeRules.Default)!;

    /// <summary>The worker after its first answer: the next tick probes again.</summary>
    public static ProbeWorker CountingWorker() => ProbeWorker.New.Tick(Liveness(), Probed, Now).Worker.Answer(Liveness(), ProbeAnswer.Success).Worker;

    private static Pod WithStatus(Pod pod)
    {
        PodStatus generated = PodStatusGenerator.Generate(Input(pod));
        return pod with { Status = StatusManager.SetPodStatus(StatusCache.Empty, pod, generated, Now).Status! };
    }

    private static PodStatusInput Input(Pod pod) => new() { Pod = pod, Runtime = Runtime, Now = Now, Kubelet = Kubelet };

    private static ContainerRecord Running(string name) => new()
    {
        Name = name,
        Id = Id(name),
        SandboxId = "s0",
        State = ContainerRecordState.Running,
        CreatedAt = Created,
        StartedAt = Created,
    };

    private static string Id(string name) => $"containerd://{name}-0";
}
