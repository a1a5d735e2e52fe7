using System.Text.Json;
using System.Text.Json.Nodes;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests.Status;

/// <summary>Drives one pod worker by recorded events, with calls that take scripted times, and logs it as the recordings do.</summary>
internal sealed class WorkerScript(JsonElement recorded)
{
    private const double LookAfter = 400;
    private const string Cancelled = "context canceled";
    private readonly List<(double At, JsonObject Line)> log = [];
    private readonly Dictionary<string, int> calls = [];
    private readonly Dictionary<KillRequest, int> killEvents = new(ReferenceEqualityComparer.Instance);

    private PodWorkerLoop? worker;
    private bool housekeepingHasRun;

    private JsonObject? call;
    private JsonElement? script;
    private double callEnds;

    public JsonNode Play()
    {
        var after = new JsonArray();
        double at = 0;
        int index = 0;
        foreach (JsonElement item in recorded.GetProperty("events").EnumerateArray())
        {
            at = item.GetProperty("at").GetDouble();
            RunUntil(at);
            bool cancels = Happen(item, index++, at);
            after.Add((JsonNode)Flags(at));
            if (cancels && call is not null && script is { } entry && StatusCases.Flag(entry, "stopsWhenCancelled"))
                EndCall(at, Cancelled);
            Begin(at);
        }

        RunUntil(at + LookAfter);
        after.Add((JsonNode)Flags(at + LookAfter));
        return new JsonObject { ["log"] = new JsonArray([.. log.OrderBy(l => l.At).Select(l => (JsonNode)l.Line)]), ["after"] = after };
    }

    private void RunUntil(double at)
    {
        while (call is not null && callEnds <= at)
        {
            double ended = callEnds;
            EndCall(ended, script is { } entry && StatusCases.Text(entry, "error") is { Length: > 0 } error ? error : "ok");
            Begin(ended);
        }
    }

    private bool Happen(JsonElement item, int index, double at)
    {
        switch (StatusCases.Text(item, "op"))
        {
            case "update":
                KillRequest? kill = StatusCases.Member(item, "kill") is not { } asked ? null : new KillRequest
                {
                    Evicts = StatusCases.Flag(asked, "evict"),
                    GracePeriod = StatusCases.Seconds(asked, "gracePeriodSeconds"),
                    Override = StatusCases.Member(asked, "statusOverride") is { } name ? Override(name.GetString()!) : null,
                };
                if (kill is not null)
                    killEvents[kill] = index;
                var update = new PodWorkerUpdate
                {
                    Type = Enum.Parse<PodUpdateType>(StatusCases.Text(item, "type"), ignoreCase: true),
                    Pod = Pod(item.GetProperty("pod"), at),
                    Kill = kill,
                };
                return Take(update, at);
            case "runtimeKill":
                return Take(new PodWorkerUpdate { Type = PodUpdateType.Kill }, at);
            default:
                Housekeep(StatusCases.Flag(item, "podStillDesired"), at);
                return false;
        }
    }

    private bool Take(PodWorkerUpdate update, double at)
    {
        (worker, bool cancels, KillRequest? completed) = (worker ?? PodWorkerLoop.New).Take(update, StatusCases.Flag(recorded, "runtimeHasRunningContainers"));
        if (completed is not null)
            LogCompleted(completed, at);
        return cancels;
    }

    private void Housekeep(bool isDesired, double at)
    {
        housekeepingHasRun = true;
        worker = worker?.Housekeep(isDesired);
        var line = new JsonObject { ["at"] = at, ["call"] = "housekeepingResult", ["reported"] = worker is not null };
        if (worker is { } kept)
        {
            line["orphan"] = !isDesired;
            line["state"] = State(kept);
        }

        log.Add((at, line));
    }

    private void Begin(double at)
    {
        while (worker is { Pending: not null } waiting && call is null)
        {
            worker = waiting.Begin();
            if (worker.Value.Call is not { } begun)
                return;

            (string name, string scriptName) = begun.State switch
            {
                PodWorkerState.Syncing => ("SyncPod", "syncPod"),
                PodWorkerState.Terminating => (begun.Pod is null ? "SyncTerminatingRuntimePod" : "SyncTerminatingPod", "syncTerminatingPod"),
                _ => ("SyncTerminatedPod", "syncTerminatedPod"),
            };
            script = NextEntry(scriptName);
            callEnds = at + (script is { } entry && StatusCases.Member(entry, "takesSeconds") is { } takes ? takes.GetDouble() : 0);
            call = new JsonObject { ["at"] = at, ["call"] = name };
            if (begun.State == PodWorkerState.Syncing)
                call["updateType"] = begun.UpdateType.ToString().ToLowerInvariant();
            if (begun.State == PodWorkerState.Terminating && begun.Pod is not null)
            {
                call["gracePeriodSeconds"] = begun.GracePeriod?.TotalSeconds;
                call["statusOverride"] = begun.Override?.Reason;
            }

            RunUntil(at);
        }
    }

    private JsonElement? NextEntry(string name)
    {
        JsonElement entries = recorded.GetProperty("script").GetProperty(name);
        int index = calls.GetValueOrDefault(name);
        calls[name] = index + 1;
        return entries.GetArrayLength() == 0 ? null : entries[Math.Min(index, entries.GetArrayLength() - 1)];
    }

    private void EndCall(double at, string result)
    {
        call!["until"] = at;
        call["result"] = result;
        log.Add((at, call));
        call = null;

        PodWorkerOutcome outcome = result switch
        {
            "ok" => script is { } entry && StatusCases.Flag(entry, "terminal") ? PodWorkerOutcome.Terminal : PodWorkerOutcome.Succeeded,
            _ => result.Contains("network is not ready", StringComparison.Ordinal) ? PodWorkerOutcome.NetworkNotReady : PodWorkerOutcome.Failed,
        };
        bool isRuntimePod = worker!.Value.Call!.Value.Pod is null;
        (PodWorkerLoop ended, PodRequeue requeue, ValueList<KillRequest> completed) = worker.Value.End(outcome);
        worker = ended;
        if (requeue != PodRequeue.None)
            log.Add((at, new JsonObject { ["at"] = at, ["call"] = "requeue", ["kind"] = requeue.ToString().ToLowerInvariant() }));

        // The recording's waiters are goroutines: the one woken last runs first, then the others in turn.
        for (int i = 0; i < completed.Count; i++)
            LogCompleted(completed[(i + completed.Count - 1) % completed.Count], at);
        if (isRuntimePod && ended.State == PodWorkerState.Finished)
            worker = null;
    }

    private void LogCompleted(KillRequest kill, double at) =>
        log.Add((at, new JsonObject { ["at"] = at, ["call"] = "killCompleted", ["event"] = killEvents[kill] }));

    private JsonObject Flags(double at)
    {
        if (worker is not { } known)
        {
            return new JsonObject
            {
                ["at"] = at,
                ["known"] = false,
                ["containersMustBeTerminating"] = housekeepingHasRun,
                ["contentMayBeRemoved"] = housekeepingHasRun,
                ["couldHaveRunningContainers"] = !housekeepingHasRun,
            };
        }

        return new JsonObject
        {
            ["at"] = at,
            ["known"] = true,
            ["state"] = State(known),
            ["deleted"] = known.IsDeleted,
            ["evicted"] = known.IsEvicted,
            ["finished"] = known.State == PodWorkerState.Finished,
            ["gracePeriodSeconds"] = known.GracePeriod.TotalSeconds,
            ["restartRequested"] = known.RestartRequested,
            ["started"] = known.HasStarted,
            ["terminated"] = known.IsTerminated,
            ["terminationRequested"] = known.IsTerminationRequested,
            ["terminationStarted"] = known.HasStartedTerminating,
            ["working"] = known.IsWorking,
            ["containersMustBeTerminating"] = known.HasStartedTerminating,
            ["contentMayBeRemoved"] = known.ContentMayBeRemoved,
            ["couldHaveRunningContainers"] = known.CouldHaveRunningContainers,
        };
    }

    private static string State(PodWorkerLoop worker) => worker.State switch
    {
        PodWorkerState.Syncing => "sync",
        PodWorkerState.Terminating => "terminating",
        _ => "terminated",
    };

    private static StatusOverride Override(string name) => new() { Phase = PodPhase.Failed, Reason = name, Message = "" };

    private Pod Pod(JsonElement given, double at)
    {
        TimeSpan? deletion = StatusCases.Seconds(given, "deletionGracePeriodSeconds");
        return new Pod
        {
            Metadata = new ObjectMeta
            {
                Annotations = StatusCases.Flag(recorded, "static") ? new([new("kubernetes.io/config.source", "file")]) : ValueMap<string>.Empty,
                DeletionTimestamp = deletion is null ? null : DateTimeOffset.UnixEpoch + TimeSpan.FromSeconds(at),
                DeletionGracePeriodSeconds = (long?)deletion?.TotalSeconds,
            },
            Spec = new PodSpec { TerminationGracePeriodSeconds = (long?)StatusCases.Seconds(given, "terminationGracePeriodSeconds")?.TotalSeconds },
            Status = new PodStatus { Phase = StatusCases.Text(given, "phase") },
        };
    }
}
