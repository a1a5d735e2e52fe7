using System.Text.Json;
using System.Text.Json.Nodes;

namespace PodLifecycle.Oracle.Tests.Status;

public class LifecycleTests
{
    [Fact]
    public void PodWorker_Driven_AnswersAsRecorded() => OracleFile.Check("status/lifecycle-terminal", recorded =>
        StatusCases.Text(recorded, "fn") == "gracePeriod" ? GracePeriod(recorded) : new WorkerScript(recorded).Play());

    private static JsonObject GracePeriod(JsonElement recorded)
    {
        (TimeSpan period, bool isShortened) = EffectiveGracePeriod.Of(
            StatusCases.Seconds(recorded, "current") ?? TimeSpan.Zero,
            StatusCases.Seconds(recorded, "deletionGracePeriodSeconds"),
            StatusCases.Seconds(recorded, "override"),
            StatusCases.Seconds(recorded, "terminationGracePeriodSeconds"));
        return new JsonObject { ["gracePeriod"] = period.TotalSeconds, ["shortened"] = isShortened };
    }
}
