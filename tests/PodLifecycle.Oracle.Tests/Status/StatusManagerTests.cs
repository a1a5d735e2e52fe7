using System.Text.Json;
using System.Text.Json.Nodes;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests.Status;

public class StatusManagerTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void StatusManager_Asked_AnswersAsRecorded() => OracleFile.Check("status/statusmanager", recorded => StatusCases.Text(recorded, "fn") switch
    {
        "normalize" => new JsonObject { ["status"] = StatusCases.StatusJson(StatusNormalizer.Normalize(Pod(recorded), Status(recorded, "status")!)) },
        "equal" => new JsonObject { ["equal"] = StatusEquality.AreEqual(Status(recorded, "a")!, Status(recorded, "b")!) },
        "canBeDeleted" => new JsonObject { ["canBeDeleted"] = StatusManager.CanBeDeleted(Pod(recorded), StatusCases.Flag(recorded, "podIsFinished")) },
        "checkTransition" => new JsonObject { ["error"] = ContainerTransitions.Error(Pod(recorded).Spec, Status(recorded, "old")!, Status(recorded, "new")!) },
        "merge" => new JsonObject { ["status"] = StatusCases.StatusJson(Merge(recorded)) },
        "setPodStatus" => Changed(recorded, (cache, pod, now) => StatusManager.SetPodStatus(cache, pod!, Status(recorded, "newStatus")!, now)),
        "setContainerReadiness" => Changed(recorded, (cache, pod, now) =>
            StatusManager.SetContainerReadiness(cache, pod, StatusCases.Text(recorded, "containerID"), StatusCases.Flag(recorded, "value"), now)),
        "setContainerStartup" => Changed(recorded, (cache, pod, now) =>
            StatusManager.SetContainerStartup(cache, pod, StatusCases.Text(recorded, "containerID"), StatusCases.Flag(recorded, "value"), now)),
        "terminatePod" => Terminated(recorded),
        "resizeConditions" => Resize(recorded),
        "sync" => Sync(recorded),
        string unknown => throw new NotSupportedException(unknown),
    });

    private static Pod Pod(JsonElement recorded) => StatusCases.Pod(recorded.GetProperty("pod"));

    private static PodStatus? Status(JsonElement recorded, string name) => StatusCases.Status(StatusCases.Member(recorded, name));

    private static DateTimeOffset Now(JsonElement recorded) => StatusCases.Time(recorded, "now")!.Value;

    private static StatusCache Cache(JsonElement recorded) => StatusCache.Empty with { Status = Status(recorded, "cached") };

    private static JsonNode? Json(PodStatus? status) => status is null ? null : StatusCases.StatusJson(status);

    private static PodStatus Merge(JsonElement recorded) => StatusMerge.Merge(
        Pod(recorded) with { Status = Status(recorded, "apiStatus") ?? PodStatus.Empty },
        Status(recorded, "newStatus")!,
        StatusCases.Flag(recorded, "couldHaveRunningContainers"),
        Now(recorded));

    private static JsonObject Changed(JsonElement recorded, Func<StatusCache, Pod?, DateTimeOffset, StatusCache> change)
    {
        StatusCache before = Cache(recorded);
        bool podIsKnown = StatusCases.Member(recorded, "podKnown") is not { ValueKind: JsonValueKind.False };
        StatusCache after = change(before, podIsKnown ? Pod(recorded) : null, Now(recorded));
        return new JsonObject { ["changed"] = !ReferenceEquals(before, after), ["cached"] = Json(after.Status) };
    }

    private static JsonObject Terminated(JsonElement recorded)
    {
        StatusCache before = Cache(recorded);
        StatusCache after = StatusManager.TerminatePod(before, Pod(recorded), Now(recorded));
        return new JsonObject { ["changed"] = !ReferenceEquals(before, after), ["podIsFinished"] = after.PodIsFinished, ["cached"] = Json(after.Status) };
    }

    private static JsonObject Resize(JsonElement recorded)
    {
        ResizeConditions conditions = ResizeConditions.None;
        var steps = new JsonArray();
        foreach (JsonElement op in recorded.GetProperty("ops").EnumerateArray())
        {
            DateTimeOffset at = Start + TimeSpan.FromSeconds(op.GetProperty("at").GetDouble());
            string reason = StatusCases.Text(op, "reason");
            string message = StatusCases.Text(op, "message");
            long generation = StatusCases.Number(op, "generation");
            var result = new JsonObject();
            switch (StatusCases.Text(op, "op"))
            {
                case "setPending":
                    (conditions, bool pendingChanged) = conditions.SetPending(reason, message, generation, at);
                    result["changed"] = pendingChanged;
                    break;
                case "setInProgress":
                    (conditions, bool inProgressChanged) = conditions.SetInProgress(reason, message, generation, at);
                    result["changed"] = inProgressChanged;
                    result["generation"] = conditions.InProgress!.ObservedGeneration;
                    break;
                case "clearPending":
                    conditions = conditions.ClearPending();
                    break;
                default:
                    result["cleared"] = conditions.InProgress is not null;
                    result["generation"] = conditions.InProgress?.ObservedGeneration ?? 0;
                    conditions = conditions.ClearInProgress();
                    break;
            }

            steps.Add((JsonNode)new JsonObject
            {
                ["result"] = result,
                ["conditions"] = new JsonArray([.. new[] { conditions.Pending, conditions.InProgress }.OfType<PodCondition>().Select(Timed)]),
                ["deferred"] = conditions.Pending?.Reason == PodConditionReason.Deferred,
                ["infeasible"] = conditions.Pending?.Reason == PodConditionReason.Infeasible,
            });
        }

        return new JsonObject { ["steps"] = steps };
    }

    /// <summary>The recordings give these times as seconds from the start.</summary>
    private static JsonNode Timed(PodCondition condition)
    {
        JsonNode node = StatusCases.Json(condition);
        node["lastProbeTime"] = (condition.LastProbeTime!.Value - Start).TotalSeconds;
        node["lastTransitionTime"] = (condition.LastTransitionTime!.Value - Start).TotalSeconds;
        return node;
    }

    private static JsonObject Sync(JsonElement recorded)
    {
        Pod? apiPod = StatusCases.Pod(recorded.GetProperty("apiPod"));
        StatusCache cache = Cache(recorded) with { Version = 1, PodIsFinished = StatusCases.Flag(recorded, "podIsFinished") };
        bool periodicPassFollows = StatusCases.Flag(recorded, "all");
        var actions = new JsonArray();
        for (int pass = 0; pass < (periodicPassFollows ? 2 : 1) && apiPod is not null && (pass == 0 || StatusWriter.IsNeeded(cache, apiPod)); pass++)
        {
            if (!periodicPassFollows)
                actions.Add((JsonNode)new JsonObject { ["verb"] = "get" });

            StatusWrite write = StatusWriter.Write(cache, apiPod, StatusCases.Flag(recorded, "couldHaveRunningContainers"), Now(recorded));
            if (write.Patches)
                actions.Add((JsonNode)new JsonObject { ["verb"] = "patch", ["subresource"] = "status", ["patch"] = Patch(apiPod, write.Status) });
            if (write.Deletes)
                actions.Add((JsonNode)new JsonObject { ["verb"] = "delete", ["gracePeriodSeconds"] = 0, ["preconditionUID"] = apiPod.Metadata.Uid });
            cache = write.Cache;
            apiPod = write.Deletes ? null : apiPod with { Status = write.Status };
        }

        return new JsonObject { ["actions"] = actions, ["apiStatus"] = Json(apiPod?.Status), ["stillCached"] = cache.Status is not null };
    }

    private static JsonObject Patch(Pod apiPod, PodStatus status)
    {
        JsonObject patch = StatusPatch.Of(apiPod, status);
        StatusCases.AddEmptyStates(patch["status"]!);
        return patch;
    }
}
