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

    public static JsonObject Json(IReadOnlyList<FieldError> errors) => new()
    {
        ["errors"] = new JsonArray([.. errors.Select(Json)]),
    };

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
