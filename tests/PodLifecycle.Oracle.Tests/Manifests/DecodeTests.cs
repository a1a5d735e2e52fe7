using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PodLifecycle.Api;
using PodLifecycle.Yaml;

namespace PodLifecycle.Oracle.Tests.Manifests;

/// <summary>What a real API server and kubectl make of manifests as text.</summary>
public partial class DecodeTests
{
    private static readonly JsonSerializerOptions Deep = new() { MaxDepth = 20_000 };
    private static readonly JsonDocumentOptions DeepDocument = new() { MaxDepth = 20_000 };

    [Fact]
    public void Decode() => OracleFile.Judge("manifests/decode", recorded =>
    {
        byte[] bytes = recorded.In.TryGetProperty("text", out JsonElement given)
            ? Encoding.UTF8.GetBytes(given.GetString()!)
            : recorded.In.GetProperty("base64").GetBytesFromBase64();

        var answer = new JsonObject { ["body"] = Show(Body(bytes)) };
        if (recorded.Out.TryGetProperty("jsonBody", out _))
            answer["jsonBody"] = Show(BodyAnswer.ReadJson(bytes, "v1", "Pod"));
        answer["file"] = KubectlFile.Answer(bytes);

        string expected = Normalize(recorded.Out);
        string actual = TakeReadersWords(recorded.Out, answer.ToJsonString(Deep));
        using JsonDocument want = JsonDocument.Parse(expected, DeepDocument);
        using JsonDocument got = JsonDocument.Parse(actual, DeepDocument);
        return JsonComparison.Difference(want.RootElement, got.RootElement);
    });

    internal static JsonObject Show(BodyAnswer answer)
    {
        var shown = new JsonObject
        {
            ["ok"] = answer.Errors.Count == 0,
            ["kind"] = answer.Kind,
            ["errors"] = new JsonArray([.. answer.Errors.Select(e => JsonValue.Create(e))]),
            ["strict"] = answer.IsStrict,
            ["message"] = answer.Message,
        };
        if (answer.Object is not null)
            shown["object"] = JsonNode.Parse(KubernetesJson.Serialize(answer.Object));
        return shown;
    }

    private static BodyAnswer Body(byte[] bytes) =>
        ManifestText.TryDecode(bytes, out ManifestText? text, out string? error)
            ? YamlBody.Read(text.Characters.ToString(), bytes, "v1", "Pod")
            : BodyAnswer.Unrecognized(error, "Pod", bytes);

    /// <summary>
    /// The recording with its decoded objects read and written by us: our JSON leaves out the empty objects that Kubernetes writes
    /// everywhere, and carries what the OpenAPI document requires.
    /// </summary>
    private static string Normalize(JsonElement recorded)
    {
        JsonNode node = JsonNode.Parse(recorded.GetRawText(), documentOptions: DeepDocument)!;
        IEnumerable<JsonNode?> answers = node["file"]!["docs"]!.AsArray().Select(d => d!["server"]).Append(node["body"]).Append(node["jsonBody"]);
        foreach (JsonNode answer in answers.OfType<JsonNode>())
        {
            if (answer["object"] is not { } value)
                continue;
            string kind = answer["kind"]!.GetValue<string>();
            int slash = kind.LastIndexOf('/');
            ObjectType type = Schema.Kind(kind[..slash].Replace("v1beta1", "v1", StringComparison.Ordinal), kind[(slash + 1)..])!;
            answer["object"] = JsonNode.Parse(KubernetesJson.Serialize(Read(value.ToJsonString(Deep), type)));
        }

        return node.ToJsonString(Deep);
    }

    private static ApiObject Read(string json, ObjectType type)
    {
        var tokens = new JsonTokens(Encoding.UTF8.GetBytes(json));
        tokens.Read();
        return new ObjectReader<JsonTokens>(tokens).ReadRoot(type);
    }

    /// <summary>
    /// The words of the YAML reader are its own: where the recording has such an error and ours is one too and names the same line, ours
    /// takes the recorded words.
    /// </summary>
    private static string TakeReadersWords(JsonElement expected, string actual)
    {
        JsonNode node = JsonNode.Parse(actual, documentOptions: DeepDocument)!;
        if (expected.GetProperty("body").GetProperty("errors") is { } errors && errors.GetArrayLength() == 1
            && node["body"]!["errors"] is JsonArray { Count: 1 } ours
            && SameReaderError(errors[0].GetString()!, ours[0]!.GetValue<string>()))
        {
            node["body"]!["message"] = node["body"]!["message"]!.GetValue<string>().Replace(ours[0]!.GetValue<string>(), errors[0].GetString(), StringComparison.Ordinal);
            ours[0] = errors[0].GetString();
        }

        string error = expected.GetProperty("file").GetProperty("error").GetString()!;
        if (SameReaderError(error, node["file"]!["error"]!.GetValue<string>()))
            node["file"]!["error"] = error;
        return node.ToJsonString(Deep);
    }

    private static bool SameReaderError(string expected, string actual) =>
        IsReaderError(expected) && IsReaderError(actual) && Line().Match(expected).Value == Line().Match(actual).Value;

    private static bool IsReaderError(string error) =>
        ReaderError().IsMatch(error) && !error.Contains("yaml: unmarshal errors", StringComparison.Ordinal);

    [GeneratedRegex("^(error parsing FILE: )?(error converting YAML to JSON: )?yaml: ")]
    private static partial Regex ReaderError();

    [GeneratedRegex(@"(?<=yaml: )line \d+")]
    private static partial Regex Line();
}
