using System.Text.Json;
using System.Text.Json.Nodes;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests.Manifests;

public class RequestTests
{
    [Fact]
    public void Deletes() => OracleFile.Check("manifests/delete", input =>
    {
        Pod pod = Pod.FromJson(input.GetProperty("pod").GetRawText());
        long? grace = input.TryGetProperty("gracePeriodSeconds", out JsonElement option) ? option.GetInt64() : null;
        PodDeletion deletion = PodDeletion.Request(pod, grace, Recorder.Now);
        JsonObject metadata = Json(deletion.Pod.Metadata).AsObject();
        return new JsonObject
        {
            ["action"] = JsonNamingPolicy.CamelCase.ConvertName(deletion.Action.ToString()),
            ["deletionTimestamp"] = metadata["deletionTimestamp"]?.DeepClone(),
            ["deletionGracePeriodSeconds"] = metadata["deletionGracePeriodSeconds"]?.DeepClone(),
            ["generation"] = metadata["generation"]?.DeepClone(),
        };
    });

    [Fact]
    public void Admission() => OracleFile.Check("manifests/admission", input =>
    {
        Pod pod = Pod.FromJson(input.GetProperty("object").GetRawText());
        ObjectType priorityClass = Schema.Type("scheduling/v1.PriorityClass");
        UntypedObject[] classes = input.TryGetProperty("priorityClasses", out JsonElement list)
            ? [.. list.EnumerateArray().Select(c => (UntypedObject)KubernetesJson.Read(c.GetRawText(), priorityClass))]
            : [];
        (pod, string? error) = PodAdmission.WithPriority(pod, classes);
        if (error is not null)
            return new JsonObject { ["error"] = error };

        pod = PodAdmission.WithDefaultTolerations(pod);
        return new JsonObject
        {
            ["priority"] = pod.Spec.Priority,
            ["priorityClassName"] = pod.Spec.PriorityClassName,
            ["preemptionPolicy"] = pod.Spec.PreemptionPolicy,
            ["tolerations"] = new JsonArray([.. pod.Spec.Tolerations.Select(Json)]),
        };
    });

    private static JsonNode Json(ApiObject value) => JsonNode.Parse(KubernetesJson.Serialize(value))!;
}
