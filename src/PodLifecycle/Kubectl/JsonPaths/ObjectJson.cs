using System.Text.Json;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>Objects as the JSON that paths look at.</summary>
internal static class ObjectJson
{
    /// <summary>Paths and printers walk recursively; no object of Kubernetes nests nearly so deep.</summary>
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 1_000 };

    public static JsonDocument Of(ApiObject value) => Parse(KubernetesJson.Serialize(value));

    /// <summary>The list that <c>kubectl</c> makes of several objects.</summary>
    public static JsonDocument OfList(IEnumerable<ApiObject> items) => Parse(
        """{"apiVersion":"v1","items":["""
        + string.Join(',', items.Select(KubernetesJson.Serialize))
        + """],"kind":"List","metadata":{"resourceVersion":""}}""");

    /// <summary>The pod as <c>-o json</c> and <c>-o yaml</c> show it: with its kind, which items of lists lack, and without the managed fields.</summary>
    public static ApiObject Shown(ApiObject value) => value is Pod pod ? Shown(pod) : value;

    /// <inheritdoc cref="Shown(ApiObject)"/>
    public static Pod Shown(Pod pod) => pod with { Kind = "Pod", ApiVersion = "v1", Metadata = pod.Metadata with { ManagedFields = [] } };

    /// <exception cref="KubectlException">The object nests too deep.</exception>
    private static JsonDocument Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json, Options);
        }
        catch (JsonException problem)
        {
            throw new KubectlException($"the object nests deeper than {Options.MaxDepth} levels", problem);
        }
    }
}
