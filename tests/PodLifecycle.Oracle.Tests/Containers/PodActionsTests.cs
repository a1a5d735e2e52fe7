using System.Text.Json;
using System.Text.Json.Nodes;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests;

public class PodActionsTests
{
    [Fact]
    public void PodActions_AsRecorded() => OracleFile.Check("containers/actions", input =>
    {
        Pod pod = ContainersFiles.ReadPod(input.GetProperty("pod"));
        JsonElement runtime = input.GetProperty("runtime");
        return Write(pod.Spec, SyncDecision.Decide(
            pod,
            ContainersFiles.ReadRuntime(runtime, pod),
            ContainersFiles.ReadProbeResults(runtime),
            ContainersFiles.Flag(input, "restartAllContainers")));
    });

    internal static JsonObject Write(PodSpec spec, PodActions actions)
    {
        var written = new JsonObject
        {
            ["killPod"] = actions.KillPod,
            ["createSandbox"] = actions.CreateSandbox,
            ["sandboxAttempt"] = actions.SandboxAttempt,
            ["previousSandboxKnown"] = actions.PreviousSandboxKnown,
            ["ephemeralToStart"] = ContainersFiles.Names(actions.EphemeralContainersToStart.Select(i => spec.EphemeralContainers[i].Name)),
            ["initToStart"] = ContainersFiles.Names(actions.InitContainersToStart.Select(i => spec.InitContainers[i].Name)),
            ["containersToStart"] = ContainersFiles.Names(actions.ContainersToStart.Select(i => spec.Containers[i].Name)),
            ["containersToKill"] = new JsonArray([.. actions.ContainersToKill.OrderBy(k => k.Record.Id, StringComparer.Ordinal).Select(Write)]),
            ["containersToReset"] = new JsonArray([.. actions.ContainersToReset.Select(Write)]),
        };
        if (actions.ResourcesToResize.Count > 0)
            written["resizeInPlace"] = ContainersFiles.Names(actions.ResourcesToResize.Select(r => $"{r.Record.Name}:{r.Resource}"));
        return written;
    }

    private static JsonObject Write(ContainerKill kill) => new()
    {
        ["id"] = kill.Record.Id,
        ["name"] = kill.Record.Name,
        ["reason"] = kill.Reason == KillReason.Unspecified ? "" : kill.Reason.ToString(),
        ["message"] = kill.Message,
    };

    private static JsonObject Write(ContainerReset reset) => new()
    {
        ["id"] = reset.Record.Id,
        ["name"] = reset.Record.Name,
        ["kill"] = reset.Kill,
    };
}
