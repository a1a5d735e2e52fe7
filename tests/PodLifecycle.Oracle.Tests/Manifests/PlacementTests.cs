using System.Text.Json;
using System.Text.Json.Nodes;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests.Manifests;

public class PlacementTests
{
    [Fact]
    public void TaintsAndTolerations() => OracleFile.Check("manifests/tolerations", input =>
    {
        Taint[] taints = [.. Read(input, "taints", Schema.Type("core/v1.Taint")).Select(t => Taint.From((UntypedObject)t))];
        ValueList<Toleration> tolerations = Read(input, "tolerations", Toleration.Type).Cast<Toleration>().ToValueList();
        bool comparisons = input.TryGetProperty("comparisonOperators", out JsonElement gate) && gate.GetBoolean();
        Taint? untolerated = Tolerations.FirstUntolerated(taints, tolerations, comparisons);
        return new JsonObject
        {
            ["tolerates"] = new JsonArray([.. taints.Select(taint => new JsonArray([.. tolerations.Select(t => (JsonNode?)Tolerations.Tolerates(t, taint, comparisons))]))]),
            ["schedulable"] = untolerated is null,
            ["untoleratedTaint"] = untolerated is null ? null : Show(untolerated),
            ["eviction"] = Tolerations.Eviction(taints, tolerations, comparisons) switch
            {
                TaintEviction.After after => new JsonObject { ["evict"] = "after", ["seconds"] = (long)after.Patience.TotalSeconds },
                TaintEviction.Now => new JsonObject { ["evict"] = "now" },
                _ => new JsonObject { ["evict"] = "never" },
            },
        };
    });

    [Fact]
    public void NodeAffinity() => OracleFile.Check("manifests/nodeaffinity", input =>
    {
        PodSpec spec = Pod.FromJson(input.GetProperty("pod").GetRawText()).Spec;
        var node = (UntypedObject)KubernetesJson.Read(input.GetProperty("node").GetRawText(), Schema.Type("core/v1.Node"));
        ObjectMeta metadata = node.TryGet("metadata", out ObjectMeta? found) ? found : ObjectMeta.Empty;
        (bool matches, string? error) = NodeSelectors.Match(spec, metadata);
        (long? score, string? preferredError) = NodeSelectors.Score(spec, metadata);
        return new JsonObject { ["matches"] = matches, ["error"] = error, ["preferredScore"] = score, ["preferredError"] = preferredError };
    });

    private static string Show(Taint taint) => $"{taint.Key}{(taint.Value.Length == 0 ? "" : "=" + taint.Value)}:{taint.Effect}";

    private static IEnumerable<ApiObject> Read(JsonElement input, string name, ObjectType type) =>
        input.TryGetProperty(name, out JsonElement list) ? list.EnumerateArray().Select(item => KubernetesJson.Read(item.GetRawText(), type)) : [];
}
