using System.Text.Json.Nodes;

namespace PodLifecycle.Api;

/// <summary>The strategic merge patch that leads from one object to another of the same type: what a kubelet sends.</summary>
internal static class StrategicMergeDiff
{
    /// <summary>The patch; empty when the two are the same.</summary>
    public static JsonObject Between(ApiObject original, ApiObject modified) => Between(Json(original), Json(modified), original.ObjectType);

    private static JsonObject Json(ApiObject value) => (JsonObject)JsonNode.Parse(KubernetesJson.Serialize(value))!;

    private static JsonObject Between(JsonObject original, JsonObject modified, ObjectType? type)
    {
        var patch = new JsonObject();
        foreach ((string name, JsonNode? value) in modified)
        {
            Field? field = type?.Find(name);
            switch (original[name], value)
            {
                case (JsonObject from, JsonObject to) when field?.Type == FieldType.Object || field?.Type == FieldType.Map:
                    JsonObject inner = Between(from, to, field.Type == FieldType.Object ? field.ObjectType : null);
                    if (inner.Count > 0)
                        patch[name] = inner;
                    break;
                case (JsonArray from, JsonArray to) when MergeKey(field) is { } key:
                    AddList(patch, name, from, to, field!.ObjectType, key);
                    break;
                case var (from, to) when !JsonNode.DeepEquals(from, to):
                    patch[name] = to?.DeepClone();
                    break;
            }
        }

        foreach ((string name, _) in original)
        {
            if (!modified.ContainsKey(name))
                patch[name] = null;
        }

        return patch;
    }

    /// <summary>Elements are told apart by their key: those that changed, then those that go, and beside them the order of all.</summary>
    private static void AddList(JsonObject patch, string name, JsonArray original, JsonArray modified, ObjectType elements, string key)
    {
        var changes = new JsonArray();
        foreach (JsonNode? element in modified)
        {
            JsonObject? before = Find(original, key, Key(element, key));
            JsonObject change = before is null ? (JsonObject)element!.DeepClone() : Between(before, (JsonObject)element!, elements);
            if (change.Count == 0)
                continue;
            change[key] = Key(element, key);
            changes.Add((JsonNode)change);
        }

        foreach (string gone in Keys(original, key).Where(k => Find(modified, key, k) is null).Order(StringComparer.Ordinal))
            changes.Add((JsonNode)new JsonObject { ["$patch"] = "delete", [key] = gone });

        if (changes.Count > 0)
            patch[name] = changes;
        if (changes.Count > 0 || !Keys(original, key).SequenceEqual(Keys(modified, key)))
            patch["$setElementOrder/" + name] = new JsonArray([.. Keys(modified, key).Select(k => (JsonNode)new JsonObject { [key] = k })]);
    }

    private static string? MergeKey(Field? field) =>
        field is { Element: FieldType.Object } && field.Merge.TryGetValue("patch", out string? strategy) && strategy.StartsWith("merge", StringComparison.Ordinal)
            ? field.Merge.GetValueOrDefault("merge")
            : null;

    private static IEnumerable<string> Keys(JsonArray list, string key) => list.Select(element => Key(element, key));

    private static string Key(JsonNode? element, string key) => element![key]!.GetValue<string>();

    private static JsonObject? Find(JsonArray list, string key, string value) => (JsonObject?)list.FirstOrDefault(element => Key(element, key) == value);
}
