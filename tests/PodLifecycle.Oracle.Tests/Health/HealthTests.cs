using System.Text.Json.Nodes;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests;

public class HealthTests
{
    /// <summary>Every recorded pod is long out of the seconds in which kstatus looks at the clock, so any late moment will do.</summary>
    private static readonly DateTimeOffset Now = DateTimeOffset.MaxValue;

    [Fact]
    public void Health() => OracleFile.Check("health/health", input =>
    {
        Pod pod = Pod.FromJson(input.GetProperty("pod").GetRawText());
        return new JsonObject { ["kstatus"] = Kstatus(PodHealth.Kstatus(pod, Now)), ["argo"] = Argo(PodHealth.ArgoCd(pod)) };
    });

    private static JsonObject Kstatus(KstatusHealth health) => health.Status == KstatusStatus.Unknown
        ? new() { ["error"] = health.Message }
        : new() { ["status"] = health.Status.ToString(), ["message"] = health.Message };

    private static JsonObject Argo(ArgoCdHealth health) => new() { ["status"] = health.Status.ToString(), ["message"] = health.Message };
}
