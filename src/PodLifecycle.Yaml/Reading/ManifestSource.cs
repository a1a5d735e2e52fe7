using System.Text;
using PodLifecycle.Api;

namespace PodLifecycle.Yaml;

/// <summary>A text that one or more documents were read from, kept so that the places of fields can be told when somebody asks.</summary>
internal sealed class ManifestSource
{
    private readonly Lazy<ManifestPlaces> places;

    private ManifestSource(Func<ManifestPlaces> read) => places = new(read);

    /// <summary>Read once, when the first place is asked for: most manifests are fine.</summary>
    public ManifestPlaces Places => places.Value;

    public static ManifestSource OfYaml(string document, int firstLine, ManifestOptions options) => new(() =>
    {
        var reader = new YamlTokenReader(document, firstLine, options);
        reader.Open();
        var tokens = new YamlTokens(reader);
        return ManifestPlaces.Of(ref tokens);
    });

    /// <param name="text">The whole text.</param>
    /// <param name="start">Where the object begins, counted in UTF-8.</param>
    public static ManifestSource OfJson(string text, int start) => new(() =>
    {
        var tokens = new JsonTokens(Encoding.UTF8.GetBytes(text), start);
        tokens.Read();
        return ManifestPlaces.Of(ref tokens);
    });
}
