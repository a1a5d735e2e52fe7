using System.Text.Json;
using PodLifecycle.Simulation;

namespace PodLifecycle.Oracle.Tests;

/// <summary>
/// Where we answer differently on purpose: a predicate over the case, never over its id, with a reason that a user would accept.
/// Such a case counts as not passed.
/// </summary>
internal static class Deviations
{
    private static readonly Deviation[] All =
    [
        new(
            "manifests/validate",
            c => c.In.TryGetProperty("object", out JsonElement o) && o.GetProperty("kind").GetString() == "CronJob" && o.GetProperty("spec").TryGetProperty("timeZone", out _),
            "whether a time zone exists depends on the machine's data, which the core does not read"),
        new(
            "apiserver/strategic-merge",
            c => c.In.GetProperty("kind").GetString() == "PodDisruptionBudget",
            "the schema has no budgets, so nothing says how their fields merge"),
    ];

    private static readonly ScenarioDeviation[] OfScenarios =
    [
        new(
            "traces-ideal/rnd",
            s => s.Actions.Any(a => FallsIntoAStretchedWait(s, a.At)),
            "a real kubelet stretches a wait by a random factor of up to 1.5, and the action came in that time; without jitter the restart was before it"),
    ];

    public static bool Covers(string line, RecordedScenario scenario) => Array.Exists(OfScenarios, d => d.Line == line && d.Applies(scenario));

    public static bool Covers(string file, OracleCase recorded) => Array.Exists(All, d => d.File == file && d.Applies(recorded));

    private static readonly int[] CrashLoopWaits = [10, 20, 40, 80, 160, 300];

    private static bool FallsIntoAStretchedWait(RecordedScenario scenario, TimeSpan action)
    {
        const double MostStretched = 1.5;
        TimeSpan poll = TimeSpan.FromSeconds(1.5);
        TimeSpan[] waits = [.. CrashLoopWaits.Select(seconds => TimeSpan.FromSeconds(seconds))];
        RecordedState? before = scenario.States.LastOrDefault(s => s.At < action && !s.IsBrief);
        return before is { State.Status: "Error" or "Completed" or "CrashLoopBackOff" }
            && waits.Any(wait => action - before.At >= wait - poll && action - before.At <= (wait * MostStretched) + poll);
    }

    private sealed record ScenarioDeviation(string Line, Func<RecordedScenario, bool> Applies, string Reason);

    private sealed record Deviation(string File, Func<OracleCase, bool> Applies, string Reason);
}
