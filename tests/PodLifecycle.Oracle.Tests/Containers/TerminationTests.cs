using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests;

public class TerminationTests
{
    [Fact]
    public void Termination_AsRecorded() => OracleFile.Check("containers/termination", input => ContainersFiles.Text(input, "kind") switch
    {
        "container" => OneContainer(input),
        "pod" => WholePod(input),
        "hook" => HookFiles.Answer(input),
        var kind => throw new UnreachableException(kind),
    });

    private static JsonObject OneContainer(JsonElement input)
    {
        Pod pod = ContainersFiles.ReadPod(input.GetProperty("pod"));
        string name = ContainersFiles.Text(input, "container")!;
        string message = ContainersFiles.Text(input, "message")!;
        if (Find(pod.Spec, name) is not { } container)
        {
            return new JsonObject
            {
                ["error"] = KillMessage.NotInSpec(name, $"fakeRuntime://{name}-0", pod.Metadata, message),
                ["events"] = new JsonArray(),
                ["returnsAt"] = 0,
            };
        }

        string reason = ContainersFiles.Text(input, "reason")!;
        TimeSpan grace = GracePeriod.For(
            pod, container, reason.Length == 0 ? KillReason.Unspecified : Enum.Parse<KillReason>(reason), ReadOverride(input));
        var stop = new SimulatedStop(name, grace, input.TryGetProperty("preStopHook", out JsonElement hook) ? hook : null, input.GetProperty("exitsAfterStopSeconds"));
        stop.Stop(stop.HookEnd);
        SaidEvents events = stop.Events(pod.Spec, message.Length == 0 ? KillMessage.Stopping(name) : message);
        var answer = new JsonObject
        {
            ["stopCall"] = new JsonObject { ["at"] = ContainersFiles.InSeconds(stop.StoppedAt!.Value), ["timeoutSeconds"] = ContainersFiles.InSeconds(stop.Timeout) },
            ["returnsAt"] = ContainersFiles.InSeconds(stop.ExitedAt!.Value),
            ["exitCode"] = stop.ExitedAt - stop.StoppedAt == stop.Needs ? 143 : 137,
        };
        events.WriteTo(answer, "events", stop.ExitedAt.Value);
        return answer;
    }

    private static JsonObject WholePod(JsonElement input)
    {
        Pod pod = ContainersFiles.ReadPod(input.GetProperty("pod"));
        TimeSpan? asked = ReadOverride(input);
        var stops = new List<SimulatedStop>();
        foreach (string name in input.GetProperty("running").EnumerateArray().Select(n => n.GetString()!))
        {
            JsonElement behaviour = input.GetProperty("behaviour").GetProperty(name);
            TimeSpan grace = GracePeriod.For(pod, Find(pod.Spec, name), KillReason.Unknown, asked);
            stops.Add(new(name, grace, behaviour.TryGetProperty("preStopHook", out JsonElement hook) ? hook : null, behaviour.GetProperty("exitsAfterStopSeconds")));
        }

        TimeSpan now = TimeSpan.Zero;
        while (stops.Exists(s => s.StoppedAt is null))
        {
            string[] running = [.. stops.Where(s => !(s.ExitedAt <= now)).Select(s => s.Name)];
            foreach (SimulatedStop stop in stops.Where(s => s.StoppedAt is null && s.HookEnd <= now))
            {
                if (now >= stop.WaitsUntil || !TerminationOrder.MustWait(pod.Spec, stop.Name, running))
                    stop.Stop(now);
            }

            now = stops.SelectMany(s => new[] { s.HookEnd, s.WaitsUntil, s.ExitedAt ?? TimeSpan.Zero }).Where(t => t > now).DefaultIfEmpty(now).Min();
        }

        TimeSpan end = stops.Select(s => s.ExitedAt!.Value).DefaultIfEmpty(TimeSpan.Zero).Max();
        var events = new SaidEvents();
        foreach (SimulatedStop stop in stops)
            events.AddRange(stop.Events(pod.Spec, KillMessage.Stopping(stop.Name)));
        var answer = new JsonObject
        {
            ["stops"] = new JsonArray([.. stops.OrderBy(s => s.StoppedAt).ThenBy(s => s.Name, StringComparer.Ordinal).Select(s => new JsonObject
            {
                ["container"] = s.Name,
                ["at"] = ContainersFiles.InSeconds(s.StoppedAt!.Value),
                ["timeoutSeconds"] = ContainersFiles.InSeconds(s.Timeout),
                ["exitedAt"] = ContainersFiles.InSeconds(s.ExitedAt!.Value),
            })]),
            ["sandboxStoppedAt"] = new JsonArray(ContainersFiles.InSeconds(end)),
            ["returnsAt"] = ContainersFiles.InSeconds(end),
        };
        events.WriteTo(answer, "events", end);
        return answer;
    }

    private static TimeSpan? ReadOverride(JsonElement input) =>
        ContainersFiles.Number(input, "gracePeriodOverride") is { } seconds ? ContainersFiles.Seconds(seconds) : null;

    private static Container? Find(PodSpec spec, string name) => spec.InitContainers.Concat(spec.Containers).FirstOrDefault(c => c.Name == name);

    /// <summary>The stop of one container from the kill on, with a hook and a process that take their time.</summary>
    internal sealed class SimulatedStop
    {
        private readonly TimeSpan left;
        private readonly TimeSpan? hookFails;

        public SimulatedStop(string name, TimeSpan grace, JsonElement? hook, JsonElement exitsAfterStop)
        {
            Name = name;
            Needs = ContainersFiles.Seconds(exitsAfterStop.GetDecimal());
            left = grace;
            if (hook is { } given && GracePeriod.AllowsHook(grace))
            {
                TimeSpan takes = ContainersFiles.Seconds(given.GetProperty("seconds").GetDecimal());
                HookEnd = takes < grace ? takes : grace;
                left = GracePeriod.Left(grace, HookEnd);
                hookFails = ContainersFiles.Text(given, "error") is null ? null : takes;
            }

            WaitsUntil = HookEnd + (left > TimeSpan.Zero ? left : TimeSpan.Zero);
        }

        public string Name { get; }

        public TimeSpan Needs { get; }

        public TimeSpan HookEnd { get; }

        public TimeSpan WaitsUntil { get; }

        public TimeSpan? StoppedAt { get; private set; }

        public TimeSpan? ExitedAt { get; private set; }

        public TimeSpan Timeout { get; private set; }

        public void Stop(TimeSpan at)
        {
            StoppedAt = at;
            Timeout = GracePeriod.StopTimeout(GracePeriod.Left(left, at - HookEnd));
            ExitedAt = at + (Needs <= Timeout ? Needs : Timeout);
        }

        public SaidEvents Events(PodSpec spec, string message)
        {
            var events = new SaidEvents();
            string fieldPath = ContainerEvents.FieldPath(spec, Name);
            events.Add((TimeSpan.Zero, ContainerEvents.Killing(message), fieldPath));
            if (hookFails is { } failedAt)
                events.Add((failedAt, ContainerEvents.FailedPreStopHook, fieldPath));
            return events;
        }
    }

    /// <summary>Events with their times, written as the recordings order them: by time, then by field path.</summary>
    internal sealed class SaidEvents : List<(TimeSpan At, PodEvent Said, string FieldPath)>
    {
        public void WriteTo(JsonObject answer, string member, TimeSpan end)
        {
            answer[member] = Write(e => e.At <= end);
            if (Exists(e => e.At > end))
                answer["lateEvents"] = Write(e => e.At > end);
        }

        private JsonArray Write(Func<(TimeSpan At, PodEvent Said, string FieldPath), bool> which) =>
            [.. this.Where(which).OrderBy(e => e.At).ThenBy(e => e.FieldPath, StringComparer.Ordinal)
                .Select(e => ContainersFiles.Event(e.Said, ContainersFiles.Epoch + e.At, e.FieldPath))];
    }
}
