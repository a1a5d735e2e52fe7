using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PodLifecycle.Api;

/// <summary>Reads and writes API objects as the JSON that the API server, <c>kubectl -o json</c> and KubernetesClient speak.</summary>
/// <remarks>
/// What is read is written again: fields that this version does not know are kept, numbers keep all their digits. Fields that Kubernetes
/// always writes or requires are written with their zero value when they are unset.
/// </remarks>
public static class KubernetesJson
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Reads a pod.</summary>
    /// <param name="json">The JSON of one v1 Pod, at most 10,000 levels deep. <c>kind</c> and <c>apiVersion</c> may be absent, as in lists.</param>
    /// <returns>The pod.</returns>
    /// <exception cref="KubernetesJsonException">The text is no JSON, is of another kind, or a field has the wrong type; the exception lists every place.</exception>
    public static Pod ReadPod(string json) => (Pod)Read(json, Pod.Type);

    /// <summary>Reads an object of any kind that the schema knows: Pod, PodList, Event, Deployment, Job, Node, …</summary>
    /// <param name="json">The JSON of one object with <c>kind</c> and <c>apiVersion</c>.</param>
    /// <returns>The object; an <see cref="UntypedObject"/> where its kind has no class.</returns>
    /// <exception cref="KubernetesJsonException">The text is no JSON, its kind is missing or unknown, or a field has the wrong type.</exception>
    public static ApiObject Read(string json) => Read(json, null);

    /// <summary>Writes an object as compact JSON, fields in the order of Kubernetes' declarations.</summary>
    /// <param name="value">The object.</param>
    /// <returns>JSON without line breaks.</returns>
    public static string Serialize(ApiObject value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, WriterOptions))
            ObjectWriter.Write(json, value);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Reads an object of a known type.</summary>
    internal static ApiObject Read(string json, ObjectType? expected)
    {
        ArgumentNullException.ThrowIfNull(json);
        byte[] utf8 = Encoding.UTF8.GetBytes(json);
        try
        {
            return Read(utf8, expected);
        }
        catch (JsonException problem)
        {
            throw new KubernetesJsonException([new("", problem.Message) { Line = (int)(problem.LineNumber ?? 0) + 1, Column = (int)(problem.BytePositionInLine ?? 0) + 1 }]);
        }
    }

    private static ApiObject Read(byte[] utf8, ObjectType? expected)
    {
        TypeMeta meta = expected is null || expected.Find("kind") is not null ? TypeMeta.Find(utf8) : default;
        (string apiVersion, string kind) = (meta.ApiVersion.Text, meta.Kind.Text);
        ObjectType? type = kind.Length == 0 || apiVersion.Length == 0 ? expected : Schema.Kind(apiVersion, kind);
        if (type is null || (expected is not null && type != expected))
        {
            string found = kind.Length == 0 ? "the object has no kind" : $"the object is a {apiVersion} {kind}";
            string wanted = expected is null ? "a kind that the schema knows" : expected.Name.Replace("core/", "", StringComparison.Ordinal);
            throw new KubernetesJsonException([new("kind", $"{found}, expected {wanted}") { Line = 1, Column = 1 }]);
        }

        var tokens = new JsonTokens(utf8);
        tokens.Read();
        if (tokens.Kind != TokenKind.StartObject)
            throw new KubernetesJsonException([new("", "expected a JSON object") { Line = 1, Column = 1 }]);

        var reader = new ObjectReader<JsonTokens>(tokens);
        ApiObject value = reader.ReadObject(type);
        return reader.Findings.Count == 0 ? value : throw new KubernetesJsonException([.. reader.Findings.Select(f => f.ToError())]);
    }
}
