using System.Text.Json;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests;

/// <summary>The recordings of several workers at once: whole timelines, and the windows of the textbook's pods.</summary>
internal static class ProbeLoopCases
{
    private const decimal Tolerance = 0.005m;
    private const decimal WindowTolerance = 0.1m;
    private static readonly TimeSpan SweepStep = TimeSpan.FromMilliseconds(20);

    public static string? Timeline(JsonElement input, JsonElement recorded)
    {
        Pod pod = ProbesFiles.ReadPod(input);
        TimeSpan until = ProbesFiles.Seconds(input.GetProperty("until"));
        var loop = new ProbeLoop(input, pod, name => ProbesFiles.Seconds(input.GetProperty("startAt").GetProperty(name)), until, input.GetProperty("maxRestarts").GetInt32())
        {
            Health = (container, kind, age) => Health(input.GetProperty("health").GetProperty(container).GetProperty(kind.ToString()), age),
            StopTakes = name => ProbesFiles.Seconds(input.GetProperty("stopTakes").GetProperty(name)),
        };
        return Difference(recorded.GetProperty("timeline"), loop.Run().Timeline);
    }

    public static string? Textbook(JsonElement input, JsonElement recorded)
    {
        Pod pod = ProbesFiles.ReadPod(input);
        TimeSpan healthyFor = ProbesFiles.Seconds(input.GetProperty("healthyForSeconds"));
        TimeSpan stopTakes = ProbesFiles.Seconds(input.GetProperty("stopTakesSeconds"));
        TimeSpan period = TimeSpan.FromSeconds(pod.Spec.Containers[0].LivenessProbe!.PeriodSeconds);
        var seen = new Dictionary<string, (decimal Earliest, decimal Latest)>();
        string? exitCode = null;

        // The pod's first sync fixes the grid; the start is swept over one period of it.
        TimeSpan first = TimeSpan.FromSeconds(1);
        for (TimeSpan start = first; start < first + period; start += SweepStep)
        {
            var loop = new ProbeLoop(input, pod, _ => start, start + healthyFor + (period * 10) + TimeSpan.FromSeconds(60), maxRestarts: 1)
            {
                Health = (_, _, age) => (age < healthyFor ? "success" : "failure", TimeSpan.Zero),
                StopTakes = _ => stopTakes,
            };
            foreach ((string name, TimeSpan at) in FirstLife(loop.Run().Timeline, ref exitCode))
            {
                decimal age = ProbesFiles.InSeconds(at - start);
                (decimal earliest, decimal latest) = seen.GetValueOrDefault(name, (age, age));
                seen[name] = (Math.Min(earliest, age), Math.Max(latest, age));
            }
        }

        foreach (JsonProperty member in recorded.GetProperty("firstRun").EnumerateObject())
        {
            if (member.Name == "exitCode")
            {
                if (member.Value.GetRawText() != exitCode)
                    return $"exitCode: expected {member.Value}, got {exitCode}";
            }
            else if (!seen.TryGetValue(member.Name, out (decimal Earliest, decimal Latest) window))
            {
                return $"{member.Name} did not happen";
            }
            else if (Windows.Difference(member.Value, window.Earliest, window.Latest, WindowTolerance) is { } difference)
            {
                return $"{member.Name}: {difference}";
            }
        }

        return null;
    }

    private static List<(string Name, TimeSpan At)> FirstLife(List<(TimeSpan At, TimeSpan End, string What)> timeline, ref string? exitCode)
    {
        var life = new List<(string, TimeSpan)>();
        int failures = 0;
        int starts = 0;
        foreach ((TimeSpan at, _, string what) in timeline.OrderBy(e => e.At))
        {
            string[] words = what.Split(' ');
            if (words[0] == "run" && life.Count == 0)
                life.Add(("firstProbe", at));
            if (words[0] == "run" && words[^1] == "failure")
                life.Add(($"failure{++failures}", at));
            if (words[0] == "kill")
                life.Add(("killing", at));
            if (words[0] == "exit")
            {
                life.Add(("exit", at));
                exitCode = words[^1];
            }

            if (words[0] == "start" && ++starts == 2)
            {
                life.Add(("restart", at));
                break;
            }
        }

        return life;
    }

    private static (string Result, TimeSpan? Takes) Health(JsonElement phases, TimeSpan age)
    {
        JsonElement phase = phases.EnumerateArray().Last(p => ProbesFiles.Seconds(p.GetProperty("from")) <= age);
        return (phase.GetProperty("result").GetString()!, phase.TryGetProperty("duration", out JsonElement takes) ? ProbesFiles.Seconds(takes) : null);
    }

    /// <summary>The same things at the same instants; the order within an instant is arbitrary.</summary>
    private static string? Difference(JsonElement recorded, List<(TimeSpan At, TimeSpan End, string What)> actual)
    {
        ILookup<string, (decimal At, decimal End)> expected = recorded.EnumerateArray().ToLookup(Words, e => (e.GetProperty("t").GetDecimal(), (e.TryGetProperty("end", out JsonElement end) ? end : e.GetProperty("t")).GetDecimal()));
        ILookup<string, (decimal At, decimal End)> got = actual.OrderBy(e => e.At).ToLookup(e => e.What, e => (ProbesFiles.InSeconds(e.At), ProbesFiles.InSeconds(e.End)));
        foreach (string what in expected.Select(g => g.Key).Union(got.Select(g => g.Key)))
        {
            (decimal At, decimal End)[] want = [.. expected[what]];
            (decimal At, decimal End)[] have = [.. got[what]];
            bool same = want.Length == have.Length && want.Zip(have).All(p => Math.Abs(p.First.At - p.Second.At) <= Tolerance && Math.Abs(p.First.End - p.Second.End) <= Tolerance);
            if (!same)
                return $"{what}: expected at {string.Join(' ', want.Select(t => t.At))}, got {string.Join(' ', have.Select(t => t.At))}";
        }

        return null;
    }

    private static string Words(JsonElement e)
    {
        string Text(string member) => e.GetProperty(member).GetString()!;
        string what = Text("what");
        return what switch
        {
            "published" => $"published {Text("containerID")} {Text("probe")} {Text("value")}",
            "run" => $"run {Text("container")} {Text("containerID")} {Text("probe")} {Text("result")}",
            "status" => $"status {Text("container")} {Text("containerID")} started={e.GetProperty("started").GetBoolean()} ready={e.GetProperty("ready").GetBoolean()}",
            "kill" => $"kill {Text("container")} {Text("containerID")} {e.GetProperty("gracePeriodSeconds").GetDecimal():0.###} {Text("message")}",
            "exit" => $"exit {Text("container")} {Text("containerID")} {e.GetProperty("exitCode").GetInt32()}",
            _ => $"{what} {Text("container")} {Text("containerID")}",
        };
    }
}
