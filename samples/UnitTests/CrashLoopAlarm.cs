using PodLifecycle.Api;

namespace UnitTests;

/// <summary>The heart of a small controller: it looks at a pod whenever that changes, and says what to tell the people on call.</summary>
public static class CrashLoopAlarm
{
    public const int Restarts = 3;

    /// <summary>The alarm for this version of the pod, or null.</summary>
    public static string? Of(Pod pod)
    {
        // Nobody should wait for the word CrashLoopBackOff: since Kubernetes 1.35 the column mostly shows Error while a container waits.
        foreach (ContainerStatus container in pod.Status.ContainerStatuses)
        {
            ContainerStateTerminated? end = container.State.Terminated ?? container.LastState.Terminated;
            if (container.RestartCount >= Restarts && container.State.Running is null && end is not null)
                return $"{pod.Metadata.Name}: container {container.Name} ended with code {end.ExitCode} after {container.RestartCount} restarts";
        }

        return null;
    }
}
