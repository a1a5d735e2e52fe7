using System.Text.Json.Nodes;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>The patch of the status subresource by which a kubelet writes a status.</summary>
internal static class StatusPatch
{
    /// <summary>The body; the uid in it makes the API server refuse it for another pod of the same name.</summary>
    public static JsonObject Of(Pod apiPod, PodStatus status) => new()
    {
        ["metadata"] = new JsonObject { ["uid"] = apiPod.Metadata.Uid },
        ["status"] = StrategicMergeDiff.Between(apiPod.Status, status),
    };
}
