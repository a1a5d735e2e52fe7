using System.Text.Json;
using System.Text.Json.Nodes;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests.Manifests;

public class ResourcesTests
{
    [Fact]
    public void QosClasses() => OracleFile.Check("manifests/qos", input => new JsonObject { ["qosClass"] = Qos.Of(Pod(input).Spec) });

    [Fact]
    public void EffectiveResources() => OracleFile.Check("manifests/resources", input =>
    {
        Pod pod = Pod(input);
        return new JsonObject
        {
            ["requests"] = Json(PodResources.Requests(pod.Spec)),
            ["limits"] = Json(PodResources.Limits(pod.Spec)),
            ["requestsWithoutOverhead"] = Json(PodResources.RequestsWithoutOverhead(pod.Spec)),
            ["requestsContainersOnly"] = Json(PodResources.ContainerRequests(pod.Spec)),
            ["limitsContainersOnly"] = Json(PodResources.ContainerLimits(pod.Spec)),
            ["requestsFromStatus"] = Json(PodResources.RequestsDuringResize(pod)),
            ["qosClass"] = Qos.Of(pod.Spec),
        };
    });

    private static Pod Pod(JsonElement input) => Api.Pod.FromJson(input.GetProperty("pod").GetRawText()).WithDefaults();

    private static JsonObject Json(ValueMap<Quantity> amounts) =>
        new(amounts.Select(a => KeyValuePair.Create<string, JsonNode?>(a.Key, a.Value.ToString())));
}
