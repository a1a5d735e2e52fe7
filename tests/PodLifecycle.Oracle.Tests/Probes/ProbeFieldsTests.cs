using System.Text.Json;
using System.Text.Json.Nodes;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests;

/// <summary>Defaults and API errors of the fields of probes and hooks.</summary>
public class ProbeFieldsTests
{
    [Fact]
    public void ProbeFields_AsRecorded() => OracleFile.Check("probes/validation", input =>
    {
        // Recorded between the filling in of defaults and the conversion, which replaces a negative grace period.
        var defaulted = (Pod)ObjectDefaults.Apply(ProbesFiles.ReadPod(input));
        return new JsonObject { ["defaulted"] = Defaulted(defaulted), ["errors"] = Errors((Pod)Conversions.Apply(defaulted)) };
    });

    private static JsonObject Defaulted(Pod pod)
    {
        var json = new JsonObject { ["podTerminationGracePeriodSeconds"] = pod.Spec.TerminationGracePeriodSeconds };
        Container app = pod.Spec.InitContainers.Concat(pod.Spec.Containers).First(c => c.Name == "app");
        JsonObject written = JsonNode.Parse(KubernetesJson.Serialize(app))!.AsObject();
        foreach (string field in (string[])["livenessProbe", "readinessProbe", "startupProbe", "lifecycle"])
        {
            if (written[field] is { } value)
                json[field] = value.DeepClone();
        }

        return json;
    }

    private static JsonArray Errors(Pod pod) => new([.. PodValidation.OfNew(pod).Select(error => (JsonNode)new JsonObject
    {
        ["type"] = "FieldValue" + error.Type,
        ["field"] = error.Path,
        ["message"] = error.Text,
    })]);
}
