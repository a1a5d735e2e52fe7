using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;
using PodLifecycle.Api;
using PodLifecycle.Yaml;
using PodLifecycle.Yaml.Tests;

namespace PodLifecycle.Simulation.Tests.Seeds;

/// <summary>How a manifest of the tutorials lived in a real cluster: the lines of <c>kubectl get pods -w</c>.</summary>
internal static class SeedTimeline
{
    private static readonly Lazy<Dictionary<string, JsonElement>> All = new(Read);

    /// <summary>The recording is one of the lives that the jitter of waits can give: one of so many seeds has to give it.</summary>
    private const int Seeds = 10;

    /// <summary>How the pod of a manifest differs from the recording of that name, or null. After the first wait of random length only the order counts.</summary>
    public static string? Difference(string id, string manifest, SimulationOptions options)
    {
        JsonElement recorded = All.Value[id];
        Pod pod = ManifestLoader.Load(SeedManifests.Read(manifest)).Pods.Select(p => p.Pod).Single(p => p.Metadata.Name == recorded.GetProperty("pod").GetString());
        RecordedScenario scenario = Scenario(id, "uid-" + pod.Metadata.Name, recorded);
        string?[] differences = [.. Enumerable.Range(1, Seeds).Select(seed => Difference(scenario, pod, options with { Timing = Timing.Kubelet, Until = scenario.RecordedFor, Seed = seed }))];
        return differences.Contains(null) ? null : differences[0];
    }

    private static string? Difference(RecordedScenario scenario, Pod pod, SimulationOptions options)
    {
        PodStateEntry[] states = [.. ScenarioRun.States(Simulation.Run(pod, options)).Select(WithoutConditions)];
        return TraceComparison.Compare(scenario, states, TraceMode.Order)
            ?? TraceComparison.Compare(scenario with { ExactUntil = scenario.RecordedFor }, states, TraceMode.Times);
    }

    private static PodStateEntry WithoutConditions(PodStateEntry entry) => entry with { State = entry.State with { Conditions = ValueMap<string>.Empty } };

    private static RecordedScenario Scenario(string id, string uid, JsonElement recorded)
    {
        JsonElement[] lines = [.. recorded.GetProperty("lines").EnumerateArray()];
        double start = At(lines[0]);
        var states = new List<RecordedState>();
        bool deleting = false;
        for (int i = 0; i < lines.Length; i++)
        {
            string Text(string column) => lines[i].GetProperty(column).GetString()!;
            bool gone = lines[i].TryGetProperty("gone", out JsonElement last) && last.GetBoolean();
            deleting |= Text("status") == "Terminating";
            TimeSpan at = TimeSpan.FromSeconds(At(lines[i]) - start);
            states.Add(new RecordedState
            {
                Uid = uid,
                At = at,
                Runs = [at],
                IsBrief = i + 1 < lines.Length && At(lines[i + 1]) - At(lines[i]) < 0.3,
                Class = i > 0 && WaitWords.IsWaiting(states[i - 1].State) ? ToleranceClasses.Retry : ToleranceClasses.Normal,
                State = new SeenState
                {
                    Status = Text("status"),
                    Ready = Text("ready"),
                    Restarts = int.Parse(Text("restarts").Split(' ')[0], null),
                    Phase = Text("phase"),
                    Conditions = ValueMap<string>.Empty,
                    Deleting = deleting,
                    Gone = gone,
                },
            });
        }

        return new RecordedScenario { Id = id, Manifests = [], RecordedFor = states[^1].At + TimeSpan.FromSeconds(2), States = states.ToValueList() };
    }

    private static double At(JsonElement line) => line.GetProperty("t").GetDouble();

    private static Dictionary<string, JsonElement> Read()
    {
        using var file = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(Folder(), "timelines.jsonl.gz")), CompressionMode.Decompress));
        return file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(line => line.GetProperty("id").GetString()!);
    }

    private static string Folder([CallerFilePath] string thisFile = "") =>
        Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "Oracle", "seeds", "recorded");
}
