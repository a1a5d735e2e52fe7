using System.Text.Json;
using System.Text.Json.Nodes;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests.Manifests;

public class UpdateTests
{
    [Fact]
    public void Updates() => OracleFile.Judge("manifests/update", Difference);

    [Fact]
    public void RarerUpdates() => OracleFile.Judge("manifests/update-rare", Difference);

    private static string? Difference(OracleCase recorded)
    {
        Pod old = Read(recorded.In, "old");
        if (old.Metadata.Uid.Length == 0)
            old = old with { Metadata = old.Metadata with { Uid = "u1" } };
        if (old.Metadata.ResourceVersion.Length == 0)
            old = old with { Metadata = old.Metadata with { ResourceVersion = Recorder.ResourceVersion } };
        PodSubresource subresource = recorded.In.GetProperty("subresource").GetString() switch
        {
            "status" => PodSubresource.Status,
            "ephemeralcontainers" => PodSubresource.EphemeralContainers,
            "resize" => PodSubresource.Resize,
            _ => PodSubresource.Main,
        };
        PodUpdate update = PodUpdate.Request(old, Read(recorded.In, "new"), subresource);
        var answer = new JsonObject { ["errors"] = Findings.Json(update.Errors) };
        var expected = new JsonObject { ["errors"] = JsonNode.Parse(recorded.Out.GetProperty("errors").GetRawText()) };
        if (recorded.Out.TryGetProperty("result", out JsonElement result))
        {
            expected["result"] = JsonNode.Parse(Pod.FromJson(result.GetRawText()).ToJson());
            answer["result"] = update.Errors.Count > 0 ? null : JsonNode.Parse(update.Pod.ToJson());
        }

        using JsonDocument want = JsonDocument.Parse(expected.ToJsonString());
        using JsonDocument got = JsonDocument.Parse(answer.ToJsonString());
        return JsonComparison.Difference(want.RootElement, got.RootElement);
    }

    private static Pod Read(JsonElement input, string name)
    {
        Pod pod = Pod.FromJson(input.GetProperty(name).GetRawText()).WithDefaults();
        return pod.Metadata.Namespace.Length > 0 ? pod : pod with { Metadata = pod.Metadata with { Namespace = "default" } };
    }
}
