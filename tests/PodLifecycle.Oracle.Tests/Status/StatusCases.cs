using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests.Status;

/// <summary>From the shapes of the status recordings to the core's types.</summary>
internal static class StatusCases
{
    private static readonly string[] ReportedResources = ["cpu", "memory"];

    private static readonly string[] StatusLists = ["containerStatuses", "initContainerStatuses", "ephemeralContainerStatuses"];

    public static Pod Pod(JsonElement value) => Api.Pod.FromJson(value.GetRawText());

    public static PodStatus? Status(JsonElement? value) => (PodStatus?)Read(value, PodStatus.Type);

    public static ValueList<ContainerStatus>? Statuses(JsonElement? value) => List(value, item => (ContainerStatus)Read(item, ContainerStatus.Type)!);

    public static ValueList<PodCondition>? Conditions(JsonElement? value) => List(value, item => (PodCondition)Read(item, PodCondition.OwnType)!);

    public static JsonNode Json(ApiObject value) => JsonNode.Parse(KubernetesJson.Serialize(value))!;

    /// <summary>A status as the recordings write it: with the states of a container even when they are empty.</summary>
    public static JsonNode StatusJson(PodStatus value)
    {
        JsonNode status = Json(value);
        AddEmptyStates(status);
        return status;
    }

    public static void AddEmptyStates(JsonNode status)
    {
        foreach (string list in StatusLists)
        {
            foreach (JsonNode? container in status[list] as JsonArray ?? [])
            {
                container!["state"] ??= new JsonObject();
                container["lastState"] ??= new JsonObject();
            }
        }
    }

    public static string Text(JsonElement value, string name) => Member(value, name)?.GetString() ?? "";

    public static bool Flag(JsonElement value, string name) => Member(value, name) is { ValueKind: JsonValueKind.True };

    public static int Number(JsonElement value, string name) => Member(value, name)?.GetInt32() ?? 0;

    public static TimeSpan? Seconds(JsonElement value, string name) => Member(value, name) is { } seconds ? TimeSpan.FromSeconds(seconds.GetDouble()) : null;

    public static DateTimeOffset? Time(JsonElement value, string name) =>
        Member(value, name) is { } time ? DateTimeOffset.Parse(time.GetString()!, CultureInfo.InvariantCulture) : null;

    /// <summary>The member, unless it is absent or null.</summary>
    public static JsonElement? Member(JsonElement value, string name) =>
        value.TryGetProperty(name, out JsonElement member) && member.ValueKind != JsonValueKind.Null ? member : null;

    public static ValueList<T>? List<T>(JsonElement? value, Func<JsonElement, T> item) =>
        value is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray().Select(item).ToValueList() : null;

    public static ValueList<Sandbox> Sandboxes(JsonElement value) => List(value, item => new Sandbox
    {
        Id = Text(item, "id"),
        Ready = Text(item, "state") == "ready",
        CreatedAt = Time(item, "createdAt") ?? default,
        Attempt = Number(item, "attempt"),
        HostNetwork = Flag(item, "hostNetwork"),
        Ip = Member(item, "ip")?.GetString(),
        AdditionalIps = List(Member(item, "additionalIPs"), ip => ip.GetString()!) ?? ValueList<string>.Empty,
    })!;

    public static ValueList<ContainerRecord> Containers(JsonElement value) => List(value, item => new ContainerRecord
    {
        Name = Text(item, "name"),
        Id = Text(item, "id"),
        SandboxId = Text(item, "sandbox"),
        State = Enum.Parse<ContainerRecordState>(Text(item, "state"), ignoreCase: true),
        CreatedAt = Time(item, "createdAt") ?? default,
        StartedAt = Time(item, "startedAt"),
        FinishedAt = Time(item, "finishedAt"),
        ExitCode = Number(item, "exitCode"),
        Reason = Text(item, "reason"),
        Message = Text(item, "message"),
        Image = Text(item, "image"),
        ImageRef = Text(item, "imageRef"),
        RestartCount = Number(item, "restartCount"),
        User = User(Member(item, "user")),
        Resources = Resources(Member(item, "resources")),
    })!;

    public static RuntimeView Runtime(JsonElement value) => new()
    {
        Sandboxes = Sandboxes(value.GetProperty("sandboxes")),
        Containers = [.. Containers(value.GetProperty("containers")).OrderByDescending(record => record.CreatedAt)],
        Ips = Texts(value, "ips"),
    };

    public static ValueList<StartError> StartErrors(JsonElement? value) =>
        List(value, item => new StartError(Text(item, "container"), Text(item, "reason"), Text(item, "message"))) ?? ValueList<StartError>.Empty;

    public static ProbeResults Probes(JsonElement value) => new() { Startup = Results(value, "startup"), Readiness = Results(value, "readiness") };

    /// <summary>The recordings have a worker for every probe in the spec, or none at all.</summary>
    public static ProbeWorkers Workers(Pod pod, JsonElement value) =>
        Flag(value, "workersRegistered") ? ProbeWorkers.None.Sync(pod.Spec) : ProbeWorkers.None;

    public static ValueList<string> Texts(JsonElement value, string name) => List(Member(value, name), item => item.GetString()!) ?? ValueList<string>.Empty;

    private static ValueMap<ProbeResult> Results(JsonElement value, string kind) =>
        Member(value, kind) is not { } results ? ValueMap<ProbeResult>.Empty : new(
            results.EnumerateObject().Select(r => KeyValuePair.Create(r.Name, Enum.Parse<ProbeResult>(r.Value.GetString()!, ignoreCase: true))));

    private static ContainerUser? User(JsonElement? value)
    {
        if (List(value, id => id.GetInt64()) is not { } ids)
            return null;

        return new ContainerUser { Linux = new LinuxContainerUser { Uid = ids[0], Gid = ids[1], SupplementalGroups = [.. ids.AsSpan()[2..]] } };
    }

    private static ResourceRequirements? Resources(JsonElement? value)
    {
        if (value is not { } report)
            return null;

        ValueMap<Quantity> Amounts(string kind) => new(
            ReportedResources
                .Select(resource => (resource, amount: Text(report, resource + kind)))
                .Where(pair => pair.amount.Length > 0)
                .Select(pair => KeyValuePair.Create(pair.resource, Quantity.Parse(pair.amount))));
        return new ResourceRequirements { Requests = Amounts("Request"), Limits = Amounts("Limit") };
    }

    private static ApiObject? Read(JsonElement? value, ObjectType type) =>
        value is { ValueKind: JsonValueKind.Object } found ? KubernetesJson.Read(found.GetRawText(), type) : null;
}
