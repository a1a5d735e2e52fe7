using System.Text.Json;
using System.Text.Json.Nodes;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests.Manifests;

public class TemplateTests
{
    private const string Revision = "6c8b5f7d9";

    [Fact]
    public void PodsOfTemplates() => OracleFile.Judge("manifests/workloads", recorded =>
    {
        JsonObject answer = Answer(recorded.In, recorded.Out.TryGetProperty("stored", out _));
        JsonNode expected = JsonNode.Parse(recorded.Out.GetRawText())!;
        foreach (string member in (string[])["pod", "job", "stored"])
        {
            if (expected[member] is { } value)
                expected[member] = JsonNode.Parse(KubernetesJson.Serialize(KubernetesJson.Read(value.ToJsonString())));
        }

        using JsonDocument want = JsonDocument.Parse(expected.ToJsonString());
        using JsonDocument got = JsonDocument.Parse(answer.ToJsonString());
        return JsonComparison.Difference(want.RootElement, got.RootElement);
    });

    private static JsonObject Answer(JsonElement input, bool stored)
    {
        UntypedObject owner = ((UntypedObject)KubernetesJson.Read(input.GetProperty("object").GetRawText())).WithDefaults();
        switch (owner["kind"])
        {
            case "Job" when stored:
                return new() { ["errors"] = Findings.Json(PodValidation.OfNewWorkload(owner)), ["stored"] = Json(PodsOfJobs.Stored(owner, "job-uid")) };
            case "Job":
                return new() { ["pod"] = Json(PodsOfJobs.OfJob(owner, input.TryGetProperty("index", out JsonElement index) ? index.GetInt32() : null)) };
            case "CronJob":
                return new() { ["job"] = Json(PodsOfJobs.OfCronJob(owner, input.GetProperty("scheduledTime").GetDateTimeOffset())) };
            case "DaemonSet":
                return new() { ["pod"] = Json(PodsOfWorkloads.OfDaemonSet(owner, "n1", Revision)) };
            case "StatefulSet":
                (Pod pod, IReadOnlyList<string> claims) = PodsOfWorkloads.OfStatefulSet(owner, input.GetProperty("ordinal").GetInt32(), $"{PodsOfWorkloads.Metadata(owner).Name}-{Revision}");
                return new() { ["pod"] = Json(pod), ["claims"] = new JsonArray([.. claims.Select(c => (JsonNode?)c)]) };
            default:
                return new() { ["pod"] = Json(PodsOfWorkloads.OfReplicaSet(owner)) };
        }
    }

    private static JsonNode Json(ApiObject value) => JsonNode.Parse(KubernetesJson.Serialize(value))!;
}
