using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PodLifecycle.Api;
using PodLifecycle.Yaml;

namespace PodLifecycle.Oracle.Tests.Manifests;

/// <summary>What our loader makes of a file, in the shape of the recordings of <c>kubectl create -f</c>.</summary>
internal static class KubectlFile
{
    private const string TurnOff = "; if you choose to ignore these errors, turn validation off with --validate=false";

    public static JsonObject Answer(byte[] bytes)
    {
        var docs = new JsonArray();
        string error = "";
        var reader = new FileReader(bytes, ManifestOptions.Default);
        reader.Read();
        var items = new Queue<JsonNode?>();
        foreach (Manifest document in reader.Documents)
        {
            bool isItem = items.TryDequeue(out JsonNode? json);
            if (!isItem)
                json = document.Step is KubectlStep.Skip or KubectlStep.NotReadable ? null : Json(bytes, document.Line);
            error = Error(document, json);
            if (error.Length > 0)
                break;
            docs.Add(Document(document, json, isItem, items));
        }

        return new() { ["docs"] = docs, ["error"] = error };
    }

    private static JsonObject Document(Manifest document, JsonNode? json, bool isItem, Queue<JsonNode?> items)
    {
        switch (document.Step)
        {
            case KubectlStep.Skip:
                return new() { ["skipped"] = true };
            case KubectlStep.TakeItems:
                foreach (JsonNode? item in json!["items"]!.AsArray())
                    items.Enqueue(WithKind(item!.DeepClone(), document));
                return new() { ["json"] = json.DeepClone(), ["listItems"] = items.Count };
            case KubectlStep.NoSuchKind when document.Kind.Length == 0 && isItem:
                return new() { ["error"] = $"unable to recognize no matches for kind \"\" in version \"{document.ApiVersion}\"" };
            case KubectlStep.NoSuchKind:
                return new() { ["json"] = json!.DeepClone(), ["error"] = NoMatch(document, json) };
            default:
                BodyAnswer answer = BodyAnswer.Judge(document.Decoded!, document.DecodingFindings, $"{document.ApiVersion}/{document.Kind}", document.Kind, sorted: true);
                return new() { ["json"] = json!.DeepClone(), ["server"] = DecodeTests.Show(answer) };
        }
    }

    private static string NoMatch(Manifest document, JsonNode json) => document.Kind.Length == 0
        ? $"unable to decode \"FILE\": Object 'Kind' is missing in '{json.ToJsonString()}'"
        : $"resource mapping not found for name: \"{json["metadata"]?["name"]}\" namespace: \"{json["metadata"]?["namespace"]}\" from \"FILE\": "
            + $"no matches for kind \"{document.Kind}\" in version \"{document.ApiVersion}\"\nensure CRDs are installed first";

    private static string Error(Manifest document, JsonNode? json)
    {
        string message = document.KubectlError;
        return document.Step switch
        {
            KubectlStep.NotValid => $"error validating \"FILE\": error validating data: {message}{TurnOff}",
            KubectlStep.NotReadable when message.Contains("exceeded max depth", StringComparison.Ordinal) && !message.StartsWith("yaml:", StringComparison.Ordinal) =>
                $"error parsing FILE: error unmarshaling JSON: while decoding JSON: {message}",
            KubectlStep.NotReadable when message.StartsWith("invalid Yaml", StringComparison.Ordinal) || message.StartsWith("json: offset", StringComparison.Ordinal) || message == "unexpected EOF" =>
                $"error parsing FILE: {message}",
            KubectlStep.NotReadable => $"error parsing FILE: error converting YAML to JSON: {message}",
            _ => "",
        };
    }

    private static JsonNode WithKind(JsonNode item, Manifest list)
    {
        if (item["kind"] is null && list.Kind != "List")
        {
            item["kind"] = list.Kind[..^"List".Length];
            item["apiVersion"] = list.ApiVersion;
        }

        return item;
    }

    /// <summary>The document that begins in that line, as kubectl's conversion gives it.</summary>
    private static JsonNode? Json(byte[] bytes, int line)
    {
        ManifestText.TryDecode(bytes, out ManifestText? decoded, out _);
        string text = decoded!.Characters.ToString();
        int start = 0;
        for (int i = 1; i < line; i++)
            start = text.IndexOf('\n', start) + 1;
        string raw;
        if (JsonRaw(text[start..]) is { } json)
        {
            raw = json;
        }
        else
        {
            var splitter = new DocumentSplitter(text.AsMemory(), start);
            splitter.Next();
            var tokens = new YamlTokenReader(splitter.Document, 1, ManifestOptions.Default);
            tokens.Open();
            raw = tokens.ReadRaw().Text;
        }

        // Through an element, because a node does not take a key twice.
        using JsonDocument document = JsonDocument.Parse(raw, new JsonDocumentOptions { MaxDepth = 20_000 });
        return Node(document.RootElement);
    }

    private static string? JsonRaw(string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        var syntax = new JsonSyntax(utf8);
        if (!syntax.SkipTo(0) || utf8[syntax.Position] != '{')
            return null;
        int start = syntax.Position;
        return syntax.ReadValue(start) ? Encoding.UTF8.GetString(utf8[start..syntax.Position]) : null;
    }

    private static JsonNode? Node(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return value.ValueKind == JsonValueKind.Array ? new JsonArray([.. value.EnumerateArray().Select(Node)]) : JsonNode.Parse(value.GetRawText());
        var node = new JsonObject();
        foreach (JsonProperty member in value.EnumerateObject())
            node[member.Name] = Node(member.Value);
        return node;
    }
}
