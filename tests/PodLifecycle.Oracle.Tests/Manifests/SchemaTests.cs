using System.Text.Json;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests.Manifests;

/// <summary>Our compact schema says the same as the recorded one.</summary>
public class SchemaTests
{
    private static readonly JsonElement Recorded = Load();

    [Fact]
    public void Kinds_AreTheRecordedOnes() =>
        Schema.Kinds.Should().BeEquivalentTo(Recorded.GetProperty("kinds").EnumerateObject().ToDictionary(k => k.Name, k => k.Value.GetString()!));

    [Fact]
    public void Types_HaveTheRecordedFields()
    {
        Schema.TypeNames.Should().BeEquivalentTo(Recorded.GetProperty("types").EnumerateObject().Select(t => t.Name));
        foreach (JsonProperty type in Recorded.GetProperty("types").EnumerateObject())
        {
            string[] expected = [.. type.Value.GetProperty("fields").EnumerateArray().Select(Describe)];
            string[] actual = [.. Schema.Type(type.Name).Fields.Select(Describe)];
            actual.Should().Equal(expected, type.Name);
        }
    }

    /// <summary>The reader marks the fields it has seen in the bits of one number.</summary>
    [Fact]
    public void Types_HaveAtMost64Fields() => Schema.TypeNames.Max(name => Schema.Type(name).Fields.Count).Should().BeLessThanOrEqualTo(64);

    private static string Describe(JsonElement field)
    {
        string type = Text(field, "type");
        if (type is "list" or "map")
            type = $"{type}<{Text(field, "elem")}>";
        string merge = string.Join(
            " ",
            new[] { ("keys", List(field, "listMapKeys")), ("list", Text(field, "listType")), ("map", Text(field, "mapType")), ("merge", Text(field, "patchMergeKey")), ("patch", Text(field, "patchStrategy")) }
                .Where(f => f.Item2.Length > 0).Select(f => $"{f.Item1}={f.Item2}"));
        return $"{Text(field, "name")} {type} {Flag(field, "nullable")}{Flag(field, "alwaysWritten")}{Flag(field, "required")} in:{Text(field, "embedded")} err:{Text(field, "errType")} default:{Text(field, "default")} enum:{List(field, "enum")} {merge}";
    }

    private static string Describe(Field field)
    {
        string element = field.Element == FieldType.Object ? field.ObjectType.Name : Name(field.Element);
        string type = field.Type switch { FieldType.List => $"list<{element}>", FieldType.Map => $"map<{element}>", _ => element };
        string[] mergeFacts = ["keys", "list", "map", "merge", "patch"];
        string merge = string.Join(" ", mergeFacts.Where(field.Merge.ContainsKey).Select(f => $"{f}={field.Merge[f]}"));
        return $"{field.Name} {type} {(field.Nullable ? "yes" : "no")}{(field.AlwaysWritten ? "yes" : "no")}{(field.Required ? "yes" : "no")} in:{field.Embedded} err:{(field.ErrorType == element || field.ErrorType == type ? "" : field.ErrorType)} default:{field.Default} enum:{string.Join(",", field.Enum)} {merge}";
    }

    private static string Name(FieldType type) => type switch
    {
        FieldType.Text => "string",
        FieldType.Bool => "bool",
        FieldType.Int32 => "int32",
        FieldType.Int64 => "int64",
        FieldType.Base64 => "base64",
        FieldType.Raw => "RawObject",
        _ => type.ToString(),
    };

    private static string Text(JsonElement field, string name) => !field.TryGetProperty(name, out JsonElement value) ? ""
        : value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static string List(JsonElement field, string name) =>
        field.TryGetProperty(name, out JsonElement value) ? string.Join(",", value.EnumerateArray().Select(v => v.GetString())) : "";

    private static string Flag(JsonElement field, string name) => field.TryGetProperty(name, out JsonElement value) && value.GetBoolean() ? "yes" : "no";

    private static JsonElement Load()
    {
        using JsonDocument document = JsonDocument.Parse(OracleFolder.Text("manifests/schema.json")!);
        return document.RootElement.Clone();
    }
}
