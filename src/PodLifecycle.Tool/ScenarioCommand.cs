using System.Globalization;
using System.IO.Compression;
using PodLifecycle.Simulation;
using PodLifecycle.Yaml;

namespace PodLifecycle.Tool;

/// <summary><c>podlife run --scenario</c>: runs what was done to a real cluster, and says where the simulated pod differs from the recorded one.</summary>
internal static class ScenarioCommand
{
    public static int Run(Terminal terminal, string file, SimulationOptions options, string format, bool events, bool compare)
    {
        RecordedScenario scenario = RecordedScenario.Parse(Read(file));
        if (ScenarioRun.NotBuilt(scenario) is { } missing)
        {
            terminal.Say($"{scenario.Id}: {missing} is not simulated yet");
            return ExitCode.BadInput;
        }

        Trace trace = ScenarioRun.Run(scenario, options.Timing, options.Seed);
        terminal.Out.Write(format switch
        {
            "trace" => States(trace),
            "json" => TraceJson.Write(trace),
            "yaml" => trace.Final.ToYaml(),
            _ => trace.GetWatch(wide: format == "wide", events: events),
        });
        if (!compare)
            return ExitCode.Done;

        TraceMode mode = options.Timing == Timing.Ideal ? TraceMode.Ideal : TraceMode.Times;
        string? difference = TraceComparison.Compare(scenario, ScenarioRun.States(trace), mode);
        terminal.Out.Write(difference is null ? $"ok {scenario.Id}\n" : $"FAIL {scenario.Id}: {difference}\n");
        return difference is null ? ExitCode.Done : ExitCode.BadInput;
    }

    /// <summary>One line a state: time, STATUS, READY, RESTARTS, phase, conditions.</summary>
    private static string States(Trace trace) => string.Concat(ScenarioRun.States(trace).Select(entry =>
    {
        SeenState state = entry.State;
        string marks = (state.Deleting ? " deleting" : "") + (state.Gone ? " DELETED" : "");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{entry.At.TotalSeconds,8:0.00} | {state.Status} {state.Ready} {state.Restarts} {state.Phase} |{string.Concat(state.Conditions.Select(c => $" {c.Key}={c.Value}"))}{marks}\n");
    }));

    private static string Read(string file)
    {
        using Stream bytes = File.OpenRead(file);
        using Stream plain = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(bytes, CompressionMode.Decompress) : bytes;
        using var text = new StreamReader(plain);
        return text.ReadToEnd();
    }
}
