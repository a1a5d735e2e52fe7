using PodLifecycle.Api;

namespace PodLifecycle.Simulation.Tests.Scenarios;

public class RecordingsFitTests
{
    [Theory]
    [InlineData(nameof(TraceMode.Times))]
    [InlineData(nameof(TraceMode.Order))]
    [InlineData(nameof(TraceMode.Ideal))]
    public void Recording_ComparedWithItself_Fits(string mode)
    {
        Recordings.All.Should().HaveCountGreaterThan(100);
        Differences(scenario => TraceComparison.Compare(scenario, Recordings.AsSimulated(scenario), Enum.Parse<TraceMode>(mode))).Should().BeEmpty();
    }

    [Fact]
    public void Events_ComparedWithThemselves_Fit() =>
        Differences(scenario => TraceComparison.CompareEvents(scenario, Recordings.AsSimulated(scenario), scenario.Events)).Should().BeEmpty();

    [Fact]
    public void OtherRuns_RebuiltFromTheRecording_Fit()
    {
        OtherRun[] runs = [.. Recordings.All.SelectMany(OtherRuns.Of)];
        runs.Should().HaveCountGreaterThan(200);
        IEnumerable<string> wrong = runs
            .Where(run => !run.Readings.Any(reading => TraceComparison.Compare(run.Scenario, reading, TraceMode.Times) is null))
            .Select(run => $"{run.Scenario.Id}: {TraceComparison.Compare(run.Scenario, run.Readings[0], TraceMode.Times)}");
        wrong.Should().BeEmpty();
    }

    [Fact]
    public void PodsOfOneOwner_WithNamesSwapped_Fit()
    {
        RecordedScenario scenario = Recordings.Get("ow-deployment-delete");
        string[] uids = [.. scenario.States.Select(s => s.Uid).Distinct()];
        List<PodStateEntry> swapped = [.. Recordings.AsSimulated(scenario).Select(s => s with { Uid = uids[^(1 + Array.IndexOf(uids, s.Uid))] })];

        TraceComparison.Compare(scenario, swapped, TraceMode.Times).Should().BeNull();
        TraceComparison.Compare(scenario with { Controllers = ValueMap<PodController>.Empty }, swapped, TraceMode.Times).Should().NotBeNull();
    }

    private static IEnumerable<string> Differences(Func<RecordedScenario, string?> compare) =>
        Recordings.All.Select(scenario => (scenario.Id, Difference: compare(scenario))).Where(c => c.Difference is not null).Select(c => $"{c.Id}: {c.Difference}");
}
