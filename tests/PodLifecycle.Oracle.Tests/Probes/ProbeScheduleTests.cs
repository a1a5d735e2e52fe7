using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PodLifecycle.Oracle.Tests;

public class ProbeScheduleTests
{
    private const int JitterSteps = 600;
    private const decimal ExactTolerance = 0.005m;
    private const decimal JitterTolerance = 0.1m;

    [Fact]
    public void ProbeSchedule_AsRecorded() => OracleFile.Judge("probes/schedule", recorded => recorded.In.GetProperty("kind").GetString() switch
    {
        "worker" => OneWorker(recorded.In, recorded.Out),
        "loop" => ProbeLoopCases.Timeline(recorded.In, recorded.Out),
        "textbook" => ProbeLoopCases.Textbook(recorded.In, recorded.Out),
        var kind => throw new UnreachableException(kind),
    });

    private static string? OneWorker(JsonElement input, JsonElement recorded)
    {
        TimeSpan range = new ProbeWorkerRun(input).JitterRange;
        decimal[] jitter = [.. recorded.GetProperty("jitter").EnumerateArray().Select(j => j.GetDecimal())];
        if (ProbesFiles.InSeconds(range) != jitter[1])
            return $"jitter: expected up to {jitter[1]}, got {range}";

        int steps = range > TimeSpan.Zero ? JitterSteps : 1;
        ProbeWorkerRun[] runs = [.. Enumerable.Range(0, steps).Select(i => new ProbeWorkerRun(input).Run(range / steps * i))];
        decimal tolerance = steps > 1 ? JitterTolerance : ExactTolerance;
        return Windows.Difference(recorded.GetProperty("runs"), "start", [.. runs.Select(r => r.Runs.ConvertAll(x => (Since(x.Start), x.Result)))], "result", tolerance)
            ?? Windows.Difference(recorded.GetProperty("runs"), "end", [.. runs.Select(r => r.Runs.ConvertAll(x => (Since(x.End), x.Result)))], "result", tolerance)
            ?? Windows.Difference(recorded.GetProperty("changes"), "at", [.. runs.Select(r => r.Changes.ConvertAll(x => (Since(x.At), x.Value)))], "value", tolerance)
            ?? Windows.Difference(recorded.GetProperty("changes"), "at", [.. runs.Select(r => r.Changes.ConvertAll(x => (Since(x.At), x.ContainerId)))], "containerID", tolerance)
            ?? Ended(recorded, runs[0]);
    }

    private static string? Ended(JsonElement recorded, ProbeWorkerRun run)
    {
        decimal? expected = recorded.TryGetProperty("workerEnded", out JsonElement window) ? window[0].GetDecimal() : null;
        decimal? actual = run.EndedAt is { } at ? Since(at) : null;
        return expected is null == actual is null && !(Math.Abs(expected - actual ?? 0) > ExactTolerance) ? null : $"workerEnded: expected {expected}, got {actual}";
    }

    private static decimal Since(DateTimeOffset at) => ProbesFiles.InSeconds(at - ProbesFiles.Epoch);
}
