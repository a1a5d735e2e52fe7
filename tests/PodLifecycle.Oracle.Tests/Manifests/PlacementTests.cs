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

    [Fact]
    public void Scheduling() => OracleFile.Check("manifests/schedule", input =>
    {
        Pod[] pods = [.. Read(input, "pods", Pod.Type).Cast<Pod>().Select(p => p.WithDefaults())];
        var cluster = new ClusterView([.. Read(input, "nodes", Schema.Type("core/v1.Node")).Select(n => NodeView.From((UntypedObject)n, pods))]);
        Pod pod = ((Pod)KubernetesJson.Read(input.GetProperty("pod").GetRawText(), Pod.Type)).WithDefaults();
        SchedulingVerdict verdict = Scheduler.Place(pod, cluster, Budgets(input), _ => false);
        var answer = new JsonObject
        {
            ["scheduled"] = verdict.Feasible.Count > 0,
            ["reason"] = NullIfEmpty(verdict.Reason),
            ["message"] = NullIfEmpty(verdict.Message),
            ["preFilterMsg"] = verdict.PreFilterMessage,
            ["nominatedNodeName"] = verdict.NominatedNode,
        };
        if (verdict.Reason == Scheduler.SchedulingGated)
            answer["gated"] = true;
        if (verdict.Victims.Count > 0)
            answer["victims"] = new JsonArray([.. verdict.Victims.Select(v => v.Metadata.Name).Order(StringComparer.Ordinal).Select(n => (JsonNode?)n)]);
        if (verdict.Feasible.Count == 0 && verdict.Failures.Count == 0)
            return answer;

        answer["feasible"] = new JsonArray([.. verdict.Feasible.Order(StringComparer.Ordinal).Select(n => (JsonNode?)n)]);
        var nodes = new JsonObject();
        foreach (string name in verdict.Feasible)
            nodes[name] = new JsonObject { ["code"] = "Success", ["reasons"] = new JsonArray() };
        foreach ((string name, FilterFailure failure) in verdict.Failures)
        {
            nodes[name] = new JsonObject
            {
                ["code"] = failure.CanPreemptionHelp ? "Unschedulable" : "UnschedulableAndUnresolvable",
                ["plugin"] = NullIfEmpty(failure.Plugin),
                ["reasons"] = new JsonArray([.. failure.Reasons.Select(r => (JsonNode?)r)]),
            };
        }

        answer["nodes"] = nodes;
        string[] plugins = [.. verdict.Failures.Values.Select(f => f.Plugin.Length == 0 ? NodeFilters.NodeAffinityPlugin : f.Plugin).Distinct().Order(StringComparer.Ordinal)];
        answer["unschedulablePlugins"] = new JsonArray([.. plugins.Select(p => (JsonNode?)p)]);
        return answer;
    });

    private static DisruptionBudget[] Budgets(JsonElement input) => input.TryGetProperty("pdbs", out JsonElement list)
        ? [.. list.EnumerateArray().Select(b => new DisruptionBudget(
            b.GetProperty("metadata").TryGetProperty("namespace", out JsonElement ns) ? ns.GetString()! : "",
            (UntypedObject)KubernetesJson.Read(b.GetProperty("spec").GetProperty("selector").GetRawText(), Schema.Type("meta/v1.LabelSelector")),
            b.TryGetProperty("status", out JsonElement status) && status.TryGetProperty("disruptionsAllowed", out JsonElement allowed) ? allowed.GetInt32() : 0))]
        : [];

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private static string Show(Taint taint) => $"{taint.Key}{(taint.Value.Length == 0 ? "" : "=" + taint.Value)}:{taint.Effect}";

    private static IEnumerable<ApiObject> Read(JsonElement input, string name, ObjectType type) =>
        input.TryGetProperty(name, out JsonElement list) ? list.EnumerateArray().Select(item => KubernetesJson.Read(item.GetRawText(), type)) : [];
}
