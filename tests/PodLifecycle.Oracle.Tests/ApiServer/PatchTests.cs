using System.Text.Json;
using System.Text.Json.Nodes;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests.ApiServer;

/// <summary>Patches as pure functions over JSON.</summary>
public class PatchTests
{
    [Fact]
    public void JsonMergePatches() => OracleFile.Check("apiserver/json-merge", recorded =>
        Answer(() => JsonMergePatch.Apply(Original(recorded), Patch(recorded))));

    [Fact]
    public void StrategicMergePatches() => OracleFile.Check("apiserver/strategic-merge", recorded =>
        Answer(() => StrategicMergePatch.Apply(Original(recorded), Patch(recorded), TypeOf(recorded.GetProperty("kind").GetString()!))));

    private static JsonObject Answer(Func<string> apply)
    {
        try
        {
            return new() { ["result"] = JsonNode.Parse(apply()) };
        }
        catch (PatchException refused)
        {
            return new()
            {
                ["error"] = refused.Message,
                ["stage"] = refused.Fault == PatchFault.Decoding ? "decode" : "apply",
                ["code"] = refused.Status,
            };
        }
    }

    private static string Original(JsonElement recorded) => recorded.GetProperty("original").GetRawText();

    private static string Patch(JsonElement recorded) =>
        recorded.TryGetProperty("patchText", out JsonElement text) ? text.GetString()! : recorded.GetProperty("patch").GetRawText();

    private static ObjectType TypeOf(string kind) => Schema.Type(Schema.Kinds.First(k => k.Key.EndsWith("/" + kind, StringComparison.Ordinal)).Value);
}
