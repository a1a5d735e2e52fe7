namespace PodLifecycle;

/// <summary>Where the pod's sandbox stands.</summary>
internal enum SandboxPhase
{
    Absent,
    Creating,
    Ready,
    Stopping,

    /// <summary>Dead or stopped; a new one gets the next attempt number.</summary>
    Gone,
}

/// <summary>What the kubelet or the runtime does to the sandbox.</summary>
internal enum SandboxInput
{
    Create,
    Created,
    Failed,
    Stop,
    Stopped,
    Lost,
}

/// <summary>The pod's sandbox: made before the first container, made anew when it dies, stopped last.</summary>
internal static class SandboxLifecycle
{
    public static readonly TransitionTable<SandboxPhase, SandboxInput> Table = new(
        "sandbox",
        (SandboxPhase.Absent, SandboxInput.Create, SandboxPhase.Creating),
        (SandboxPhase.Absent, SandboxInput.Stop, SandboxPhase.Stopping),
        (SandboxPhase.Creating, SandboxInput.Created, SandboxPhase.Ready),
        (SandboxPhase.Creating, SandboxInput.Failed, SandboxPhase.Absent),
        (SandboxPhase.Ready, SandboxInput.Stop, SandboxPhase.Stopping),
        (SandboxPhase.Ready, SandboxInput.Lost, SandboxPhase.Gone),
        (SandboxPhase.Stopping, SandboxInput.Stopped, SandboxPhase.Gone),

        // A look at the runtime may find dead what a stop has already dealt with.
        (SandboxPhase.Stopping, SandboxInput.Lost, SandboxPhase.Stopping),
        (SandboxPhase.Gone, SandboxInput.Lost, SandboxPhase.Gone),
        (SandboxPhase.Gone, SandboxInput.Create, SandboxPhase.Creating),
        (SandboxPhase.Gone, SandboxInput.Stop, SandboxPhase.Stopping));
}
