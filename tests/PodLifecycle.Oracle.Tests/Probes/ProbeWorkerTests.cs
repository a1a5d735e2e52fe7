using System.Text.Json;
using System.Text.Json.Nodes;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests;

public class ProbeWorkerTests
{
    [Fact]
    public void ProbeWorker_AsRecorded() => OracleFile.Check("probes/worker", input =>
    {
        Pod pod = ProbesFiles.ReadPod(input);
        string name = input.GetProperty("container").GetString()!;
        ProbeRules rules = ProbesFiles.ReadRules(input);
        var life = new Life(ProbesFiles.ReadSettings(input, pod));
        PodStatus? status = null;
        var ticks = new JsonArray();
        foreach (JsonElement tick in input.GetProperty("ticks").EnumerateArray())
        {
            if (tick.TryGetProperty("podStatus", out JsonElement changed))
                status = ProbesFiles.ReadStatus(changed);

            string[] attempts = tick.TryGetProperty("attempts", out JsonElement given) ? [.. given.EnumerateArray().Select(a => a.GetString()!)] : ["success"];
            ticks.Add(life.Tick(ProbedContainer.In(pod.Spec, status, name, rules), ProbesFiles.At(tick), attempts));
            if (life.Ended)
                break;
        }

        return new JsonObject { ["ticks"] = ticks };
    });

    private static ProbeVerdict Verdict(string attempt) => attempt switch
    {
        "success" => new(ProbeAnswer.Success, ""),
        "failure" => new(ProbeAnswer.Failure, "bad"),
        "warning" => new(ProbeAnswer.Warning, "careful"),
        "unknown" => new(ProbeAnswer.Unknown, ""),
        "error" => new(ProbeAnswer.Error, "boom"),
        _ => new(ProbeAnswer.Crash, ""),
    };

    /// <summary>A worker and the results it has written.</summary>
    private sealed class Life(ProbeWorkerSettings settings)
    {
        private readonly Dictionary<string, ProbeResult> results = [];
        private ProbeWorker worker = ProbeWorker.New;

        public bool Ended { get; private set; }

        public JsonObject Tick(ProbedContainer seen, DateTimeOffset at, string[] attempts)
        {
            var ops = new JsonArray();
            var events = new JsonArray();
            bool wasOnHold = worker.State == ProbeWorkerState.OnHold;
            ProbeWorkerStep step = Take(worker.Tick(settings, seen, at), ops);
            int used = 0;
            while (step.RunsProbe)
            {
                ProbeVerdict verdict = Verdict(attempts[Math.Min(used++, attempts.Length - 1)]);
                step = Take(worker.Answer(settings, verdict.Answer), ops);
                if (!step.RunsProbe && ProbeEvents.About(settings.Kind, verdict) is { } told)
                    events.Add($"{told.Type} {told.Reason} {told.Message}");
            }

            Ended = step.Ended;
            return new JsonObject
            {
                ["keepGoing"] = !Ended,
                ["ran"] = used > 0,
                ["attemptsUsed"] = used > 0 ? used : null,
                ["lastResult"] = used > 0 ? worker.LastResult.ToString() : null,
                ["resultRun"] = worker.ResultRun,
                // The recorded memory of a worker that has ended still says whether it rested.
                ["onHold"] = Ended ? wasOnHold : worker.State == ProbeWorkerState.OnHold,
                ["ops"] = ops.Count > 0 ? ops : null,
                ["events"] = events.Count > 0 ? events : null,
                ["cached"] = worker.ContainerId is { } id && results.TryGetValue(id, out ProbeResult cached) ? cached.ToString() : null,
            };
        }

        private ProbeWorkerStep Take(ProbeWorkerStep step, JsonArray ops)
        {
            worker = step.Worker;
            if (step.Forgotten is { } id)
            {
                results.Remove(id);
                ops.Add(new JsonObject { ["op"] = "remove", ["containerID"] = id });
            }

            foreach (ProbeResult? result in new[] { step.Seed, step.Initial, step.Published })
            {
                if (result is { } value)
                    ops.Add(Set(worker.ContainerId!, value));
            }

            return step;
        }

        private JsonObject Set(string id, ProbeResult value)
        {
            bool changed = !results.TryGetValue(id, out ProbeResult before) || before != value;
            results[id] = value;
            return new JsonObject { ["op"] = "set", ["containerID"] = id, ["value"] = value.ToString(), ["changed"] = changed };
        }
    }
}
