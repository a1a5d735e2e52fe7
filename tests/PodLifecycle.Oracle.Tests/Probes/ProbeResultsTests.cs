using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests;

public class ProbeResultsTests
{
    /// <summary>Longer texts are recorded by their beginning and their length.</summary>
    private const int LongestText = 2000;
    private const int ShownOfLongText = 80;

    [Fact]
    public void ProbeResults_AsRecorded() => OracleFile.Check("probes/results", input =>
    {
        Pod pod = ProbesFiles.ReadPod(input);
        ProbeKind kind = ProbesFiles.ReadKind(input);
        Container container = pod.Spec.Containers[0];
        ProbeAction action = ProbeAction.For(pod.Metadata, container, ProbeWorkers.Probe(container, kind)!, input.GetProperty("podIP").GetString()!, KubernetesVersion.V1_36);
        var world = new ProbeWorld(input);
        ProbeVerdict verdict = Attempt(world, action);
        var answer = new JsonObject
        {
            ["firstAttempt"] = FirstAttempt(verdict),
            ["requests"] = world.Requests.Count == 0 ? null : new JsonArray([.. world.Requests.Select(r => Request(r.Request, r.Listen))]),
            ["grpcRequests"] = world.Calls.Count == 0 ? null : new JsonArray([.. world.Calls.Select(c => new JsonObject { ["listen"] = c.Listen, ["service"] = c.Service })]),
            ["execRequest"] = action is not ProbeAction.Exec exec ? null : new JsonObject
            {
                ["command"] = new JsonArray([.. exec.Command.Select(w => JsonValue.Create(w))]),
                ["timeoutSeconds"] = ProbesFiles.InSeconds(exec.Timeout),
            },
        };

        int attempts = 1;
        for (; verdict.Answer == ProbeAnswer.Error && attempts < ProbeWorker.Attempts; attempts++)
            verdict = Attempt(world, action);
        answer["attempts"] = attempts;
        answer["discarded"] = verdict.Answer == ProbeAnswer.Error;
        answer["result"] = verdict.Answer is ProbeAnswer.Success or ProbeAnswer.Warning ? "Success" : "Failure";
        answer["events"] = ProbeEvents.About(kind, verdict) is { } told ? new JsonArray(Event(told)) : [];
        return answer;
    });

    private static ProbeVerdict Attempt(ProbeWorld world, ProbeAction action)
    {
        (ProbeAction last, HandlerOutcome? outcome) = world.Run(action);
        return ProbeVerdict.Of(last, outcome, ProbeRules.Default);
    }

    private static JsonObject FirstAttempt(ProbeVerdict verdict)
    {
        bool isError = verdict.Answer == ProbeAnswer.Error;
        string output = isError ? "" : verdict.Text;
        int length = Encoding.UTF8.GetByteCount(output);
        return new JsonObject
        {
            ["result"] = isError ? (verdict.FailedBeforeError ? "failure" : "unknown") : verdict.Answer.ToString().ToLowerInvariant(),
            ["error"] = isError ? verdict.Text : null,
            ["output"] = length > LongestText ? null : output,
            ["outputLength"] = length > LongestText ? length : null,
        };
    }

    private static JsonObject Event(PodEvent told)
    {
        int length = Encoding.UTF8.GetByteCount(told.Message);
        bool isLong = length > LongestText;
        return new JsonObject
        {
            ["type"] = told.Type,
            ["reason"] = told.Reason,
            ["message"] = isLong ? null : told.Message,
            ["messagePrefix"] = isLong ? told.Message[..ShownOfLongText] : null,
            ["messageLength"] = isLong ? length : null,
        };
    }

    private static JsonObject Request(HttpGetRequest request, string listen) => new()
    {
        ["method"] = "GET",
        ["host"] = request.Host,
        ["listen"] = listen,
        ["requestTarget"] = request.Url.RequestTarget,
        ["headers"] = new JsonObject(request.Headers.Select(h => KeyValuePair.Create(h.Key, (JsonNode?)new JsonArray([.. h.Value.Select(v => JsonValue.Create(v))])))),
    };
}
