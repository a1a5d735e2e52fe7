using System.Text.Json;
using System.Text.Json.Nodes;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests.Manifests;

/// <summary>The shape in which the recordings show findings.</summary>
internal static class Findings
{
    public static FeatureGates Gates(JsonElement input)
    {
        FeatureGates gates = FeatureGates.Default;
        if (!input.TryGetProperty("gates", out JsonElement given))
            return gates;
        foreach (JsonProperty gate in given.EnumerateObject())
        {
            bool on = gate.Value.GetBoolean();
            gates = gate.Name switch
            {
                nameof(FeatureGates.TaintTolerationComparisonOperators) => gates with { TaintTolerationComparisonOperators = on },
                nameof(FeatureGates.ContainerStopSignals) => gates with { ContainerStopSignals = on },
                nameof(FeatureGates.ContainerRestartRules) => gates with { ContainerRestartRules = on },
                nameof(FeatureGates.RestartAllContainersOnContainerExits) => gates with { RestartAllContainersOnContainerExits = on },
                _ => throw new ArgumentException($"the gate {gate.Name} is not known", nameof(input)),
            };
        }

        return gates;
    }

    /// <summary>The findings, the message of the 422 answer and the warnings.</summary>
    public static JsonObject Refusal(ApiObject value, IReadOnlyList<FieldError> errors, IReadOnlyList<(string Path, string Text)> warnings)
    {
        var json = new JsonObject
        {
            ["errors"] = Json(errors),
            ["warnings"] = new JsonArray([.. warnings.Select(w => (JsonNode?)(w.Path.Length == 0 ? w.Text : $"{w.Path}: {w.Text}"))]),
        };
        if (errors.Count > 0)
            json["message"] = PodValidation.Message(value, errors);
        return json;
    }

    public static JsonArray Json(IReadOnlyList<FieldError> errors) => new([.. errors.Select(Json)]);

    private static JsonObject Json(FieldError error)
    {
        var json = new JsonObject { ["type"] = "FieldValue" + error.Type, ["field"] = error.Path, ["detail"] = error.Detail, ["text"] = error.Text };
        JsonNode? value = error.Value switch
        {
            string text => text,
            bool flag => flag,
            long number => number,
            _ => null,
        };
        if (value is not null)
            json["badValue"] = value;
        return json;
    }
}
