using System.Text.Json;
using PodLifecycle.Api;

namespace PodLifecycle.Yaml;

/// <summary>Writes API objects as YAML.</summary>
public static class ManifestYaml
{
    /// <summary>The object as <c>kubectl get -o yaml</c> shows it: keys sorted, lists not indented, texts in quotes only where they must be.</summary>
    /// <param name="value">The object.</param>
    /// <returns>YAML that ends with a line break; <see cref="ManifestLoader"/> reads it back to an equal object.</returns>
    public static string ToYaml(this ApiObject value)
    {
        ArgumentNullException.ThrowIfNull(value);
        using JsonDocument json = JsonDocument.Parse(KubernetesJson.Serialize(value), new JsonDocumentOptions { MaxDepth = 2 * JsonTokens.MaxDepth });
        return Write(json);
    }

    /// <summary>The objects as <c>kubectl get -o yaml</c> shows several: as one List.</summary>
    /// <param name="items">The objects in order.</param>
    /// <returns>As <see cref="ToYaml(ApiObject)"/>; <see cref="ManifestLoader"/> reads the items back.</returns>
    public static string ToYaml(this IEnumerable<ApiObject> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        using JsonDocument json = ObjectJson.OfList(items);
        return Write(json);
    }

    private static string Write(JsonDocument json)
    {
        var writer = new YamlWriter();
        writer.WriteRoot(json.RootElement);
        return writer.ToString();
    }

    /// <summary>The text of <c>kubectl get pods -o yaml</c>: one object of kind List, without the managed fields.</summary>
    /// <param name="pods">The pods in order.</param>
    /// <returns>YAML that ends with a line break; a list without items when there are no pods.</returns>
    /// <exception cref="KubectlException">A pod nests deeper than 1,000 levels.</exception>
    public static string ToYamlList(this IEnumerable<Pod> pods)
    {
        ArgumentNullException.ThrowIfNull(pods);
        using JsonDocument json = ObjectJson.OfList(pods.Select(ObjectJson.Shown));
        var writer = new YamlWriter();
        writer.WriteRoot(json.RootElement);
        return writer.ToString();
    }
}
