using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>
/// Whether the kubelet starts a container again that does not run. A container's own <c>restartPolicy</c> beats the pod's, and its
/// rules beat both; rules without an own policy are ignored.
/// </summary>
internal static class ContainerRestartPolicy
{
    /// <summary>Whether a main container or a plain init container that is in this state is to be started.</summary>
    /// <param name="pod">The pod; one that is being deleted starts nothing.</param>
    /// <param name="container">The container.</param>
    /// <param name="newest">Its newest instance; null when there is none.</param>
    public static bool ShouldStart(Pod pod, Container container, ContainerRecord? newest)
    {
        if (pod.Metadata.DeletionTimestamp is not null)
            return false;

        return newest?.State switch
        {
            ContainerRecordState.Running => false,
            ContainerRecordState.Exited => AfterExit(pod.Spec.RestartPolicy, container, newest.ExitCode),
            // Absent, made but never started, or lost by the runtime: no policy is asked, not even Never.
            _ => true,
        };
    }

    /// <summary>Whether a container that ended with the exit code is started again.</summary>
    public static bool AfterExit(string podPolicy, Container container, int exitCode)
    {
        if (container.RestartPolicy is null)
            return Allows(podPolicy, exitCode) ?? true;

        return RestartRule.ActionFor(container, exitCode) is RestartRule.Restart or RestartRule.RestartAllContainers
            || (Allows(container.RestartPolicy, exitCode) ?? Allows(podPolicy, exitCode) ?? true);
    }

    /// <summary>Whether a container is started again after an end that has no exit code yet: a kill by a probe, or a lost instance.</summary>
    public static bool WithoutExitCode(string podPolicy, Container container) =>
        (container.RestartPolicy ?? podPolicy) != RestartPolicy.Never;

    /// <summary>Whether any exit code could start the container again: until then its end does not finish the pod.</summary>
    public static bool CanRestart(string podPolicy, Container container) =>
        container.RestartPolicy is null
            ? podPolicy != RestartPolicy.Never
            : container.RestartPolicy != RestartPolicy.Never || RestartRule.HasAction(container, RestartRule.Restart);

    private static bool? Allows(string policy, int exitCode) => policy switch
    {
        RestartPolicy.Always => true,
        RestartPolicy.OnFailure => exitCode != 0,
        RestartPolicy.Never => false,
        _ => null,
    };
}
