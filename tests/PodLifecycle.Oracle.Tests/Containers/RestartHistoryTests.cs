using System.Text.Json.Nodes;

namespace PodLifecycle.Oracle.Tests;

public class RestartHistoryTests
{
    [Fact]
    public void RestartHistory_AsRecorded() => ContainersFiles.Check("containers/restart-history", input =>
    {
        var kubelet = new SimulatedKubelet(input);
        var syncs = new JsonArray();
        foreach (decimal at in input.GetProperty("syncAt").EnumerateArray().Select(a => a.GetDecimal()))
            syncs.Add(kubelet.Sync(ContainersFiles.Epoch + ContainersFiles.Seconds(at)));
        return new JsonObject { ["syncs"] = syncs };
    });
}
