using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests;

/// <summary>The recordings of lifecycle hooks: one handler is run, inside a kill (preStop) or inside a start (postStart).</summary>
internal static class HookFiles
{
    /// <summary>In the recordings of postStart hooks the container's image is pulled first.</summary>
    private static readonly TimeSpan PullTakes = TimeSpan.FromSeconds(1);

    public static JsonObject Answer(JsonElement input)
    {
        Pod pod = ContainersFiles.ReadPod(input.GetProperty("pod"));
        string name = ContainersFiles.Text(input, "container")!;
        Container container = pod.Spec.Containers.Single(c => c.Name == name);
        return ContainersFiles.Text(input, "hook") == "preStop" ? PreStop(input, pod, container) : PostStart(input, pod, container);
    }

    private static JsonObject PreStop(JsonElement input, Pod pod, Container container)
    {
        Ran ran = Run(input, pod.Metadata, container, container.Lifecycle!.PreStop!);
        TimeSpan grace = GracePeriod.For(pod, container, KillReason.Unknown, null);
        string fieldPath = ContainerEvents.FieldPath(pod.Spec, container.Name);
        var kill = new SaidEvents { (TimeSpan.Zero, ContainerEvents.Killing(KillMessage.Stopping(container.Name)), fieldPath) };
        if (ran.Error is not null)
            kill.Add((ran.Took, ContainerEvents.FailedPreStopHook, fieldPath));
        ran.AddEvents(kill, ran.Took);
        var own = new SaidEvents();
        ran.AddEvents(own, TimeSpan.Zero);

        var answer = new JsonObject
        {
            ["handlerError"] = ran.Error,
            ["handlerMessage"] = ran.Message,
            ["handlerSeconds"] = ContainersFiles.InSeconds(ran.Took),
            ["httpRequests"] = ran.WriteRequests(),
            ["stopTimeoutSeconds"] = ContainersFiles.InSeconds(GracePeriod.StopTimeout(GracePeriod.Left(grace, ran.Took))),
        };
        own.WriteTo(answer, "handlerEvents", TimeSpan.MaxValue);
        kill.WriteTo(answer, "killEvents", TimeSpan.MaxValue);
        return answer;
    }

    private static JsonObject PostStart(JsonElement input, Pod pod, Container container)
    {
        Ran ran = Run(input, pod.Metadata, container, container.Lifecycle!.PostStart!);
        string fieldPath = ContainerEvents.FieldPath(pod.Spec, container.Name);
        TimeSpan end = PullTakes + ran.Took;
        var events = new SaidEvents
        {
            (PullTakes, ContainerEvents.Created(container.Name, KubernetesVersion.V1_36), fieldPath),
            (PullTakes, ContainerEvents.Started(container.Name, KubernetesVersion.V1_36), fieldPath),
        };
        ran.AddEvents(events, end);
        StartFailure? failure = ran.Error is null ? null : StartFailure.OfPostStartHook(ran.Message);
        foreach (PodEvent said in failure?.Events ?? [])
            events.Add((end, said, fieldPath));

        var answer = new JsonObject
        {
            ["waitingReason"] = failure?.Reason,
            ["waitingMessage"] = failure?.Message ?? "",
            ["returnsAt"] = ContainersFiles.InSeconds(end),
            ["httpRequests"] = ran.WriteRequests(),
            ["stopTimeoutSeconds"] = failure is null
                ? null
                : ContainersFiles.InSeconds(GracePeriod.StopTimeout(GracePeriod.For(pod, container, KillReason.FailedPostStartHook, null))),
        };
        events.WriteTo(answer, "events", TimeSpan.MaxValue);
        return answer;
    }

    private static Ran Run(JsonElement input, ObjectMeta pod, Container container, LifecycleHandler handler)
    {
        JsonElement http = input.TryGetProperty("http", out JsonElement found) ? found : default;
        bool isHttp = http.ValueKind == JsonValueKind.Object;
        string podIp = isHttp && ContainersFiles.Flag(http, "noPodIP") ? "" : ContainersFiles.Text(input, "podIP")!;
        HookAction action = HookAction.For(container, handler, podIp, KubernetesVersion.V1_36);
        return action switch
        {
            HookAction.Exec exec => RunCommand(input.GetProperty("exec"), exec, pod, container.Name),
            HookAction.HttpGet get => SendRequest(http, get, pod, container.Name),
            HookAction.BadHttpGet bad => Failed(bad, bad.Error.Replace(HookAction.NoPodIp, "<internal dump of the pod status>", StringComparison.Ordinal), pod, container.Name),
            HookAction.Sleep sleep => new Ran { Took = TimeSpan.FromSeconds(sleep.Seconds) },
            HookAction.Invalid invalid => Failed(invalid, invalid.Error, pod, container.Name),
            _ => throw new UnreachableException(),
        };
    }

    private static Ran RunCommand(JsonElement outcome, HookAction.Exec exec, ObjectMeta pod, string container)
    {
        TimeSpan took = ContainersFiles.Seconds(outcome.GetProperty("seconds").GetDecimal());
        if (ContainersFiles.Text(outcome, "runtimeError") is { } runtimeError)
            return Failed(exec, runtimeError, pod, container) with { Took = took };

        int exitCode = outcome.GetProperty("exitCode").GetInt32();
        string standardError = ContainersFiles.Text(outcome, "stderr") ?? "";
        string output = ContainersFiles.Text(outcome, "stdout") + standardError;
        return exitCode == 0
            ? new Ran { Took = took }
            : Failed(exec, HookAction.CommandFailed(exec.Command, exitCode, standardError), pod, container, output) with { Took = took };
    }

    private static Ran SendRequest(JsonElement outcome, HookAction.HttpGet get, ObjectMeta pod, string container)
    {
        TimeSpan took = ContainersFiles.Seconds(outcome.GetProperty("seconds").GetDecimal());
        HttpGetRequest request = get.Request;
        if (ContainersFiles.Text(outcome, "error") is { } error)
            return Failed(get, request.Failed($"dial tcp {request.Url.Authority}: connect: {error}"), pod, container) with { Took = took, Requests = [request] };

        return request.Url.Scheme == "https" && ContainersFiles.Flag(outcome, "plainHttpServer")
            ? new Ran { Took = took, Requests = [request, request.OverPlainHttp()], FellBack = true }
            : new Ran { Took = took, Requests = [request] };
    }

    private static Ran Failed(HookAction action, string error, ObjectMeta pod, string container, string output = "") =>
        new() { Error = error, Message = action.FailureMessage(pod, container, error, output) };

    private sealed record Ran
    {
        public string? Error { get; init; }

        public string Message { get; init; } = "";

        public TimeSpan Took { get; init; }

        public HttpGetRequest[] Requests { get; init; } = [];

        public bool FellBack { get; init; }

        public void AddEvents(SaidEvents events, TimeSpan at)
        {
            if (FellBack)
                events.Add((at, ContainerEvents.LifecycleHttpFallback(Requests[0].Url.Authority), ""));
        }

        public JsonArray WriteRequests() => ContainersFiles.Names(Requests.Select(r =>
        {
            string virtualHost = r.Host == r.Url.Authority ? "" : r.Host;
            IEnumerable<(string Name, string Value)> headers = r.Headers.SelectMany(h => h.Value.Select(v => (h.Key, v)));
            if (virtualHost.Length > 0)
                headers = headers.Append(("Host", virtualHost));
            return $"GET {r.Url} [{string.Join("; ", headers.OrderBy(h => h.Name, StringComparer.Ordinal).Select(h => $"{h.Name}: {h.Value}"))}] host={virtualHost}";
        }));
    }
}
