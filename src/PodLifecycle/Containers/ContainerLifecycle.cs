namespace PodLifecycle;

/// <summary>Where one container of a pod stands between two answers of the runtime.</summary>
internal enum ContainerPhase
{
    /// <summary>No instance; the API shows Waiting.</summary>
    Absent,
    InspectingImage,
    Pulling,

    /// <summary>There is no image yet; the API shows ErrImagePull, ImagePullBackOff or ErrImageNeverPull.</summary>
    PullFailed,
    Creating,
    Starting,
    Running,
    Stopping,
    Exited,
}

/// <summary>What the kubelet or the runtime does to one container.</summary>
internal enum ContainerInput
{
    Inspect,
    Pull,
    PullFailed,

    /// <summary>No pull is tried: the policy forbids it, or failed pulls make it wait.</summary>
    RefusePull,
    Create,
    CreateFailed,
    Start,
    Started,
    StartFailed,
    Stop,
    Exited,

    /// <summary>All instances are removed, so that the container starts over.</summary>
    Forget,
}

/// <summary>
/// One container's way through its instances. What is decided from where (may it restart, must it wait, is it killed) is told by the
/// pure functions beside it; the table says only what can follow what.
/// </summary>
internal static class ContainerLifecycle
{
    public static readonly TransitionTable<ContainerPhase, ContainerInput> Table = new(
        "container",
        (ContainerPhase.Absent, ContainerInput.Inspect, ContainerPhase.InspectingImage),
        (ContainerPhase.Absent, ContainerInput.Pull, ContainerPhase.Pulling),
        (ContainerPhase.Absent, ContainerInput.RefusePull, ContainerPhase.PullFailed),
        (ContainerPhase.InspectingImage, ContainerInput.Pull, ContainerPhase.Pulling),
        (ContainerPhase.InspectingImage, ContainerInput.RefusePull, ContainerPhase.PullFailed),
        (ContainerPhase.InspectingImage, ContainerInput.Create, ContainerPhase.Creating),
        (ContainerPhase.Pulling, ContainerInput.PullFailed, ContainerPhase.PullFailed),
        (ContainerPhase.Pulling, ContainerInput.Create, ContainerPhase.Creating),
        (ContainerPhase.PullFailed, ContainerInput.Inspect, ContainerPhase.InspectingImage),
        (ContainerPhase.PullFailed, ContainerInput.Pull, ContainerPhase.Pulling),
        (ContainerPhase.PullFailed, ContainerInput.RefusePull, ContainerPhase.PullFailed),
        (ContainerPhase.Creating, ContainerInput.CreateFailed, ContainerPhase.Absent),
        (ContainerPhase.Creating, ContainerInput.Start, ContainerPhase.Starting),
        (ContainerPhase.Starting, ContainerInput.StartFailed, ContainerPhase.Exited),
        (ContainerPhase.Starting, ContainerInput.Started, ContainerPhase.Running),
        (ContainerPhase.Running, ContainerInput.Stop, ContainerPhase.Stopping),
        (ContainerPhase.Running, ContainerInput.Exited, ContainerPhase.Exited),
        (ContainerPhase.Stopping, ContainerInput.Exited, ContainerPhase.Exited),
        (ContainerPhase.Exited, ContainerInput.Inspect, ContainerPhase.InspectingImage),
        (ContainerPhase.Exited, ContainerInput.Pull, ContainerPhase.Pulling),
        (ContainerPhase.Exited, ContainerInput.RefusePull, ContainerPhase.PullFailed),
        (ContainerPhase.PullFailed, ContainerInput.Forget, ContainerPhase.Absent),
        (ContainerPhase.Exited, ContainerInput.Forget, ContainerPhase.Absent));
}
