using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests.Status;

/// <summary>From the shapes of the status recordings to the core's types.</summary>
internal static class StatusCases
{
    public static Pod Pod(JsonElement value) => Api.Pod.FromJson(value.GetRawText());

    public static PodStatus? Status(JsonElement? value) => (PodStatus?)Read(value, PodStatus.Type);

    public static ValueList<ContainerStatus>? Statuses(JsonElement? value) => List(value, item => (ContainerStatus)Read(item, ContainerStatus.Type)!);

    public static ValueList<PodCondition>? Conditions(JsonElement? value) => List(value, item => (PodCondition)Read(item, PodCondition.OwnType)!);

    public static JsonNode Json(ApiObject value) => JsonNode.Parse(KubernetesJson.Serialize(value))!;

    public static string Text(JsonElement value, string name) => Member(value, name)?.GetString() ?? "";

    public static bool Flag(JsonElement value, string name) => Member(value, name) is { ValueKind: JsonValueKind.True };

    public static int Number(JsonElement value, string name) => Member(value, name)?.GetInt32() ?? 0;

    public static DateTimeOffset? Time(JsonElement value, string name) =>
        Member(value, name) is { } time ? DateTimeOffset.Parse(time.GetString()!, CultureInfo.InvariantCulture) : null;

    /// <summary>The member, unless it is absent or null.</summary>
    public static JsonElement? Member(JsonElement value, string name) =>
        value.TryGetProperty(name, out JsonElement member) && member.ValueKind != JsonValueKind.Null ? member : null;

    public static ValueList<T>? List<T>(JsonElement? value, Func<JsonElement, T> item) =>
        value is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray().Select(item).ToValueList() : null;

    private static ApiObject? Read(JsonElement? value, ObjectType type) =>
        value is { ValueKind: JsonValueKind.Object } found ? KubernetesJson.Read(found.GetRawText(), type) : null;
}
