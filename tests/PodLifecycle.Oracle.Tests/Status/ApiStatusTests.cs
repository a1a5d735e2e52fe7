using System.Text.Json;
using System.Text.Json.Nodes;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests.Status;

public class ApiStatusTests
{
    [Fact]
    public void Status_FromTheRuntimeView_IsTheRecordedOne() => OracleFile.Check("status/apistatus", recorded =>
    {
        DateTimeOffset now = StatusCases.Time(recorded, "now")!.Value;
        PodStatus? cached = StatusCases.Status(StatusCases.Member(recorded, "cachedStatus"));
        Pod pod = StatusCases.Pod(recorded.GetProperty("pod"));
        PodStatus generated = PodStatusGenerator.Generate(new PodStatusInput
        {
            Pod = pod,
            CachedStatus = cached,
            Runtime = StatusCases.Runtime(recorded.GetProperty("runtime")),
            StartErrors = StatusCases.StartErrors(StatusCases.Member(recorded, "startErrors")),
            Probes = StatusCases.Probes(recorded.GetProperty("probes")),
            Workers = StatusCases.Workers(pod, recorded.GetProperty("probes")),
            Resize = Resize(recorded.GetProperty("resizeConditions"), now),
            PodIsTerminal = StatusCases.Flag(recorded, "podIsTerminal"),
            Now = now,
            Kubelet = new KubeletFacts { NodeIps = StatusCases.Texts(recorded, "nodeIPs"), StartedAt = StatusCases.Time(recorded, "kubeletStartedAt")!.Value },
        });

        StatusCache before = StatusCache.Empty with { Status = cached };
        StatusCache after = StatusManager.SetPodStatus(before, pod, generated, now);
        var answer = new JsonObject
        {
            ["changed"] = !ReferenceEquals(before, after),
            ["status"] = after.Status is null ? new JsonObject() : StatusCases.StatusJson(after.Status),
        };
        if (ReferenceEquals(before, after))
            answer["generated"] = StatusCases.StatusJson(generated);
        return answer;
    });

    private static ResizeConditions Resize(JsonElement list, DateTimeOffset now)
    {
        ResizeConditions conditions = ResizeConditions.None;
        foreach (JsonElement item in list.EnumerateArray())
        {
            string reason = StatusCases.Text(item, "reason");
            string message = StatusCases.Text(item, "message");
            long generation = StatusCases.Number(item, "observedGeneration");
            conditions = StatusCases.Text(item, "type") == PodConditionType.PodResizePending
                ? conditions.SetPending(reason, message, generation, now).Conditions
                : conditions.SetInProgress(reason, message, generation, now).Conditions;
        }

        return conditions;
    }
}
