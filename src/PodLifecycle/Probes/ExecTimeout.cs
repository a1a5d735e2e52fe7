using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>The failure of a command, of a probe or hook, that the runtime gave up.</summary>
internal static class ExecTimeout
{
    /// <param name="command">The command.</param>
    /// <param name="timeout">The time that the runtime was told; zero for a hook, which has no limit.</param>
    /// <param name="rules">The rules of the version.</param>
    public static string Text(ValueList<string> command, TimeSpan timeout, ProbeRules rules)
    {
        string quoted = GoQuote.Format(string.Join(' ', command));
        return rules.ExecTimeoutTellsDuration
            ? $"command timed out: {quoted} timed out after {GoDuration.Format(timeout)}"
            : $"command {quoted} timed out";
    }
}
