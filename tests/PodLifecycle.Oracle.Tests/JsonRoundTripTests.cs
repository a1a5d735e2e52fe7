using System.Text.Json;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests;

/// <summary>Every pod that a real API server delivered is read and written without loss.</summary>
public class JsonRoundTripTests
{
    [Fact]
    public void RecordedPods_ReadAndWritten_AreTheSameJson()
    {
        int pods = 0;
        foreach (OracleCase recorded in OracleFolder.Lines("kubectl/get")!.Select(OracleCase.Parse))
        {
            JsonElement pod = recorded.In.GetProperty("pod");
            string written = KubernetesJson.Serialize(Pod.FromJson(pod.GetRawText()));
            using JsonDocument document = JsonDocument.Parse(written);
            Lost(pod, document.RootElement).Should().BeNull(recorded.Id);
            Pod.FromJson(written).Should().Be(Pod.FromJson(pod.GetRawText()));
            pods++;
        }

        pods.Should().BePositive();
    }

    /// <summary>What was read must be written; what Kubernetes always writes may come on top.</summary>
    private static string? Lost(JsonElement read, JsonElement written, string path = "")
    {
        if (read.ValueKind == JsonValueKind.Object && written.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty member in read.EnumerateObject())
            {
                if (!written.TryGetProperty(member.Name, out JsonElement value))
                {
                    if (!IsEmpty(member.Value))
                        return $"{path}.{member.Name} is lost";
                }
                else if (Lost(member.Value, value, $"{path}.{member.Name}") is { } lost)
                {
                    return lost;
                }
            }

            return null;
        }

        if (read.ValueKind == JsonValueKind.Array && written.ValueKind == JsonValueKind.Array && read.GetArrayLength() == written.GetArrayLength())
            return Enumerable.Range(0, read.GetArrayLength()).Select(i => Lost(read[i], written[i], $"{path}[{i}]")).FirstOrDefault(l => l is not null);

        return JsonComparison.Difference(read, written) is { } difference ? path + difference : null;
    }

    private static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => !value.EnumerateObject().Any(),
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.String => value.GetString()!.Length == 0,
        JsonValueKind.Number => value.GetRawText() == "0",
        JsonValueKind.False or JsonValueKind.Null => true,
        _ => false,
    };
}
