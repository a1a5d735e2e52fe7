using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>How a container's <c>restartPolicyRules</c> are read: the first rule whose exit codes match counts, and no other.</summary>
internal static class RestartRule
{
    /// <summary>The action that starts the container again.</summary>
    public const string Restart = "Restart";

    /// <summary>The action that starts every container of the pod again.</summary>
    public const string RestartAllContainers = "RestartAllContainers";

    /// <summary>The operator of a rule for the listed exit codes.</summary>
    public const string In = "In";

    /// <summary>The operator of a rule for all exit codes but the listed ones.</summary>
    public const string NotIn = "NotIn";

    /// <summary>The index of the first rule that matches the exit code, or null when none does.</summary>
    public static int? FirstMatch(ValueList<ContainerRestartRule> rules, int exitCode)
    {
        for (int i = 0; i < rules.Count; i++)
        {
            if (Matches(rules[i].ExitCodes, exitCode))
                return i;
        }

        return null;
    }

    /// <summary>The action of the first rule that matches, or null when none does.</summary>
    public static string? ActionFor(Container container, int exitCode) =>
        FirstMatch(container.RestartPolicyRules, exitCode) is { } index ? container.RestartPolicyRules[index].Action : null;

    /// <summary>Whether some rule of the container has the action, whatever its exit codes.</summary>
    public static bool HasAction(Container container, string action)
    {
        foreach (ContainerRestartRule rule in container.RestartPolicyRules)
        {
            if (rule.Action == action)
                return true;
        }

        return false;
    }

    private static bool Matches(ContainerRestartRuleOnExitCodes? codes, int exitCode) => codes?.Operator switch
    {
        In => codes.Values.AsSpan().Contains(exitCode),
        NotIn => !codes.Values.AsSpan().Contains(exitCode),
        _ => false,
    };
}
