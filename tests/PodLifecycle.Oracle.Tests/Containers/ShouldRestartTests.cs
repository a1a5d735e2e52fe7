using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests;

public class ShouldRestartTests
{
    [Fact]
    public void ShouldRestart_AsRecorded() => OracleFile.Check("containers/should-restart", input => ContainersFiles.Text(input, "kind") switch
    {
        "exit" => AfterExit(input),
        "state" => InState(input),
        "all" => OfAllContainers(input),
        var kind => throw new UnreachableException(kind),
    });

    private static JsonObject AfterExit(JsonElement input)
    {
        string podPolicy = ContainersFiles.Text(input, "podRestartPolicy")!;
        Container container = ContainersFiles.ReadContainer(input.GetProperty("container"));
        int exitCode = input.GetProperty("exitCode").GetInt32();
        return new JsonObject
        {
            ["matchedRule"] = RestartRule.FirstMatch(container.RestartPolicyRules, exitCode),
            ["matchedAction"] = RestartRule.ActionFor(container, exitCode),
            ["restart"] = ContainerRestartPolicy.AfterExit(podPolicy, container, exitCode),
            ["containerIsRestartable"] = ContainerRestartPolicy.CanRestart(podPolicy, container),
        };
    }

    private static JsonObject InState(JsonElement input)
    {
        Pod pod = ContainersFiles.ReadPod(input.GetProperty("pod"));
        string name = ContainersFiles.Text(input, "container")!;
        RuntimeView runtime = ContainersFiles.ReadRuntime(input.GetProperty("runtime"), pod);
        Container container = pod.Spec.InitContainers.Concat(pod.Spec.Containers).Single(c => c.Name == name);
        return new JsonObject { ["restart"] = ContainerRestartPolicy.ShouldStart(pod, container, runtime.Newest(name)) };
    }

    private static JsonObject OfAllContainers(JsonElement input)
    {
        Pod pod = ContainersFiles.ReadPod(input.GetProperty("pod"));
        RuntimeView runtime = ContainersFiles.ReadRuntime(input.GetProperty("runtime"), pod);
        JsonElement previous = input.GetProperty("previousPodStatus");
        PodStatus reported = previous.ValueKind == JsonValueKind.Null
            ? PodStatus.Empty
            : (PodStatus)KubernetesJson.Read(previous.GetRawText(), PodStatus.Type);
        bool triggered = RestartAllContainers.IsTriggered(pod, runtime, reported);
        bool cleanedUp = RestartAllContainers.IsCleanedUp(pod.Spec, runtime);

        JsonObject Condition(string phase)
        {
            ConditionVerdict condition = PodConditions.AllContainersRestarting(phase, triggered && !cleanedUp);
            return new JsonObject { ["status"] = condition.Status, ["reason"] = condition.Reason, ["message"] = condition.Message };
        }

        return new JsonObject
        {
            ["couldRestartAll"] = RestartAllContainers.IsPossible(pod.Spec),
            ["restartAll"] = triggered,
            ["cleanedUp"] = cleanedUp,
            ["conditionIfPhaseRunning"] = Condition(PodPhase.Running),
            ["conditionIfPhaseFailed"] = Condition(PodPhase.Failed),
        };
    }
}
