using System.Text;
using PodLifecycle.Simulation;

namespace PodLifecycle.Oracle.Tests.Traces;

/// <summary>What pods really did over time: one line a family, by the rule of the recordings' README.</summary>
public class TraceTests
{
    private const int Seed = 2;

    public static TheoryData<string> Families => [.. Scenarios().Select(s => Family(s.Id)).Distinct().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Families))]
    public void Traces_UnderTheTimingOfAKubelet_FitTheRecording(string family) =>
        Judge($"traces/{family}", Scenarios().Where(s => Family(s.Id) == family), Timing.Kubelet, TraceMode.Times);

    [Theory]
    [MemberData(nameof(Families))]
    public void Traces_WithoutLatency_HaveTheRecordedOrder(string family) =>
        Judge($"traces-ideal/{family}", Scenarios().Where(s => Family(s.Id) == family), Timing.Ideal, TraceMode.Ideal);

    /// <summary><c>pods</c>: one kubelet and the API are enough; <c>cluster</c>: it takes a scheduler's choice or a controller.</summary>
    [Theory]
    [InlineData("pods")]
    [InlineData("cluster")]
    public void Traces_OfAGroup_FitTheRecording(string group) =>
        Judge($"traces/{group}", Scenarios().Where(s => s.Group == group), Timing.Kubelet, TraceMode.Times);

    /// <summary>The families whose jitter comes from the kubelet alone, each with other seeds than the one that is judged.</summary>
    public static TheoryData<string, int> FamiliesWithSeeds
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (string family in new[] { "rp", "ms", "mc", "cl", "in", "cr", "im", "tm", "ep", "pr", "hk", "mx", "sc", "ad", "ev" })
            {
                data.Add(family, 3);
                data.Add(family, 4);
            }

            return data;
        }
    }

    /// <summary>The jitter of a run comes from its seed; no seed may make a difference.</summary>
    [Theory]
    [MemberData(nameof(FamiliesWithSeeds))]
    public void Traces_WithOtherSeeds_FitTheRecording(string family, int seed)
    {
        foreach (RecordedScenario scenario in Scenarios().Where(s => Family(s.Id) == family))
            ScenarioRun.Difference(scenario, Timing.Kubelet, seed, TraceMode.Times).Should().BeNull(scenario.Id);
    }

    /// <summary>Events are counted for themselves. Families that need a controller or the kubelet's own admission have nothing to compare yet.</summary>
    [Theory]
    [MemberData(nameof(Families))]
    public void Events_UnderTheTimingOfAKubelet_FitTheRecording(string family) =>
        Judge($"traces-events/{family}", Scenarios().Where(s => Family(s.Id) == family), EventDifference);

    private static void Judge(string line, IEnumerable<RecordedScenario> scenarios, Timing timing, TraceMode mode) =>
        Judge(line, scenarios, scenario => ScenarioRun.Difference(scenario, timing, Seed, mode));

    private static void Judge(string line, IEnumerable<RecordedScenario> scenarios, Func<RecordedScenario, string?> judge)
    {
        int passed = 0;
        int total = 0;
        var misses = new StringBuilder();
        foreach (RecordedScenario scenario in scenarios)
        {
            total++;
            if (NotYet.Covers(scenario))
                continue;
            if (Difference(scenario, judge) is not { } difference)
                passed++;
            else if (!Deviations.Covers(line, scenario))
                misses.Append($"\n  {scenario.Id}: {difference}");
        }

        OracleSummary.Write(line, passed, total);
        misses.ToString().Should().BeEmpty($"{line}: {passed}/{total}");
    }

    private static string? EventDifference(RecordedScenario scenario)
    {
        Trace trace = ScenarioRun.Run(scenario, Timing.Kubelet, Seed);
        return TraceComparison.CompareEvents(scenario, ScenarioRun.States(trace), ScenarioRun.Events(trace));
    }

    private static string? Difference(RecordedScenario scenario, Func<RecordedScenario, string?> judge)
    {
        try
        {
            return judge(scenario);
        }
#pragma warning disable CA1031 // One scenario that throws must not hide the others.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            return $"threw {thrown.GetType().Name}: {thrown.Message}";
        }
    }

    private static string Family(string id) => id[..id.IndexOf('-', StringComparison.Ordinal)];

    private static IEnumerable<RecordedScenario> Scenarios() => OracleFolder.Names("traces")
        .Where(name => name != "index")
        .Select(name => RecordedScenario.Parse(OracleFolder.Text($"traces/{name}.json")!));
}
