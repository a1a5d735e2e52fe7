namespace PodLifecycle;

/// <summary>What versions and feature gates change in how probes work.</summary>
internal sealed record ProbeRules
{
    /// <summary>The rules of the newest version.</summary>
    public static ProbeRules Default { get; } = new();

    /// <summary>A manual trigger starts the ticker anew; before 1.32 the ticks stay where they were.</summary>
    public bool TriggerRestartsTicker { get; init; } = true;

    /// <summary>A startup probe rests after its success; before 1.32 it went on until the status showed <c>started</c>.</summary>
    public bool StartupRestsAfterSuccess { get; init; } = true;

    /// <summary>A sidecar's worker outlives the end of an instance also in a pod that never restarts, from 1.33.</summary>
    public bool SidecarSurvivesNever { get; init; } = true;

    /// <summary>The gate ContainerRestartRules, on by default from 1.35: the container's own policy, its rules and the exit code count.</summary>
    public bool ContainerRestartRules { get; init; } = true;

    /// <summary>A restart of the kubelet leaves ready and started containers alone, from 1.35. The gate ChangeContainerStatusOnKubeletRestart turns it off.</summary>
    public bool KeepsStatusOverKubeletRestart { get; init; } = true;

    /// <summary>A restart of the kubelet leaves a started sidecar's startup result at Success, from 1.36.</summary>
    public bool SeedsSidecars { get; init; } = true;

    /// <summary>The event of an exec probe that timed out says after how long, from 1.31.</summary>
    public bool ExecTimeoutTellsDuration { get; init; } = true;

    public static ProbeRules For(KubernetesVersion version) => new()
    {
        TriggerRestartsTicker = version >= KubernetesVersion.V1_32,
        StartupRestsAfterSuccess = version >= KubernetesVersion.V1_32,
        SidecarSurvivesNever = version >= KubernetesVersion.V1_33,
        ContainerRestartRules = version >= KubernetesVersion.V1_35,
        KeepsStatusOverKubeletRestart = version >= KubernetesVersion.V1_35,
        SeedsSidecars = version >= KubernetesVersion.V1_36,
        ExecTimeoutTellsDuration = version >= KubernetesVersion.V1_31,
    };
}
