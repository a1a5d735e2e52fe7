using System.Text.Json;
using System.Text.Json.Nodes;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests.Manifests;

public class ValidationTests
{
    [Fact]
    public void Validation() => OracleFile.Judge("manifests/validate", Difference);

    [Fact]
    public void RarerValidation() => OracleFile.Judge("manifests/validate-rare", Difference);

    private static string? Difference(OracleCase recorded)
    {
        JsonElement expected = recorded.Out.GetProperty("errors");
        JsonArray actual = Answer(recorded.In)["errors"]!.AsArray();
        string[] want = [.. expected.EnumerateArray().Select(e => e.GetProperty("text").GetString()!)];
        string[] got = [.. actual.Select(e => e!["text"]!.GetValue<string>())];
        if (!want.SequenceEqual(got))
            return "MISSING " + string.Join(" ;; ", want.Except(got)) + " EXTRA " + string.Join(" ;; ", got.Except(want)) + (want.Length == got.Length && !want.Except(got).Any() ? " ORDER " + string.Join(" ;; ", want) + " GOT " + string.Join(" ;; ", got) : "");
        using JsonDocument document = JsonDocument.Parse(actual.ToJsonString());
        return JsonComparison.Difference(expected, document.RootElement);
    }

    private static JsonObject Answer(JsonElement input)
    {
        ApiObject written = KubernetesJson.Read(input.GetProperty("object").GetRawText());
        ApiObject completed = Conversions.Apply(ObjectDefaults.Apply(written));
        Pod pod = PodCreation.Prepare((Pod)completed, Recorder.Now, Recorder.NameSuffix);
        IReadOnlyList<FieldError> errors = PodValidation.OfNew(pod, Findings.Gates(input));
        return Findings.Json(errors);
    }
}
