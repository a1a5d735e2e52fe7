using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests;

/// <summary>The shapes that the recordings of the family containers share, mapped to the domain.</summary>
internal static partial class ContainersFiles
{
    public static readonly DateTimeOffset Epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const string ChangedImage = "an image before the spec was changed";

    public static Pod ReadPod(JsonElement value) => Pod.FromJson(value.GetRawText());

    public static Container ReadContainer(JsonElement value) => (Container)KubernetesJson.Read(value.GetRawText(), Container.Type);

    public static RuntimeView ReadRuntime(JsonElement runtime, Pod pod) => new()
    {
        Sandboxes = runtime.GetProperty("sandboxes").EnumerateArray().Select(ReadSandbox).ToValueList(),
        Containers = runtime.GetProperty("containers").EnumerateArray().Select(c => ReadRecord(c, pod)).ToValueList(),
    };

    public static ProbeResults ReadProbeResults(JsonElement runtime)
    {
        ProbeResults results = ProbeResults.Empty;
        foreach (JsonElement record in runtime.GetProperty("containers").EnumerateArray())
        {
            foreach ((string member, ProbeKind kind) in new[] { ("liveness", ProbeKind.Liveness), ("startup", ProbeKind.Startup) })
            {
                if (Text(record, member) is { } result and not "none")
                    results = results.With(kind, Text(record, "id")!, Enum.Parse<ProbeResult>(result, ignoreCase: true));
            }
        }

        return results;
    }

    public static string? Text(JsonElement value, string member) =>
        value.TryGetProperty(member, out JsonElement found) && found.ValueKind == JsonValueKind.String ? found.GetString() : null;

    public static bool Flag(JsonElement value, string member) => value.TryGetProperty(member, out JsonElement found) && found.ValueKind == JsonValueKind.True;

    public static decimal? Number(JsonElement value, string member) =>
        value.TryGetProperty(member, out JsonElement found) && found.ValueKind == JsonValueKind.Number ? found.GetDecimal() : null;

    /// <summary>
    /// A time in seconds. The recorder took it from floating point by cutting off, so that some instants lie a nanosecond early and
    /// just miss the end of a wait; here they lie a tick early.
    /// </summary>
    public static TimeSpan Seconds(decimal seconds) => TimeSpan.FromTicks((long)((double)seconds * 1e9) / TimeSpan.NanosecondsPerTick);

    public static DateTimeOffset At(JsonElement value, string member = "at") => Epoch + Seconds(value.GetProperty(member).GetDecimal());

    public static decimal InSeconds(TimeSpan time) => Math.Round((decimal)time.Ticks / TimeSpan.TicksPerSecond, 3);

    public static decimal SinceEpoch(DateTimeOffset instant) => InSeconds(instant - Epoch);

    /// <summary>An instant as text, rounded to milliseconds like all times of the family.</summary>
    public static string Text(DateTimeOffset instant) =>
        (Epoch + TimeSpan.FromMilliseconds(Math.Round((instant - Epoch).TotalMilliseconds))).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>Checks a file whose recorded instants in text carry the recorder's nanoseconds.</summary>
    public static void Check(string file, Func<JsonElement, JsonNode> answer) => OracleFile.Judge(file, recorded =>
    {
        string rounded = Nanoseconds().Replace(
            recorded.Out.GetRawText(), m => $"\"{Text(DateTimeOffset.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture))}\"");
        using JsonDocument expected = JsonDocument.Parse(rounded);
        using JsonDocument actual = JsonDocument.Parse(answer(recorded.In).ToJsonString());
        return JsonComparison.Difference(expected.RootElement, actual.RootElement);
    });

    public static JsonArray Names(IEnumerable<string> names) => [.. names.Select(n => JsonValue.Create(n))];

    public static JsonArray Events(IEnumerable<PodEvent> events, DateTimeOffset at, string fieldPath) => [.. events.Select(e => Event(e, at, fieldPath))];

    public static JsonObject Event(PodEvent said, DateTimeOffset at, string fieldPath) => new()
    {
        ["at"] = SinceEpoch(at),
        ["type"] = said.Type,
        ["reason"] = said.Reason,
        ["message"] = said.Message,
        ["fieldPath"] = fieldPath,
    };

    private static Sandbox ReadSandbox(JsonElement sandbox) => new()
    {
        Attempt = sandbox.GetProperty("attempt").GetInt32(),
        Ready = Text(sandbox, "state") == "ready",
        Ip = Text(sandbox, "ip"),
        HostNetwork = Flag(sandbox, "hostNetwork"),
        CreatedAt = Time(sandbox, "createdAt") ?? default,
    };

    private static ContainerRecord ReadRecord(JsonElement record, Pod pod)
    {
        string name = Text(record, "name")!;
        return new ContainerRecord
        {
            Id = Text(record, "id")!,
            Name = name,
            State = Enum.Parse<ContainerRecordState>(Text(record, "state")!, ignoreCase: true),
            ExitCode = (int)(Number(record, "exitCode") ?? 0),
            Reason = Text(record, "reason") ?? "",
            RestartCount = (int)(Number(record, "restartCount") ?? 0),
            CreatedAt = Time(record, "createdAt") ?? default,
            StartedAt = Time(record, "startedAt"),
            FinishedAt = Time(record, "finishedAt"),
            SpecImage = Flag(record, "specChanged") ? ChangedImage : SpecImage(pod, name),
            ActuatedResources = record.TryGetProperty("actuatedResources", out JsonElement resources) ? ReadResources(resources) : null,
        };
    }

    private static string SpecImage(Pod pod, string name) =>
        pod.Spec.InitContainers.Concat(pod.Spec.Containers).FirstOrDefault(c => c.Name == name)?.Image ?? "";

    private static ResourceRequirements ReadResources(JsonElement resources)
    {
        ValueMap<Quantity> Those(string kind) => new(resources.EnumerateObject()
            .Where(r => r.Name.StartsWith(kind + ".", StringComparison.Ordinal))
            .Select(r => KeyValuePair.Create(r.Name[(kind.Length + 1)..], Quantity.Parse(r.Value.GetString()!))));

        return new ResourceRequirements { Limits = Those("limits"), Requests = Those("requests") };
    }

    [GeneratedRegex("\"([0-9-]{10}T[0-9:]{8}\\.[0-9]{4,9}Z)\"")]
    private static partial Regex Nanoseconds();

    private static DateTimeOffset? Time(JsonElement value, string member) =>
        Text(value, member) is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : null;
}
