using System.Collections.Frozen;
using PodLifecycle.Simulation;

namespace PodLifecycle.Oracle.Tests;

/// <summary>Recorded files whose rules are not built yet. They are counted and printed; they do not fail.</summary>
internal static class NotYet
{
    public static readonly FrozenSet<string> Files = Array.Empty<string>().ToFrozenSet();

    /// <summary>Scenarios that ask for something that is not built yet; they count as not passed.</summary>
    public static bool Covers(RecordedScenario scenario) => ScenarioRun.NotBuilt(scenario) is not null;

    /// <summary>Recorded files that no test answers at all yet.</summary>
    public static readonly FrozenSet<string> Unanswered = Array.Empty<string>().ToFrozenSet();
}
