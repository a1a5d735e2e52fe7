using System.Text.Json;
using System.Text.Json.Nodes;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests.Manifests;

public class ValidationTests
{
    [Fact]
    public void Validation() => OracleFile.Check("manifests/validate", Answer);

    [Fact]
    public void RarerValidation() => OracleFile.Check("manifests/validate-rare", Answer);

    private static JsonObject Answer(JsonElement input)
    {
        ApiObject written = KubernetesJson.Read(input.GetProperty("object").GetRawText());
        ApiObject completed = Conversions.Apply(ObjectDefaults.Apply(written));
        FeatureGates gates = Findings.Gates(input);
        if (completed is not Pod pod)
            return Findings.Refusal(completed, PodValidation.OfNewWorkload(completed), []);

        Pod created = PodCreation.Prepare(pod, Recorder.Now, Recorder.NameSuffix, gates);
        IReadOnlyList<FieldError> errors = PodValidation.OfNew(created, gates);
        return Findings.Refusal(created, errors, errors.Count > 0 ? [] : PodWarnings.OfNew(pod, created));
    }
}
