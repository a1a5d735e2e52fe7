using System.Text.Json;
using System.Text.Json.Nodes;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests;

/// <summary>The recordings of stops with preStop hooks, and of starts with a postStart hook.</summary>
internal sealed class HookKillCases
{
    private readonly JsonElement input;
    private readonly Pod pod;
    private readonly JsonArray timeline = [];
    private readonly PriorityQueue<Action, (DateTimeOffset At, int Number)> queue = new();
    private readonly List<Stopping> stops = [];
    private DateTimeOffset now = ProbesFiles.Epoch;
    private int queued;

    private HookKillCases(JsonElement input)
    {
        this.input = input;
        pod = ProbesFiles.ReadPod(input);
    }

    public static JsonObject Kill(JsonElement input)
    {
        var run = new HookKillCases(input);
        string message = input.GetProperty("message").GetString()!;
        foreach (JsonProperty container in input.GetProperty("stopTakes").EnumerateObject())
            run.Begin(container.Name, Enum.Parse<KillReason>(input.GetProperty("reason").GetString()!), message.Length == 0 ? KillMessage.Stopping(container.Name) : message);
        run.Run();
        run.Say(run.stops.Max(s => s.EndedAt!.Value), "allStopped", null);
        return run.Answer();
    }

    public static JsonObject PostStart(JsonElement input)
    {
        var run = new HookKillCases(input);
        string name = input.GetProperty("stopTakes").EnumerateObject().Single().Name;
        run.Tell(name, ContainerEvents.Created(name, KubernetesVersion.V1_36));
        run.Tell(name, ContainerEvents.Started(name, KubernetesVersion.V1_36));
        HookAction? action = null;
        HookFailure? failure = null;
        DateTimeOffset end = run.now;
        if (ProbesFiles.Container(run.pod, name).Lifecycle?.PostStart is { } handler)
        {
            action = HookAction.For(ProbesFiles.Container(run.pod, name), handler, "", KubernetesVersion.V1_36);
            run.RunHook(name, action, hookFailure =>
            {
                end = run.now;
                failure = hookFailure;
                if (failure is null)
                    return;

                run.Tell(name, StartFailure.OfPostStartHook(failure.Message).Events[0]);
                run.Begin(name, KillReason.FailedPostStartHook, KillMessage.FailedPostStartHook);
            });
            run.Run();
        }

        if (run.stops.Count > 0)
            end = run.stops[0].EndedAt!.Value;
        JsonObject answer = run.Answer();
        HookHandlerCases.WriteMessage(answer, action, failure);
        answer["error"] = failure is null ? null : ContainerReason.PostStartHookError;
        answer["tookSeconds"] = ProbesFiles.InSeconds(end - ProbesFiles.Epoch);
        return answer;
    }

    private JsonObject Answer() => new() { ["timeline"] = timeline };

    private void Run()
    {
        while (queue.TryDequeue(out Action? happens, out (DateTimeOffset At, int Number) when))
        {
            now = when.At;
            happens();
        }
    }

    private void At(DateTimeOffset at, Action happens) => queue.Enqueue(happens, (at, queued++));

    private void Begin(string name, KillReason reason, string message)
    {
        Container container = ProbesFiles.Container(pod, name);
        TimeSpan? asked = input.TryGetProperty("gracePeriodOverride", out JsonElement seconds) ? ProbesFiles.Seconds(seconds) : null;
        LifecycleHandler? handler = container.Lifecycle?.PreStop;
        var stop = new Stopping(name, ContainerStop.Begin(GracePeriod.For(pod, container, reason, asked), handler is not null, now));
        stops.Add(stop);
        Tell(name, ContainerEvents.Killing(message));
        if (stop.Stop.State == ContainerStopState.InHook)
        {
            At(stop.Stop.Due, () => EndHook(stop));
            RunHook(name, HookAction.For(container, handler!, "", KubernetesVersion.V1_36), failure =>
            {
                if (failure is not null)
                    Tell(name, ContainerEvents.FailedPreStopHook);
                EndHook(stop);
            });
        }
        else
        {
            Await(stop);
        }
    }

    private void RunHook(string name, HookAction action, Action<HookFailure?> ended)
    {
        HookRun run = default(HookRun).Start(action, now);
        if (action is HookAction.Exec exec)
        {
            JsonElement behaviour = input.GetProperty("hooks").GetProperty(name);
            Say(now, "hookStart", name);
            At(now + ProbesFiles.Seconds(behaviour.GetProperty("takes")), () =>
            {
                Say(now, "hookEnd", name);
                int exitCode = behaviour.TryGetProperty("exitCode", out JsonElement code) ? code.GetInt32() : 0;
                string error = behaviour.TryGetProperty("stderr", out JsonElement text) ? text.GetString()! : "";
                End(new HandlerOutcome.Exited(exitCode, "", error));
            });
        }
        else if (run.Until is { } until)
        {
            At(until, () => End(null));
        }
        else
        {
            ended(HookFailure.Of(action, null, pod.Metadata, name, ProbeRules.Default));
        }

        void End(HandlerOutcome? outcome)
        {
            HookFailure? failure = HookFailure.Of(action, outcome, pod.Metadata, name, ProbeRules.Default);
            run = run.End(failure is not null);
            ended(failure);
        }
    }

    private void EndHook(Stopping stop)
    {
        if (stop.Stop.State != ContainerStopState.InHook)
            return;

        stop.Stop = stop.Stop.Step(ContainerStopInput.HookOver, now);
        Await(stop);
    }

    private void Await(Stopping stop)
    {
        At(stop.Stop.Due, () => TakeTurn(stop));
        At(now, TakeTurns);
    }

    private void TakeTurns()
    {
        string[] running = [.. stops.Where(s => s.EndedAt is null).Select(s => s.Name)];
        foreach (Stopping stop in stops)
        {
            if (!TerminationOrder.MustWait(pod.Spec, stop.Name, running))
                TakeTurn(stop);
        }
    }

    private void TakeTurn(Stopping stop)
    {
        if (stop.Stop.State != ContainerStopState.Waiting)
            return;

        stop.Stop = stop.Stop.Step(ContainerStopInput.Turn, now);
        TimeSpan timeout = stop.Stop.Timeout;
        Say(now, "stop", stop.Name)["timeoutSeconds"] = ProbesFiles.InSeconds(timeout);
        TimeSpan needs = ProbesFiles.Seconds(input.GetProperty("stopTakes").GetProperty(stop.Name));
        At(now + (needs < timeout ? needs : timeout), () =>
        {
            Say(now, "exited", stop.Name)["exitCode"] = needs < timeout ? 143 : 137;
            stop.Stop = stop.Stop.Step(ContainerStopInput.Exit, now);
            stop.EndedAt = now;
            TakeTurns();
        });
    }

    private void Tell(string container, PodEvent told)
    {
        JsonObject what = Say(now, "event", container);
        what["fieldPath"] = ContainerEvents.FieldPath(pod.Spec, container);
        what["type"] = told.Type;
        what["reason"] = told.Reason;
        what["message"] = told.Message;
    }

    private JsonObject Say(DateTimeOffset at, string what, string? container)
    {
        var said = new JsonObject { ["t"] = ProbesFiles.InSeconds(at - ProbesFiles.Epoch), ["what"] = what, ["container"] = container };
        timeline.Add(said);
        return said;
    }

    private sealed class Stopping(string name, ContainerStop stop)
    {
        public string Name { get; } = name;

        public ContainerStop Stop { get; set; } = stop;

        public DateTimeOffset? EndedAt { get; set; }
    }
}
