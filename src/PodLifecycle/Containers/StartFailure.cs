using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>A start of a container that failed: what the container shows while it waits, and the events.</summary>
/// <param name="Reason">The waiting reason.</param>
/// <param name="Message">The waiting message.</param>
/// <param name="Events">In the order in which they are written.</param>
internal sealed record StartFailure(string Reason, string Message, ValueList<PodEvent> Events)
{
    /// <summary>The container has to wait before it is restarted.</summary>
    /// <param name="container">The container.</param>
    /// <param name="pod">Its pod.</param>
    /// <param name="delay">The whole wait, not what is left of it.</param>
    public static StartFailure InCrashLoop(string container, ObjectMeta pod, TimeSpan delay) => new(
        ContainerReason.CrashLoopBackOff,
        $"back-off {GoDuration.Format(delay)} restarting failed container={container} pod={PodReference.Format(pod)}",
        [ContainerEvents.CrashLoop(container, pod)]);

    /// <summary>The container's image is not to be had.</summary>
    public static StartFailure OfImage(ImageFailure failure) =>
        new(failure.Reason, failure.Message, [failure.Event, ContainerEvents.StartFailed(failure.Reason)]);

    /// <summary>The container's configuration cannot be made: a missing config map, key or secret, an impossible user, a missing target.</summary>
    public static StartFailure OfConfig(string error) => new(ContainerReason.CreateContainerConfigError, error, [ContainerEvents.StartFailed(error)]);

    /// <summary>The configuration error of an ephemeral container whose target has no instance.</summary>
    public static string TargetNotFound(string target) => $"unable to find target container {target}";

    /// <summary>The node's CPU, memory or device managers refuse before the container is made.</summary>
    public static StartFailure OfPreCreateHook(string error) => Of(ContainerReason.PreCreateHookError, error, ContainerEvents.PreCreateHookFailed);

    /// <summary>The runtime cannot make the container.</summary>
    public static StartFailure OfCreate(string error) => Of(ContainerReason.CreateContainerError, error, ContainerEvents.StartFailed);

    /// <summary>The node's managers refuse after the container was made; it stays in the state created.</summary>
    public static StartFailure OfPreStartHook(string error, string container, string containerId) =>
        Of(ContainerReason.PreStartHookError, error, told => ContainerEvents.PreStartHookFailed(Named(told, container, containerId)));

    /// <summary>The runtime cannot start the container's process; the instance has ended.</summary>
    public static StartFailure OfRun(string error, string container, string containerId) =>
        Of(ContainerReason.RunContainerError, error, told => ContainerEvents.StartFailed(Named(told, container, containerId)));

    /// <summary>The postStart hook failed; the container is stopped next.</summary>
    public static StartFailure OfPostStartHook(string message) =>
        new(ContainerReason.PostStartHookError, message, [ContainerEvents.FailedPostStartHook, ContainerEvents.Killing(KillMessage.FailedPostStartHook)]);

    private static StartFailure Of(string reason, string error, Func<string, PodEvent> say)
    {
        string told = RuntimeError.Description(error);
        return new(reason, told, [say(told)]);
    }

    /// <summary>Events, which are counted by their text, name the container and not the instance.</summary>
    private static string Named(string error, string container, string containerId) =>
        containerId.Length == 0 ? error : error.Replace(containerId, container, StringComparison.Ordinal);
}
