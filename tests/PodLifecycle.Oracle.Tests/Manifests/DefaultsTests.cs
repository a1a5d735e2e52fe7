using System.Text.Json;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests.Manifests;

public class DefaultsTests
{
    [Fact]
    public void Defaults() => OracleFile.Judge("manifests/defaults", Difference);

    [Fact]
    public void RarerDefaults() => OracleFile.Judge("manifests/defaults-rare", Difference);

    private static string? Difference(OracleCase recorded)
    {
        ApiObject written = KubernetesJson.Read(recorded.In.GetProperty("object").GetRawText());
        ApiObject completed = ObjectDefaults.Apply(written);
        ApiObject converted = Conversions.Apply(completed);
        string? difference = Compare("object", recorded, completed);
        if (difference is null && recorded.Out.TryGetProperty("roundTrip", out _))
            difference = Compare("roundTrip", recorded, converted);
        if (difference is null && recorded.Out.TryGetProperty("stored", out _))
            difference = Compare("stored", recorded, PodCreation.Prepare((Pod)converted, Recorder.Now, Recorder.NameSuffix));
        return difference;
    }

    private static string? Compare(string member, OracleCase recorded, ApiObject actual)
    {
        if (!recorded.Out.TryGetProperty(member, out JsonElement expected))
            return null;
        using JsonDocument document = JsonDocument.Parse(KubernetesJson.Serialize(actual));
        using JsonDocument expectedDocument = JsonDocument.Parse(KubernetesJson.Serialize(KubernetesJson.Read(expected.GetRawText())));
        return JsonComparison.Difference(expectedDocument.RootElement, document.RootElement) is { } difference ? $"{member}{difference}" : null;
    }
}
