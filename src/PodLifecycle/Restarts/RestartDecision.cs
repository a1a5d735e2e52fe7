using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>Whether a container that ended is started again: its own rules first, then its own policy, then the pod's.</summary>
internal static class RestartDecision
{
    private const string In = "In";
    private const string NotIn = "NotIn";

    /// <summary>Whether an end with that exit code is followed by another start. An empty or unknown policy of the pod counts as <c>Always</c>.</summary>
    public static bool Restarts(string podPolicy, Container container, int exitCode)
    {
        // Rules count only beside a policy of the container's own.
        if (container.RestartPolicy is not { } ownPolicy)
            return Restarts(podPolicy, exitCode);

        if (MatchingRule(container, exitCode)?.Action is RestartRuleAction.Restart or RestartRuleAction.RestartAllContainers)
            return true;

        return ownPolicy is RestartPolicy.Always or RestartPolicy.OnFailure or RestartPolicy.Never
            ? Restarts(ownPolicy, exitCode)
            : Restarts(podPolicy, exitCode);
    }

    /// <summary>Whether an end with that exit code makes all containers of the pod start again.</summary>
    public static bool RestartsAll(Container container, int exitCode) =>
        container.RestartPolicy is not null && MatchingRule(container, exitCode)?.Action == RestartRuleAction.RestartAllContainers;

    /// <summary>Whether some container of the pod has a rule that restarts all of them.</summary>
    public static bool CanRestartAll(PodSpec spec) => CanRestartAll(spec.Containers) || CanRestartAll(spec.InitContainers);

    private static bool CanRestartAll(ValueList<Container> containers)
    {
        foreach (Container container in containers)
        {
            foreach (ContainerRestartRule rule in container.RestartPolicyRules)
            {
                if (rule.Action == RestartRuleAction.RestartAllContainers)
                    return true;
            }
        }

        return false;
    }

    private static bool Restarts(string policy, int exitCode) => policy switch
    {
        RestartPolicy.Never => false,
        RestartPolicy.OnFailure => exitCode != 0,
        _ => true,
    };

    private static ContainerRestartRule? MatchingRule(Container container, int exitCode)
    {
        foreach (ContainerRestartRule rule in container.RestartPolicyRules)
        {
            if (rule.ExitCodes is { } codes && Matches(codes, exitCode))
                return rule;
        }

        return null;
    }

    private static bool Matches(ContainerRestartRuleOnExitCodes codes, int exitCode) => codes.Operator switch
    {
        In => codes.Values.AsSpan().Contains(exitCode),
        NotIn => !codes.Values.AsSpan().Contains(exitCode),
        _ => false,
    };
}
