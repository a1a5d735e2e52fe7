using static PodLifecycle.ContainerInput;
using static PodLifecycle.ContainerPhase;

namespace PodLifecycle;

/// <summary>Where one container of a pod stands between two answers of the runtime.</summary>
internal enum ContainerPhase
{
    /// <summary>Nothing of it runs, and no attempt is under way; ended instances may be left of earlier ones.</summary>
    Absent,
    InspectingImage,
    Pulling,

    /// <summary>There is no image yet; the API shows ErrImagePull, ImagePullBackOff or ErrImageNeverPull.</summary>
    WithoutImage,
    Creating,
    Starting,
    Running,
    Stopping,

    /// <summary>Its newest instance has ended.</summary>
    Exited,
}

/// <summary>What the kubelet asks for one container, or what the runtime answers.</summary>
internal enum ContainerInput
{
    /// <summary>Asked: does the node have the image?</summary>
    Inspect,

    /// <summary>Asked: get the image.</summary>
    Pull,

    /// <summary>Answered: the pull failed.</summary>
    PullFailed,

    /// <summary>No pull is tried: the policy forbids it, or failed pulls make it wait.</summary>
    RefusePull,

    /// <summary>The image is there; asked: make an instance.</summary>
    ImageReady,

    /// <summary>Answered: no instance could be made.</summary>
    CreateFailed,

    /// <summary>Answered: the instance is made; asked: start it.</summary>
    Created,

    /// <summary>Answered: its process runs.</summary>
    Started,

    /// <summary>Answered: its process could not be started; the instance has ended.</summary>
    StartFailed,

    /// <summary>Asked: end it.</summary>
    Stop,

    /// <summary>Its process has ended.</summary>
    Exit,

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
        (Absent, Inspect, InspectingImage),
        (Absent, Pull, Pulling),
        (Absent, RefusePull, WithoutImage),
        (Absent, Forget, Absent),

        (InspectingImage, Pull, Pulling),
        (InspectingImage, RefusePull, WithoutImage),
        (InspectingImage, ImageReady, Creating),

        (Pulling, PullFailed, WithoutImage),
        (Pulling, ImageReady, Creating),

        (WithoutImage, Inspect, InspectingImage),
        (WithoutImage, Pull, Pulling),
        (WithoutImage, RefusePull, WithoutImage),
        (WithoutImage, Forget, Absent),

        (Creating, CreateFailed, Absent),
        (Creating, Created, Starting),

        (Starting, StartFailed, Exited),
        (Starting, Started, Running),

        (Running, Stop, Stopping),
        (Running, Exit, Exited),

        (Stopping, Exit, Exited),

        (Exited, Inspect, InspectingImage),
        (Exited, Pull, Pulling),
        (Exited, RefusePull, WithoutImage),
        (Exited, Forget, Absent));
}
