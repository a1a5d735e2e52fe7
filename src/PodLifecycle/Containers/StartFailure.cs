using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>A start of a container that failed: what the container shows while it waits, and the events.</summary>
/// <param name="Reason">The waiting reason.</param>
/// <param name="Message">The waiting message.</param>
/// <param name="Events">In the order in which they are written.</param>
internal sealed record StartFailure(string Reason, string Message, ValueList<PodEvent> Events)
{
    public const string CrashLoopBackOff = "CrashLoopBackOff";
    public const string CreateContainerConfigError = "CreateContainerConfigError";
    public const string PreCreateHookError = "PreCreateHookError";
    public const string CreateContainerError = "CreateContainerError";
    public const string PreStartHookError = "PreStartHookError";
    public const string RunContainerError = "RunContainerError";
    public const string PostStartHookError = "PostStartHookError";

    /// <summary>The container has to wait before it is restarted.</summary>
    /// <param name="container">The container.</param>
    /// <param name="pod">Its pod.</param>
    /// <param name="delay">The whole wait, not what is left of it.</param>
    public static StartFailure InCrashLoop(string container, ObjectMeta pod, TimeSpan delay) => new(
        CrashLoopBackOff,
        $"back-off {GoDuration.Format(delay)} restarting failed container={container} pod={PodReference.Format(pod)}",
        [ContainerEvents.CrashLoop(container, pod)]);

    /// <summary>The postStart hook failed; the container is stopped next.</summary>
    public static StartFailure OfPostStartHook(string message) =>
        new(PostStartHookError, message, [ContainerEvents.FailedPostStartHook, ContainerEvents.Killing(KillMessage.FailedPostStartHook)]);
}
