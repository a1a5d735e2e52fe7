namespace PodLifecycle.Simulation.Tests.Scenarios;

/// <summary>A run besides the base run, as far as the recording tells of it.</summary>
/// <param name="Scenario">The recording, cut where the run ended.</param>
/// <param name="Readings">What it may have shown: one of them is what it did show.</param>
internal sealed record OtherRun(RecordedScenario Scenario, IReadOnlyList<List<PodStateEntry>> Readings);

/// <summary>Rebuilds the other runs of a recording from the times of its states and from the states that only they showed.</summary>
internal static class OtherRuns
{
    public static IEnumerable<OtherRun> Of(RecordedScenario scenario)
    {
        string[] letters = [.. scenario.OtherRunStates.Select(s => s.Run).Distinct().Order(StringComparer.Ordinal)];
        TimeSpan ended = scenario.States.Where(s => s.Runs.Count < scenario.Runs && !s.IsRacy).Select(s => s.At).Append(scenario.RecordedFor).Min();
        for (int run = 1; run < scenario.Runs; run++)
        {
            List<PodStateEntry> shared =
                [.. scenario.States.Where(s => s.Runs.Count == scenario.Runs).Select(s => new PodStateEntry(s.Uid, s.Runs[run], s.State))];

            // With fewer letters than runs it is not told which run showed the states of its own; nor, at equal times, which state came first.
            string[][] owns = letters.Length == scenario.Runs - 1 ? [[letters[run - 1]]] : [letters, []];
            yield return new(scenario with { RecordedFor = ended }, [.. owns.SelectMany(own => Readings(scenario, shared, own))]);
        }
    }

    private static IEnumerable<List<PodStateEntry>> Readings(RecordedScenario scenario, List<PodStateEntry> shared, string[] letters)
    {
        PodStateEntry[] own = [.. scenario.OtherRunStates.Where(s => letters.Contains(s.Run)).Select(s => new PodStateEntry(s.Uid, s.At, s.State))];
        yield return [.. shared.Concat(own).OrderBy(s => s.At)];
        yield return [.. own.Concat(shared).OrderBy(s => s.At)];
    }
}
