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
        SimulatedStop stop = SimulatedStop.Read(name, grace, input);
        stop.Stop(stop.HookEnd);
        SaidEvents events = stop.Events(pod.Spec, message.Length == 0 ? KillMessage.Stopping(name) : message);
        var answer = new JsonObject
        {
            ["stopCall"] = new JsonObject { ["at"] = ContainersFiles.InSeconds(stop.StoppedAt!.Value), ["timeoutSeconds"] = ContainersFiles.InSeconds(stop.Timeout) },
            ["returnsAt"] = ContainersFiles.InSeconds(stop.ExitedAt!.Value),
            ["exitCode"] = stop.EndedInTime ? 143 : 137,
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
            stops.Add(SimulatedStop.Read(name, grace, behaviour));
        }

        TimeSpan end = SimulatedStop.StopAll(pod.Spec, stops);
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
}
