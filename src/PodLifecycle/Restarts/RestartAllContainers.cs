using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>
/// The restart of all containers in the same sandbox, which a restart rule asks for (on by default since 1.36): from the exit that
/// matches the rule until no instance is left, the condition AllContainersRestarting is True and nothing is started.
/// </summary>
internal static class RestartAllContainers
{
    /// <summary>Whether some rule of the pod has the action: only such pods carry the condition.</summary>
    public static bool IsPossible(PodSpec spec) => AnyHasRule(spec.InitContainers) || AnyHasRule(spec.Containers);

    /// <summary>Whether a restart of all containers is due or under way.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="runtime">What the kubelet sees of it.</param>
    /// <param name="reported">The status that was reported last: its condition counts, and its exit codes of containers that are down.</param>
    public static bool IsTriggered(Pod pod, RuntimeView runtime, PodStatus reported) =>
        Statuses.IsTrue(reported.Conditions, PodConditionType.AllContainersRestarting)
        || AnyAsks(pod.Spec.InitContainers, runtime, reported.InitContainerStatuses)
        || AnyAsks(pod.Spec.Containers, runtime, reported.ContainerStatuses);

    /// <summary>Whether the exited instance is one that asks for the restart.</summary>
    public static bool IsSource(Container container, ContainerRecord record) =>
        record.State == ContainerRecordState.Exited && Asks(container, record.ExitCode);

    /// <summary>Whether no instance of an init or main container is left, so that the pod can start over.</summary>
    public static bool IsCleanedUp(PodSpec spec, RuntimeView runtime)
    {
        foreach (ContainerRecord record in runtime.Containers)
        {
            if ((ContainerLists.Find(spec.InitContainers, record.Name) ?? ContainerLists.Find(spec.Containers, record.Name)) is not null)
                return false;
        }

        return true;
    }

    private static bool AnyHasRule(ValueList<Container> containers)
    {
        foreach (Container container in containers)
        {
            if (RestartRule.HasAction(container, RestartRule.RestartAllContainers))
                return true;
        }

        return false;
    }

    private static bool AnyAsks(ValueList<Container> containers, RuntimeView runtime, ValueList<ContainerStatus> reported)
    {
        foreach (Container container in containers)
        {
            if (container.RestartPolicyRules.Count > 0
                && runtime.Newest(container.Name) is { State: ContainerRecordState.Exited } newest
                && (Asks(container, newest.ExitCode) || (Statuses.Find(reported, container.Name)?.State.Terminated?.ExitCode is { } code && Asks(container, code))))
                return true;
        }

        return false;
    }

    private static bool Asks(Container container, int exitCode) => RestartRule.ActionFor(container, exitCode) == RestartRule.RestartAllContainers;
}
