using System.Text.Json;
using System.Text.Json.Nodes;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests.Status;

public class ConditionsTests
{
    [Fact]
    public void Conditions_FromContainerStatuses_AreTheRecordedOnes() => OracleFile.Check("status/conditions", recorded =>
    {
        Pod pod = StatusCases.Pod(recorded.GetProperty("pod"));
        PodStatus? oldStatus = StatusCases.Status(StatusCases.Member(recorded, "oldStatus"));
        string phase = StatusCases.Text(recorded, "phase");
        long generation = oldStatus is null ? 0 : pod.Metadata.Generation;
        ConditionVerdict ContainersReady() => PodConditions.ContainersReady(pod.Spec, Known(recorded), phase);

        return StatusCases.Text(recorded, "fn") switch
        {
            "containersReady" => Condition(ContainersReady(), PodConditionType.ContainersReady, generation),
            "ready" => Condition(
                PodConditions.Ready(pod.Spec, ContainersReady(), (StatusCases.Conditions(StatusCases.Member(recorded, "conditions")) ?? ValueList<PodCondition>.Empty).AsSpan()),
                PodConditionType.Ready,
                generation),
            "initialized" => Condition(
                PodConditions.Initialized(pod.Spec, Known(recorded), phase, oldStatus is not null && Statuses.IsTrue(oldStatus.Conditions, PodConditionType.Initialized)),
                PodConditionType.Initialized,
                generation),
            "readyToStartContainers" => Condition(
                PodConditions.ReadyToStartContainers(pod.Spec, StatusCases.Sandboxes(recorded.GetProperty("sandboxes"))),
                PodConditionType.PodReadyToStartContainers,
                pod.Metadata.Generation),
            "allContainersRestarting" => Condition(
                PodConditions.AllContainersRestarting(phase, IsRestartOfAllUnderWay(pod, new RuntimeView { Containers = StatusCases.Containers(recorded.GetProperty("containers")) }, oldStatus)),
                PodConditionType.AllContainersRestarting,
                0),
            "needReconcileReadiness" => new JsonObject { ["needed"] = PodConditions.NeedsReadyReconciled(pod) },
            string unknown => throw new NotSupportedException(unknown),
        };
    });

    private static JsonNode Condition(ConditionVerdict verdict, string type, long generation) => StatusCases.Json(verdict.Of(type, generation));

    private static bool IsRestartOfAllUnderWay(Pod pod, RuntimeView runtime, PodStatus? oldStatus) =>
        RestartAllContainers.IsTriggered(pod, runtime, oldStatus ?? PodStatus.Empty) && !RestartAllContainers.IsCleanedUp(pod.Spec, runtime);

    /// <summary>The recordings give init and regular statuses as one list.</summary>
    private static ContainerStatuses? Known(JsonElement recorded) =>
        StatusCases.Statuses(StatusCases.Member(recorded, "containerStatuses")) is { } list ? new(ValueList<ContainerStatus>.Empty, list) : null;
}
