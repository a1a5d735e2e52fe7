using System.Text.Json.Nodes;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests.Diagnosis;

/// <summary>Every version of every pod of a recorded scenario.</summary>
internal static class RecordedPods
{
    // From here on the recording may show what others than a kubelet write into the status of its pods.
    private static readonly string[] NodeActions = ["partition", "freeze", "kubeletStop", "powerOff", "deleteNode"];

    /// <summary>Each version with the one before it; null for the first.</summary>
    public static IEnumerable<(string At, Pod? Before, Pod Pod)> Versions(JsonNode scenario)
    {
        var specs = new Dictionary<string, JsonObject>();
        var last = new Dictionary<string, Pod>();
        foreach (JsonNode? entry in scenario["trace"]!.AsArray())
        {
            string uid = entry!["uid"]!.GetValue<string>();
            if (!specs.TryGetValue(uid, out JsonObject? spec))
                specs.Add(uid, spec = []);
            foreach ((string field, JsonNode? value) in entry["spec"] as JsonObject ?? [])
                spec[field] = value?.DeepClone();

            Pod pod = Pod.FromJson(new JsonObject
            {
                ["metadata"] = entry["metadata"]?.DeepClone(),
                ["spec"] = spec.DeepClone(),
                ["status"] = entry["status"]?.DeepClone(),
            }.ToJsonString());
            yield return ($"{uid} at {entry["t"]}s", last.GetValueOrDefault(uid), pod);
            last[uid] = pod;
        }
    }

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
