using System.Text.Json.Nodes;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests.Status;

public class PhaseTests
{
    [Fact]
    public void Phase_FromContainerStatuses_IsTheRecordedOne() => OracleFile.Check("status/phase", recorded => new JsonObject
    {
        ["phase"] = PodPhaseRules.Phase(
            StatusCases.Pod(recorded.GetProperty("pod")),
            StatusCases.Statuses(StatusCases.Member(recorded, "initContainerStatuses")) ?? ValueList<ContainerStatus>.Empty,
            StatusCases.Statuses(StatusCases.Member(recorded, "containerStatuses")) ?? ValueList<ContainerStatus>.Empty,
            StatusCases.Flag(recorded, "podIsTerminal"),
            StatusCases.Flag(recorded, "podHasInitialized")),
    });
}
