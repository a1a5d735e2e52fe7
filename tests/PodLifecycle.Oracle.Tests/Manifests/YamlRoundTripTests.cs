using System.Text.Json;
using PodLifecycle.Api;
using PodLifecycle.Yaml;

namespace PodLifecycle.Oracle.Tests.Manifests;

/// <summary>Every recorded object that decodes is the same after it was written as YAML and read again.</summary>
public class YamlRoundTripTests
{
    [Theory]
    [InlineData("manifests/decode")]
    [InlineData("manifests/defaults")]
    [InlineData("manifests/defaults-rare")]
    [InlineData("manifests/validate")]
    [InlineData("kubectl/get")]
    public void WrittenAndRead_IsTheSame(string file)
    {
        int objects = 0;
        foreach (OracleCase recorded in OracleFolder.Lines(file)!.Select(OracleCase.Parse))
        {
            foreach (ApiObject value in Objects(recorded))
            {
                string yaml = value.ToYaml();
                ManifestLoader.TryLoad(yaml, out ManifestFile read);
                (read.Documents.Count == 1 && value.Equals(read.Documents[0].Object)).Should().BeTrue("{0} in {1} reads back from\n{2}\n{3}", recorded.Id, file, yaml, string.Join("\n", read.Findings));
                objects++;
            }
        }

        objects.Should().BePositive();
    }

    private static IEnumerable<ApiObject> Objects(OracleCase recorded)
    {
        if (recorded.In.TryGetProperty("object", out JsonElement given) || recorded.In.TryGetProperty("pod", out given))
            return Read(given) is { } read ? [read] : [];
        if (!recorded.In.TryGetProperty("text", out JsonElement text))
            return [];
        ManifestLoader.TryLoad(text.GetString()!, out ManifestFile file);
        return file.Documents.Select(d => d.Object).OfType<ApiObject>();
    }

    private static ApiObject? Read(JsonElement json)
    {
        try
        {
            string text = json.GetRawText();
            return json.TryGetProperty("kind", out _) ? KubernetesJson.Read(text) : Pod.FromJson(text) with { Kind = "Pod", ApiVersion = "v1" };
        }
        catch (KubernetesJsonException)
        {
            return null;
        }
    }
}
