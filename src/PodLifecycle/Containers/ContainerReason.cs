namespace PodLifecycle;

/// <summary>The reasons of a container's waiting and terminated states that a kubelet gives or looks for; a runtime may give others.</summary>
internal static class ContainerReason
{
    public const string ContainerCreating = "ContainerCreating";

    /// <summary>Waiting in a pod that has init containers.</summary>
    public const string PodInitializing = "PodInitializing";

    public const string InvalidImageName = "InvalidImageName";
    public const string ImageInspectError = "ImageInspectError";
    public const string ErrImageNeverPull = "ErrImageNeverPull";
    public const string ErrImagePull = "ErrImagePull";
    public const string ImagePullBackOff = "ImagePullBackOff";

    /// <summary>The runtime's error of a pull begins with it.</summary>
    public const string RegistryUnavailable = "RegistryUnavailable";

    /// <summary>The runtime's error of a pull begins with it.</summary>
    public const string SignatureValidationFailed = "SignatureValidationFailed";

    public const string CreateContainerConfigError = "CreateContainerConfigError";
    public const string PreCreateHookError = "PreCreateHookError";
    public const string CreateContainerError = "CreateContainerError";
    public const string PreStartHookError = "PreStartHookError";
    public const string RunContainerError = "RunContainerError";
    public const string PostStartHookError = "PostStartHookError";
    public const string CrashLoopBackOff = "CrashLoopBackOff";

    /// <summary>The end with exit code 0; the only one for which kubectl has rules of its own.</summary>
    public const string Completed = "Completed";

    /// <summary>The end with another exit code, where the runtime knows nothing more.</summary>
    public const string Error = "Error";

    /// <summary>The kernel killed the container for want of memory.</summary>
    public const string OomKilled = "OOMKilled";

    /// <summary>The container ran and the runtime no longer knows how it ended.</summary>
    public const string ContainerStatusUnknown = "ContainerStatusUnknown";

    /// <summary>Removed because a restart rule starts all containers again.</summary>
    public const string RestartingAllContainers = "RestartingAllContainers";
}
