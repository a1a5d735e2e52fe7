using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PodLifecycle.Api;
using PodLifecycle.Oracle.Tests.Status;

namespace PodLifecycle.Oracle.Tests.Diagnosis;

/// <summary>Every version of every pod of a recorded scenario.</summary>
internal static class RecordedPods
{
    private static readonly DateTimeOffset Epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // From here on the recording may show what others than a kubelet write into the status of its pods.
    private static readonly string[] NodeActions = ["partition", "freeze", "kubeletStop", "powerOff", "deleteNode"];

    /// <summary>Each version with the one before it; null for the first.</summary>
    public static IEnumerable<(string At, Pod? Before, Pod Pod)> Versions(JsonNode scenario)
    {
        var specs = new Dictionary<string, JsonObject>();
        var created = new Dictionary<string, DateTimeOffset>();
        var last = new Dictionary<string, Pod>();
        foreach (JsonNode? entry in scenario["trace"]!.AsArray())
        {
            string uid = entry!["uid"]!.GetValue<string>();
            if (!specs.TryGetValue(uid, out JsonObject? spec))
                specs.Add(uid, spec = []);
            foreach ((string field, JsonNode? value) in entry["spec"] as JsonObject ?? [])
                spec[field] = value?.DeepClone();

            // A trace leaves out when the pod was created: that is its first entry.
            double at = entry["t"]!.GetValue<double>();
            created.TryAdd(uid, Epoch.AddSeconds(Math.Floor(at)));
            var metadata = (JsonObject)entry["metadata"]!.DeepClone();
            metadata["creationTimestamp"] = created[uid].ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

            Pod pod = Pod.FromJson(new JsonObject
            {
                ["metadata"] = metadata,
                ["spec"] = spec.DeepClone(),
                ["status"] = entry["status"]?.DeepClone(),
            }.ToJsonString());
            yield return ($"{uid} at {entry["t"]}s", last.GetValueOrDefault(uid), pod);
            last[uid] = pod;
        }
    }

    /// <summary>Each version of a recorded life story's pod in the API.</summary>
    public static IEnumerable<(string At, Pod? Before, Pod Pod)> OfLifeStory(OracleCase recorded)
    {
        JsonElement[] steps = [.. recorded.In.GetProperty("steps").EnumerateArray()];
        JsonElement[] answers = [.. recorded.Out.GetProperty("steps").EnumerateArray()];
        Pod pod = StatusCases.Pod(recorded.In.GetProperty("pod"));
        Pod? last = null;
        for (int i = 0; i < steps.Length; i++)
        {
            // A deletion makes a new generation of the object.
            if (StatusCases.Text(steps[i], "call") == "apiDelete")
                pod = pod with { Metadata = pod.Metadata with { Generation = pod.Metadata.Generation + 1, DeletionTimestamp = Epoch } };
            if (StatusCases.Status(StatusCases.Member(answers[i], "api")) is not { } status)
                continue;

            pod = pod with { Status = status };
            yield return ($"step {i}", last, pod);
            last = pod;
        }
    }

    /// <summary>The pod with the status that the kubelet computed from its view of the runtime, as it is written; null where none was accepted.</summary>
    public static Pod? OfRuntimeView(OracleCase recorded)
    {
        Pod api = StatusCases.Pod(recorded.In.GetProperty("pod"));
        if (StatusCases.Status(recorded.Out.GetProperty("status")) is not { Phase.Length: > 0 } accepted)
            return null;
        bool couldRun = !StatusCases.Flag(recorded.In, "podIsTerminal");
        return api with { Status = StatusMerge.Merge(api, accepted, couldRun, StatusCases.Time(recorded.In, "now")!.Value) };
    }

    /// <summary>Whoever may have written before the kubelet did: an end that is there already stays, whatever the containers do. Null: nobody special.</summary>
    public static StatusWriters? WritersBefore(OracleCase recorded) =>
        PodPhaseRules.IsTerminal(StatusCases.Pod(recorded.In.GetProperty("pod")).Status.Phase) ? StatusWriters.None : null;

    /// <summary>While the control plane hears of the pod's node, the kubelet alone writes more than conditions of its own.</summary>
    public static StatusWriters Writers(JsonNode scenario)
    {
        bool touchesNodes = (scenario["actions"] as JsonArray ?? []).Any(a => NodeActions.Contains(a!["do"]!.GetValue<string>()));

        // Put on a node by hand, a pod may be on one that there is not.
        bool skipsScheduler = scenario["manifest"] is JsonObject manifest && manifest["spec"]?["nodeName"] is not null;
        return touchesNodes || skipsScheduler
            ? StatusWriters.Kubelet | StatusWriters.NodeLifecycleController | StatusWriters.PodGarbageCollector
            : StatusWriters.Kubelet;
    }
}
