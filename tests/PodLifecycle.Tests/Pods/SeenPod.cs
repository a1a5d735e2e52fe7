using PodLifecycle.Api;

namespace PodLifecycle.Tests.Pods;

/// <summary>A pod as its kubelet goes through life with it: what the runtime shows in, what the status says out.</summary>
internal sealed class SeenPod(Pod pod)
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly KubeletFacts Kubelet = new() { NodeIps = ["192.168.1.10"], StartedAt = Start };

    public Pod Pod { get; set; } = pod;

    public StatusCache Cache { get; set; } = StatusCache.Empty;

    public PodStatus Status => Cache.Status!;

    public static Pod Of(string restartPolicy, params Container[] containers) => new()
    {
        Metadata = new() { Name = "demo", Uid = "u", Generation = 1 },
        Spec = new() { RestartPolicy = restartPolicy, Containers = [.. containers] },
    };

    public static ContainerRecord Running(string name, int run = 0) => Record(name, run) with { State = ContainerRecordState.Running };

    public static ContainerRecord Exited(string name, int exitCode, int run = 0) => Record(name, run) with
    {
        State = ContainerRecordState.Exited,
        ExitCode = exitCode,
        Reason = exitCode == 0 ? "Completed" : "Error",
        FinishedAt = Start + TimeSpan.FromSeconds(10 + run),
    };

    public static RuntimeView InSandbox(params ContainerRecord[] records) => new()
    {
        Sandboxes = [new Sandbox { Id = "s0", Ready = true, Ip = "10.0.0.5" }],
        Containers = [.. records],
        Ips = ["10.0.0.5"],
    };

    public PodStatus Sync(RuntimeView runtime, double at = 20, bool isTerminal = false, params StartError[] errors)
    {
        DateTimeOffset now = Start + TimeSpan.FromSeconds(at);
        PodStatus generated = PodStatusGenerator.Generate(new PodStatusInput
        {
            Pod = Pod,
            CachedStatus = Cache.Status,
            Runtime = runtime,
            StartErrors = [.. errors],
            PodIsTerminal = isTerminal,
            Now = now,
            Kubelet = Kubelet,
        });
        Cache = StatusManager.SetPodStatus(Cache, Pod, generated, now);
        return Status;
    }

    public SeenPod Deleted()
    {
        Pod = Pod with { Metadata = Pod.Metadata with { DeletionTimestamp = Start, DeletionGracePeriodSeconds = 30 } };
        return this;
    }

    private static ContainerRecord Record(string name, int run) => new()
    {
        Name = name,
        Id = $"containerd://{name}-{run}",
        SandboxId = "s0",
        State = ContainerRecordState.Created,
        CreatedAt = Start + TimeSpan.FromSeconds(run),
        StartedAt = Start + TimeSpan.FromSeconds(run),
        RestartCount = run,
    };
}
