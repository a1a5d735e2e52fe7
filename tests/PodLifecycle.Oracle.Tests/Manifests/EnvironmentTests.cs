using System.Text.Json;
using System.Text.Json.Nodes;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests.Manifests;

public class EnvironmentTests
{
    [Fact]
    public void Environments() => OracleFile.Check("manifests/env", input =>
    {
        Pod pod = Pod.FromJson(input.GetProperty("pod").GetRawText()).WithDefaults();
        string name = input.GetProperty("container").GetString()!;
        Container container = pod.Spec.Containers.Concat(pod.Spec.InitContainers).First(c => c.Name == name);
        ContainerEnvironment environment = ContainerEnvironment.Of(pod, container, Sources(input));
        if (environment.Error is { } error)
            return new JsonObject { ["error"] = error };

        var answer = new JsonObject { ["env"] = new JsonObject(environment.Variables.Select(v => KeyValuePair.Create(v.Key, (JsonNode?)v.Value))) };
        if (container.Command.Count > 0)
            answer["command"] = Texts(environment.Expand(container.Command));
        if (container.Args.Count > 0)
            answer["args"] = Texts(environment.Expand(container.Args));
        VolumeMount[] expressions = [.. container.VolumeMounts.Where(m => m.SubPathExpr.Length > 0)];
        if (expressions.Length > 0)
            answer["subPaths"] = new JsonArray([.. expressions.Select(m => SubPath(m, environment))]);
        return answer;
    });

    private static JsonObject SubPath(VolumeMount mount, ContainerEnvironment environment)
    {
        (string path, string? error) = environment.ExpandSubPath(mount.SubPathExpr);
        var answer = new JsonObject { ["mountPath"] = mount.MountPath };
        answer[error is null ? "subPath" : "error"] = error ?? path;
        return answer;
    }

    private static JsonArray Texts(ValueList<string> texts) => new([.. texts.Select(t => (JsonNode?)t)]);

    private static EnvironmentSources Sources(JsonElement input)
    {
        ObjectType service = Schema.Type("core/v1.Service");
        return new()
        {
            PodIps = List(input, "podIPs").Select(ip => ip.GetString()!).ToValueList(),
            HostIps = List(input, "hostIPs").Select(ip => ip.GetString()!).ToValueList(),
            NodeAllocatable = new(Members(input, "nodeAllocatable").Select(m => KeyValuePair.Create(m.Name, Quantity.Parse(m.Value.GetString()!)))),
            ConfigMaps = Members(input, "configMaps").ToDictionary(m => m.Name, Data),
            Secrets = Members(input, "secrets").ToDictionary(m => m.Name, Data),
            Services = [.. List(input, "services").Select(s => (UntypedObject)KubernetesJson.Read(s.GetRawText(), service))],
        };
    }

    private static ValueMap<string> Data(JsonProperty entry) => new(entry.Value.EnumerateObject().Select(e => KeyValuePair.Create(e.Name, e.Value.GetString()!)));

    private static JsonElement.ArrayEnumerator List(JsonElement input, string name) => input.TryGetProperty(name, out JsonElement list) ? list.EnumerateArray() : default;

    private static JsonElement.ObjectEnumerator Members(JsonElement input, string name) => input.TryGetProperty(name, out JsonElement map) ? map.EnumerateObject() : default;
}
