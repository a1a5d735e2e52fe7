using System.Text.Json;
using System.Text.Json.Nodes;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests;

/// <summary>The recordings of one hook that is run against a server or a container runtime.</summary>
internal static class HookHandlerCases
{
    public static JsonObject Answer(JsonElement input)
    {
        Pod pod = ProbesFiles.ReadPod(input);
        Container container = pod.Spec.Containers[0];
        LifecycleHandler handler = (container.Lifecycle!.PostStart ?? container.Lifecycle.PreStop)!;
        HookAction action = Action(input, container, handler);
        var requests = new List<HttpGetRequest>();
        bool fellBack = false;
        HandlerOutcome? outcome = null;
        TimeSpan took = TimeSpan.Zero;
        switch (action)
        {
            case HookAction.Exec:
                outcome = Exec(input.GetProperty("execAnswer"));
                break;
            case HookAction.HttpGet get:
                (action, outcome, fellBack) = Http(input, get, requests);
                break;
            case HookAction.Sleep:
                (outcome, took) = Sleep(input, action);
                break;
        }

        HookFailure? failure = HookFailure.Of(action, outcome, pod.Metadata, container.Name, ProbeRules.Default);
        var answer = new JsonObject
        {
            ["ok"] = failure is null,
            ["events"] = fellBack ? new JsonArray(Event(ContainerEvents.LifecycleHttpFallback(requests[0].Url.Authority))) : [],
            ["requests"] = requests.Count == 0 ? null : new JsonArray([.. requests.Select(Request)]),
            ["execRequest"] = action is not HookAction.Exec exec ? null : new JsonObject
            {
                ["command"] = new JsonArray([.. exec.Command.Select(w => JsonValue.Create(w))]),
                ["timeoutSeconds"] = 0,
            },
            ["tookSeconds"] = action is HookAction.Sleep ? ProbesFiles.InSeconds(took) : null,
        };
        WriteMessage(answer, action, failure);
        answer["error"] = answer["messagePrefix"] is null ? failure?.Error : null;
        return answer;
    }

    /// <summary>A message that ends in a dump of the kubelet's memory is recorded up to there.</summary>
    public static void WriteMessage(JsonObject answer, HookAction? action, HookFailure? failure)
    {
        string message = failure?.Message ?? "";
        int dump = action is HookAction.Invalid ? message.IndexOf('&', StringComparison.Ordinal) : message.IndexOf(HookAction.NoPodIp, StringComparison.Ordinal);
        answer["message"] = dump < 0 ? message : null;
        answer["messagePrefix"] = dump < 0 ? null : message[..dump];
    }

    private static HookAction Action(JsonElement input, Container container, LifecycleHandler handler)
    {
        if (input.TryGetProperty("podStatusError", out JsonElement error) && handler.HttpGet is { Host: "" } get)
            return new HookAction.BadHttpGet(get.Path, HookAction.NoPodStatus(error.GetString()!));

        string podIp = input.TryGetProperty("podIPs", out JsonElement ips) && ips.GetArrayLength() > 0 ? ips[0].GetString()! : "";
        return HookAction.For(container, handler, podIp, KubernetesVersion.V1_36);
    }

    private static HandlerOutcome Exec(JsonElement answer)
    {
        string Text(string member) => answer.TryGetProperty(member, out JsonElement text) ? text.GetString()! : "";
        return answer.TryGetProperty("grpcCode", out JsonElement code)
            ? new HandlerOutcome.RpcError(code.GetString()!, Text("grpcMessage"))
            : new HandlerOutcome.Exited(answer.GetProperty("exitCode").GetInt32(), Text("stdout"), Text("stderr"));
    }

    private static (HandlerOutcome? Outcome, TimeSpan Took) Sleep(JsonElement input, HookAction action)
    {
        HookRun run = default(HookRun).Start(action, ProbesFiles.Epoch);
        TimeSpan takes = (run.Until ?? ProbesFiles.Epoch) - ProbesFiles.Epoch;
        TimeSpan? cancelled = input.TryGetProperty("contextCancelledAfter", out JsonElement after) ? ProbesFiles.Seconds(after) : null;
        return cancelled < takes ? (new HandlerOutcome.NotReached(HookAction.SleepCutShort), cancelled.Value) : (null, takes);
    }

    private static (HookAction Action, HandlerOutcome Outcome, bool FellBack) Http(JsonElement input, HookAction.HttpGet get, List<HttpGetRequest> requests)
    {
        bool fellBack = false;
        while (true)
        {
            HandlerOutcome outcome = Send(input, get.Request, requests);
            if (outcome is HandlerOutcome.NotReached { Error: NetworkError.PlainHttp } && !fellBack)
            {
                get = get with { Request = get.Request.OverPlainHttp() };
                fellBack = true;
            }
            else if (outcome is HandlerOutcome.Answered answer && get.Request.Follow(answer).Next is { } next)
            {
                get = get with { Request = next };
            }
            else
            {
                return (get, outcome, fellBack && outcome is HandlerOutcome.Answered);
            }
        }
    }

    private static HandlerOutcome Send(JsonElement input, HttpGetRequest request, List<HttpGetRequest> requests)
    {
        string address = request.Url.Authority;
        if (!input.TryGetProperty("server", out JsonElement server) || server.GetProperty("listen").GetString() != address)
            return new HandlerOutcome.NotReached(NetworkError.Refused(address));

        bool isSecure = request.Url.Scheme == Uri.UriSchemeHttps;
        string kind = server.GetProperty("kind").GetString()!;
        if (kind == "https" != isSecure && kind != "close")
        {
            return isSecure
                ? new HandlerOutcome.NotReached(NetworkError.PlainHttp)
                : new HandlerOutcome.Answered(400, "", "Client sent an HTTP request to an HTTPS server.\n");
        }

        requests.Add(request);
        if (kind == "close")
            return new HandlerOutcome.NotReached(NetworkError.Closed);

        JsonElement headers = server.GetProperty("headers");
        string location = headers.ValueKind == JsonValueKind.Object && headers.TryGetProperty("Location", out JsonElement header) ? header.GetString()! : "";
        return new HandlerOutcome.Answered(server.GetProperty("status").GetInt32(), location, "");
    }

    private static JsonObject Request(HttpGetRequest request)
    {
        var headers = new JsonObject(request.Headers.Select(h => KeyValuePair.Create(h.Key, (JsonNode?)new JsonArray([.. h.Value.Select(v => JsonValue.Create(v))]))))
        {
            // Added by the connection, as for any client that can unpack.
            ["Accept-Encoding"] = new JsonArray("gzip"),
        };
        return new JsonObject
        {
            ["method"] = "GET",
            ["host"] = request.Host,
            ["requestTarget"] = request.Url.RequestTarget,
            ["tls"] = request.Url.Scheme == Uri.UriSchemeHttps,
            ["headers"] = headers,
        };
    }

    private static JsonObject Event(PodEvent told) => new() { ["type"] = told.Type, ["reason"] = told.Reason, ["message"] = told.Message };
}
