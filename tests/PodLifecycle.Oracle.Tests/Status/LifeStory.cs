using System.Text.Json;
using System.Text.Json.Nodes;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests.Status;

/// <summary>One recorded story: a kubelet's calls, with the status functions of the core, and the API object beside them.</summary>
internal sealed class LifeStory
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly ValueList<string> nodeIps;
    private readonly bool isStatic;

    /// <summary>The object in the API server; for a static pod its mirror. Null once it is gone.</summary>
    private Pod? api;

    private Pod pod;
    private StatusCache cache = StatusCache.Empty;
    private DateTimeOffset kubeletStartedAt = Start - TimeSpan.FromHours(1);
    private RuntimeView runtime = RuntimeView.Empty;
    private ProbeResults probes = ProbeResults.Empty;
    private ProbeWorkers workers = ProbeWorkers.None;

    public LifeStory(JsonElement recorded)
    {
        nodeIps = StatusCases.Texts(recorded, "nodeIPs");
        isStatic = StatusCases.Flag(recorded, "static");
        pod = StatusCases.Pod(recorded.GetProperty("pod"));
        api = pod;
    }

    public JsonNode Play(JsonElement step)
    {
        if (StatusCases.Member(step, "runtime") is { } view)
            runtime = StatusCases.Runtime(view);
        if (StatusCases.Member(step, "probes") is { } given)
        {
            probes = StatusCases.Probes(given);
            workers = StatusCases.Workers(pod, given);
        }

        DateTimeOffset now = Start + TimeSpan.FromSeconds(step.GetProperty("at").GetDouble());
        string call = StatusCases.Text(step, "call");
        Pod? before = api;
        Carry(call, step, now);
        var answer = new JsonObject { ["writes"] = Write(step, call == "periodicSync", now) };
        if (api is null)
            answer["removed"] = true;
        else if (api != before)
            answer["api"] = StatusCases.StatusJson(api.Status);
        return answer;
    }

    private void Carry(string call, JsonElement step, DateTimeOffset now)
    {
        switch (call)
        {
            case "syncPod":
                Accept(Generate(step, podIsTerminal: false, now), now);
                break;
            case "terminating":
                PodStatus generated = Generate(step, podIsTerminal: false, now);
                Accept(Override(step) is { } killed ? killed.Apply(generated, pod.Metadata.Generation) : generated, now);
                break;
            case "terminatingDone" or "terminated":
                Accept(Generate(step, podIsTerminal: true, now), now);
                break;
            case "terminatedDone":
                cache = StatusManager.TerminatePod(cache, pod, now);
                break;
            case "sandboxReady":
                cache = StatusManager.SetSandboxReady(cache, pod, now);
                break;
            case "readiness":
                cache = StatusManager.SetContainerReadiness(cache, pod, StatusCases.Text(step, "containerID"), StatusCases.Flag(step, "value"), now);
                break;
            case "startup":
                cache = StatusManager.SetContainerStartup(cache, pod, StatusCases.Text(step, "containerID"), StatusCases.Flag(step, "value"), now);
                break;
            case "reject":
                Accept(RejectedStatus.Of(pod, StatusCases.Text(step, "reason"), StatusCases.Text(step, "message")), now);
                break;
            case "kubeletRestart":
                cache = StatusCache.Empty;
                kubeletStartedAt = now;
                break;
            case "apiCondition":
                PodCondition condition = StatusCases.Conditions(JsonSerializer.SerializeToElement(new[] { step.GetProperty("condition") }))![0];
                SetApi(api! with { Status = api.Status with { Conditions = ConditionLists.WithReplaced(api.Status.Conditions, condition) } });
                break;
            case "apiDelete":
                Delete(StatusCases.Number(step, "gracePeriodSeconds"), now);
                break;
            case "periodicSync":
                break;
            default:
                throw new NotSupportedException(call);
        }
    }

    private PodStatus Generate(JsonElement step, bool podIsTerminal, DateTimeOffset now) => PodStatusGenerator.Generate(new PodStatusInput
    {
        Pod = pod,
        CachedStatus = cache.Status,
        Runtime = runtime,
        StartErrors = StatusCases.StartErrors(StatusCases.Member(step, "startErrors")),
        Probes = probes,
        Workers = workers,
        PodIsTerminal = podIsTerminal,
        Now = now,
        Kubelet = new KubeletFacts { NodeIps = nodeIps, StartedAt = kubeletStartedAt },
    });

    private void Accept(PodStatus status, DateTimeOffset now) => cache = StatusManager.SetPodStatus(cache, pod, status, now);

    private static StatusOverride? Override(JsonElement step) => StatusCases.Member(step, "override") is not { } given ? null : new StatusOverride
    {
        Phase = StatusCases.Text(given, "phase"),
        Reason = StatusCases.Text(given, "reason"),
        Message = StatusCases.Text(given, "message"),
        Condition = StatusCases.Member(given, "condition") is { } condition
            ? StatusCases.Conditions(JsonSerializer.SerializeToElement(new[] { condition }))![0]
            : null,
        KeepsSucceeded = StatusCases.Flag(given, "keepSucceeded"),
    };

    private void Delete(int gracePeriodSeconds, DateTimeOffset now)
    {
        ObjectMeta metadata = pod.Metadata with
        {
            DeletionTimestamp = now + TimeSpan.FromSeconds(gracePeriodSeconds),
            DeletionGracePeriodSeconds = gracePeriodSeconds,
            Generation = pod.Metadata.Generation + 1,
        };
        SetApi(api! with { Metadata = metadata });
    }

    /// <summary>The kubelet sees changes of the API object at once. Of a static pod it knows only its own file.</summary>
    private void SetApi(Pod? next)
    {
        api = next;
        if (next is not null && !isStatic)
            pod = next;
    }

    private JsonArray Write(JsonElement step, bool isPeriodic, DateTimeOffset now)
    {
        var verbs = new JsonArray();
        if (api is null || !(cache.WrittenVersion < cache.Version || (isPeriodic && StatusWriter.IsNeeded(cache, api))))
            return verbs;

        StatusWrite write = StatusWriter.Write(cache, api, StatusCases.Flag(step, "couldHaveRunningContainers"), now);
        cache = write.Cache;
        if (write.Patches)
            verbs.Add("patch");
        if (write.Deletes)
            verbs.Add("delete");
        SetApi(write.Deletes ? null : api with { Status = write.Status });
        return verbs;
    }
}
