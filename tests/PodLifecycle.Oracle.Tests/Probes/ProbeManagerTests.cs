using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests;

public class ProbeManagerTests
{
    [Fact]
    public void ProbeManager_AsRecorded() => OracleFile.Check("probes/manager", input => input.TryGetProperty("calls", out JsonElement calls) ? Workers(input, calls) : Flags(input));

    private static JsonObject Flags(JsonElement input)
    {
        ProbeResults results = ProbeResults.Empty;
        foreach (JsonElement result in input.GetProperty("results").EnumerateArray())
            results = results.With(ProbesFiles.ReadKind(result, "probe"), result.GetProperty("containerID").GetString()!, Enum.Parse<ProbeResult>(result.GetProperty("value").GetString()!));

        var workers = new ProbeWorkers([.. input.GetProperty("workers").EnumerateArray().Select(w => new ProbeKey(w.GetProperty("container").GetString()!, ProbesFiles.ReadKind(w, "probe")))]);
        var known = new ProbeKnowledge(results, workers, ProbesFiles.At(input, "kubeletStart"), ProbesFiles.ReadRules(input));
        Pod pod = ProbesFiles.ReadPod(input);
        ProbeFlagsUpdate update = ProbeFlags.Update(pod, ContainerStatuses.Of(ProbesFiles.ReadStatus(input.GetProperty("podStatus"))!), known);
        ValueList<ContainerStatus> init = update.Statuses.Init;
        return new JsonObject
        {
            ["containers"] = Shown(update.Statuses.Regular),
            ["initContainers"] = init.Count > 0 ? Shown(init) : null,
            // The recorder lists them in the order of the spec, init containers first.
            ["readinessTriggered"] = new JsonArray([.. pod.Spec.InitContainers.Concat(pod.Spec.Containers).Select(c => c.Name).Intersect(update.Triggered).Select(n => JsonValue.Create(n))]),
        };
    }

    private static JsonArray Shown(ValueList<ContainerStatus> statuses) =>
        [.. statuses.Select(s => new JsonObject { ["name"] = s.Name, ["started"] = s.Started, ["ready"] = s.Ready })];

    private static JsonObject Workers(JsonElement input, JsonElement calls)
    {
        PodSpec spec = ProbesFiles.ReadPod(input).Spec;
        ProbeWorkers workers = ProbeWorkers.None;
        var steps = new JsonArray();
        foreach (string call in calls.EnumerateArray().Select(c => c.GetString()!))
        {
            workers = call switch
            {
                "AddPod" => workers.Sync(spec),
                "StopLivenessAndStartup" => workers.BeginTermination(spec),
                "RemovePod" or "CleanupPods(none wanted)" => ProbeWorkers.None,
                "CleanupPods(wanted)" => workers,
                _ => throw new UnreachableException(call),
            };
            IEnumerable<string> names = workers.Live.Select(k => $"{k.Container}/{k.Kind}").Order(StringComparer.Ordinal);
            steps.Add(new JsonObject { ["call"] = call, ["workers"] = new JsonArray([.. names.Select(n => JsonValue.Create(n))]) });
        }

        return new JsonObject { ["steps"] = steps };
    }
}
