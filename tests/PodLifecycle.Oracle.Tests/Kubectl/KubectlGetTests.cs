using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests;

public class KubectlGetTests
{
    /// <summary>A case passes when the row is right in every recorded version.</summary>
    [Fact]
    public void Get() => OracleFile.Judge("kubectl/get", c =>
    {
        Pod pod = Pod.FromJson(c.In.GetProperty("pod").GetRawText());
        DateTimeOffset now = c.In.GetProperty("now").GetDateTimeOffset();
        foreach (KubernetesVersion version in Enum.GetValues<KubernetesVersion>())
        {
            using JsonDocument row = JsonDocument.Parse(Cells(Kubectl.Get(pod, now, version)).ToJsonString());
            using JsonDocument expected = JsonDocument.Parse(In(version, c.Out).ToJsonString());
            if (JsonComparison.Difference(expected.RootElement, row.RootElement) is { } difference)
                return $"{version} {difference}";
            if (Kubectl.ExplainStatus(pod, version)[^1].Status != Kubectl.Get(pod, now, version).Status)
                return $"{version}: the explanation ends with another status";
        }

        return null;
    });

    /// <summary>The recorded row of 1.36 with the cells that were different in that version.</summary>
    private static JsonObject In(KubernetesVersion version, JsonElement recorded)
    {
        JsonObject cells = JsonObject.Create(recorded)!;
        JsonArray older = cells["older"]?.AsArray() ?? [];
        cells.Remove("older");
        string name = string.Create(CultureInfo.InvariantCulture, $"1.{(int)version}");
        foreach (JsonNode? difference in older)
        {
            if (!difference!["versions"]!.AsArray().Any(v => v!.GetValue<string>() == name))
                continue;
            foreach ((string cell, JsonNode? text) in difference.AsObject().Where(m => m.Key != "versions"))
                cells[cell] = text!.DeepClone();
        }

        return cells;
    }

    private static JsonObject Cells(PodRow row) => new()
    {
        ["name"] = row.Name,
        ["ready"] = row.Ready,
        ["status"] = row.Status,
        ["restarts"] = row.Restarts,
        ["age"] = row.Age,
        ["ip"] = row.Ip,
        ["node"] = row.Node,
        ["nominatedNode"] = row.NominatedNode,
        ["readinessGates"] = row.ReadinessGates,
        ["rowCompleted"] = row.Completed,
    };
}
