using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PodLifecycle.Oracle.Tests;

public class HookTests
{
    private const string Timeline = "timeline";

    [Fact]
    public void Hooks_AsRecorded() => OracleFile.Judge("probes/hooks", recorded =>
    {
        JsonObject answer = recorded.In.GetProperty("kind").GetString() switch
        {
            "handler" => HookHandlerCases.Answer(recorded.In),
            "kill" => HookKillCases.Kill(recorded.In),
            "postStart" => HookKillCases.PostStart(recorded.In),
            var kind => throw new UnreachableException(kind),
        };
        return JsonComparison.Difference(InOrder(JsonNode.Parse(recorded.Out.GetRawText())!.AsObject()), InOrder(answer));
    });

    /// <summary>Times to the millisecond; what happens at one instant in different containers has no order, so both sides get the same one.</summary>
    private static JsonElement InOrder(JsonObject answer)
    {
        if (answer[Timeline] is JsonArray timeline)
        {
            JsonNode[] happenings = [.. timeline.Select(e => e!)];
            timeline.Clear();
            foreach (JsonNode happening in happenings)
                happening["t"] = Math.Round(decimal.Parse(happening["t"]!.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture), 3);
            foreach (JsonNode happening in happenings.OrderBy(e => e["t"]!.GetValue<decimal>()).ThenBy(e => (string?)e["container"] ?? "~", StringComparer.Ordinal))
                timeline.Add(happening);
        }

        return JsonSerializer.SerializeToElement(answer);
    }
}
