using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests;

public class BackOffTests
{
    [Fact]
    public void BackOff_AsRecorded() => ContainersFiles.Check("containers/backoff", input => ContainersFiles.Text(input, "kind") switch
    {
        "crash" => CrashLoop(input),
        "image" => ImagePulls(input),
        "knobs" => Options(input),
        "requeue" => NextSync(input),
        var kind => throw new UnreachableException(kind),
    });

    internal static BackOffLadder ReadLadder(JsonElement knobs) => new(
        ContainersFiles.Seconds(knobs.GetProperty("initialSeconds").GetDecimal()),
        ContainersFiles.Seconds(knobs.GetProperty("maxSeconds").GetDecimal()),
        ContainersFiles.Seconds(knobs.GetProperty("resetAfterSeconds").GetDecimal()));

    private static JsonObject Options(JsonElement input)
    {
        JsonElement gates = input.GetProperty("gates");
        var options = new CrashLoopBackOffOptions
        {
            KubeletCrashLoopBackOffMax = ContainersFiles.Flag(gates, "KubeletCrashLoopBackOffMax"),
            ReduceDefaultCrashLoopBackOffDecay = ContainersFiles.Flag(gates, "ReduceDefaultCrashLoopBackOffDecay"),
        };
        if (ContainersFiles.Number(input, "maxContainerRestartPeriodSeconds") is { } maximum)
            options = options with { MaxContainerRestartPeriod = ContainersFiles.Seconds(maximum) };

        return new JsonObject
        {
            ["initialSeconds"] = ContainersFiles.InSeconds(options.Ladder.Initial),
            ["maxSeconds"] = ContainersFiles.InSeconds(options.Ladder.Maximum),
            ["resetAfterSeconds"] = ContainersFiles.InSeconds(options.Ladder.ResetAfter),
        };
    }

    private static JsonObject NextSync(JsonElement input)
    {
        JsonElement errors = input.GetProperty("errors");
        ValueList<SyncError> read = errors.ValueKind == JsonValueKind.Null ? [] : errors.EnumerateArray()
            .Select(e => new SyncError(
                ContainersFiles.Text(e, "error")!,
                ContainersFiles.Number(e, "backoffEndsInSeconds") is { } ends ? ContainersFiles.Epoch + ContainersFiles.Seconds(ends) : null))
            .ToValueList();
        TimeSpan shortest = SyncDelay.Shortest(
            ContainersFiles.Flag(input, "phaseTransition"),
            read,
            ContainersFiles.Epoch,
            ContainersFiles.Seconds(input.GetProperty("syncFrequencySeconds").GetDecimal()),
            KubernetesVersion.V1_36);
        return new JsonObject
        {
            ["minDelaySeconds"] = ContainersFiles.InSeconds(shortest),
            ["maxDelaySeconds"] = ContainersFiles.InSeconds(shortest * SyncDelay.Spread),
        };
    }

    /// <summary>A container that is started and ends as the steps say; the runtime's newest instance decides what a sync does.</summary>
    private static JsonObject CrashLoop(JsonElement input)
    {
        BackOffLadder ladder = ReadLadder(input.GetProperty("knobs"));
        string container = ContainersFiles.Text(input, "container")!;
        var pod = new ObjectMeta
        {
            Name = ContainersFiles.Text(input, "podName")!,
            Namespace = ContainersFiles.Text(input, "podNamespace")!,
            Uid = ContainersFiles.Text(input, "podUid")!,
        };
        string image = ContainersFiles.Text(input, "image")!;
        ResourceRequirements resources = ResourceRequirements.Empty;
        var remembered = new Dictionary<CrashLoopBackOffKey, CrashLoopBackOff>();
        DateTimeOffset? finishedAt = null;
        var syncs = new JsonArray();

        foreach (JsonElement step in input.GetProperty("steps").EnumerateArray())
        {
            DateTimeOffset at = ContainersFiles.At(step);
            string? value = ContainersFiles.Text(step, "value");
            switch (ContainersFiles.Text(step, "op"))
            {
                case "exit":
                    finishedAt = at;
                    break;
                case "removeDead":
                    finishedAt = null;
                    break;
                case "image":
                    image = value!;
                    break;
                case "resources":
                    resources = new ResourceRequirements { Limits = new([new("memory", Quantity.Parse(value!))]) };
                    break;
                case "newPodUID":
                    pod = pod with { Uid = value! };
                    break;
                case "housekeeping":
                    foreach ((CrashLoopBackOffKey aged, CrashLoopBackOff entry) in remembered.ToList())
                        remembered[aged] = CrashLoopBackOff.Housekeep(entry, at, ladder);
                    break;
                case "sync":
                    var key = new CrashLoopBackOffKey(pod.Uid, container, image, resources);
                    StartPermission answer = CrashLoopBackOff.Ask(remembered.GetValueOrDefault(key), finishedAt, at, ladder);
                    remembered[key] = answer.BackOff;
                    syncs.Add(Sync(at, answer, finishedAt is null, container, pod));
                    break;
                case var op:
                    throw new UnreachableException(op);
            }
        }

        return new JsonObject { ["syncs"] = syncs };
    }

    private static JsonObject Sync(DateTimeOffset at, StartPermission answer, bool firstStart, string container, ObjectMeta pod)
    {
        var sync = new JsonObject
        {
            ["at"] = ContainersFiles.SinceEpoch(at),
            ["decision"] = answer.IsAllowed ? "start" : "backoff",
            ["backoffInForceSeconds"] = answer.IsAllowed ? 0 : ContainersFiles.InSeconds(answer.BackOff.Delay),
            ["backoffAfterSeconds"] = ContainersFiles.InSeconds(answer.BackOff.Delay),
            ["events"] = new JsonArray(),
        };
        if (firstStart)
            sync["firstStart"] = true;
        if (answer.Until is not { } until)
            return sync;

        StartFailure failure = StartFailure.InCrashLoop(container, pod, answer.BackOff.Delay);
        sync["until"] = ContainersFiles.Text(until);
        sync["remainingSeconds"] = ContainersFiles.InSeconds(until - at);
        sync["waitingReason"] = failure.Reason;
        sync["waitingMessage"] = failure.Message;
        sync["events"] = ContainersFiles.Events(failure.Events, at, $"spec.containers{{{container}}}");
        return sync;
    }

    private static JsonObject ImagePulls(JsonElement input)
    {
        string podUid = ContainersFiles.Text(input, "podUid")!;
        string image = ContainersFiles.Text(input, "image")!;
        var node = new SimulatedImages { Ladder = ReadLadder(input.GetProperty("knobs")) };
        var attempts = new JsonArray();
        foreach (JsonElement step in input.GetProperty("steps").EnumerateArray())
        {
            if (ContainersFiles.Flag(step, "imageRemovedBefore"))
                node.Present.Clear();
            SimulatedImages.Result result = node.Ensure(ContainersFiles.At(step), podUid, image, PullPolicy.IfNotPresent, [], null, step.GetProperty("pullWouldGive"));
            attempts.Add(new JsonObject
            {
                ["at"] = ContainersFiles.SinceEpoch(ContainersFiles.At(step)),
                ["decision"] = result.UsersTried.Count > 0 ? "pull" : result.Failure is null ? "present" : "backoff",
                ["waitingReason"] = result.Failure?.Reason,
                ["waitingMessage"] = result.Failure?.Message,
                ["events"] = result.WriteEvents(),
                ["backoffAfterSeconds"] = ContainersFiles.InSeconds(node.Delay(podUid, image)),
            });
        }

        return new JsonObject { ["attempts"] = attempts };
    }
}
