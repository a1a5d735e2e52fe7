using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>What a probe worker is made with; it never learns of later changes.</summary>
internal sealed class ProbeWorkerSettings
{
    /// <summary>An instance that began longer than this before the kubelet did is one from before its restart; exactly this is not.</summary>
    public static readonly TimeSpan RestartGrace = TimeSpan.FromSeconds(10);

    private readonly int successThreshold;
    private readonly int failureThreshold;
    private readonly bool isSidecar;
    private readonly ProbeRules rules;

    private ProbeWorkerSettings(ProbeKind kind, Probe probe, bool isSidecar, bool podWasDeleting, DateTimeOffset kubeletStart, ProbeRules rules)
    {
        Kind = kind;
        InitialDelaySeconds = probe.InitialDelaySeconds;
        Period = TimeSpan.FromSeconds(probe.PeriodSeconds);
        PodWasDeleting = podWasDeleting;
        successThreshold = probe.SuccessThreshold;
        failureThreshold = probe.FailureThreshold;
        this.isSidecar = isSidecar;
        KubeletStart = kubeletStart;
        this.rules = rules;
    }

    public ProbeKind Kind { get; }

    public int InitialDelaySeconds { get; }

    public TimeSpan Period { get; }

    public bool PodWasDeleting { get; }

    public DateTimeOffset KubeletStart { get; }

    /// <summary>The result of an instance that has not been probed.</summary>
    public ProbeResult InitialResult => Kind switch
    {
        ProbeKind.Readiness => ProbeResult.Failure,
        ProbeKind.Liveness => ProbeResult.Success,
        _ => ProbeResult.Unknown,
    };

    /// <summary>How many equal answers in a row it takes; 0 is as good as 1.</summary>
    public int Threshold(ProbeResult result) => result == ProbeResult.Success ? successThreshold : failureThreshold;

    /// <summary>Whether the published result holds for the rest of the instance's life: nothing is probed any more.</summary>
    public bool IsFinal(ProbeResult result) => Kind switch
    {
        ProbeKind.Liveness => result == ProbeResult.Failure,
        ProbeKind.Startup => result == ProbeResult.Failure || rules.StartupRestsAfterSuccess,
        _ => false,
    };

    /// <summary>Whether the instance is from before the kubelet's restart, so that it keeps what the status says of it.</summary>
    public bool IsFromBefore(in ProbedContainer seen) =>
        rules.KeepsStatusOverKubeletRestart && IsFromBefore(seen.StartedAt, KubeletStart);

    /// <summary>Whether the instance is a sidecar's that needs no startup probe any more.</summary>
    public bool SeedsSuccess(in ProbedContainer seen) =>
        isSidecar && Kind == ProbeKind.Startup && seen.Started && rules.SeedsSidecars && rules.KeepsStatusOverKubeletRestart;

    /// <summary>The settings of a worker that is made now, or null when the container has no such probe.</summary>
    /// <param name="pod">The pod as it is now.</param>
    /// <param name="container">One of its regular containers or sidecars, with its defaults.</param>
    /// <param name="kind">Which of the container's probes.</param>
    /// <param name="kubeletStart">When the kubelet began.</param>
    /// <param name="rules">The rules of the version.</param>
    public static ProbeWorkerSettings? For(Pod pod, Container container, ProbeKind kind, DateTimeOffset kubeletStart, ProbeRules rules)
    {
        if (ProbeWorkers.Probe(container, kind) is not { } probe)
            return null;

        bool isSidecar = ContainerLists.Find(pod.Spec.InitContainers, container.Name) is not null;
        return new(kind, probe, isSidecar, pod.Metadata.DeletionTimestamp is not null, kubeletStart, rules);
    }

    /// <summary>Whether an instance that began then is from before the restart of a kubelet; an instance that does not run is not.</summary>
    public static bool IsFromBefore(DateTimeOffset? startedAt, DateTimeOffset kubeletStart) => startedAt < kubeletStart - RestartGrace;
}
