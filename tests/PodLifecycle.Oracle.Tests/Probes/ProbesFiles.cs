using System.Text.Json;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests;

/// <summary>The shapes that the recordings of the family probes share, mapped to the domain.</summary>
internal static class ProbesFiles
{
    public static readonly DateTimeOffset Epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static Pod ReadPod(JsonElement input) => Pod.FromJson(input.GetProperty("pod").GetRawText());

    public static PodStatus? ReadStatus(JsonElement status) =>
        status.ValueKind == JsonValueKind.Null ? null : (PodStatus)KubernetesJson.Read(status.GetRawText(), PodStatus.Type);

    public static ProbeKind ReadKind(JsonElement value, string member = "probeType") => Enum.Parse<ProbeKind>(value.GetProperty(member).GetString()!);

    public static DateTimeOffset At(JsonElement value, string member = "at") => value.GetProperty(member).GetDateTimeOffset();

    public static TimeSpan Seconds(decimal seconds) => TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond));

    public static TimeSpan Seconds(JsonElement value) => Seconds(value.GetDecimal());

    public static decimal InSeconds(TimeSpan time) => (decimal)time.Ticks / TimeSpan.TicksPerSecond;

    public static ProbeRules ReadRules(JsonElement input)
    {
        ProbeRules rules = ProbeRules.Default;
        if (!input.TryGetProperty("featureGates", out JsonElement gates))
            return rules;

        return rules with
        {
            KeepsStatusOverKubeletRestart = !Gate(gates, "ChangeContainerStatusOnKubeletRestart", byDefault: false),
            ContainerRestartRules = Gate(gates, "ContainerRestartRules", byDefault: true),
        };
    }

    public static Container Container(Pod pod, string name) => pod.Spec.InitContainers.Concat(pod.Spec.Containers).First(c => c.Name == name);

    public static ProbeWorkerSettings ReadSettings(JsonElement input, Pod pod) =>
        ProbeWorkerSettings.For(pod, Container(pod, input.GetProperty("container").GetString()!), ReadKind(input), At(input, "kubeletStart"), ReadRules(input))!;

    private static bool Gate(JsonElement gates, string name, bool byDefault) => gates.TryGetProperty(name, out JsonElement gate) ? gate.GetBoolean() : byDefault;
}
