using System.Text;
using PodLifecycle.Api;

namespace PodLifecycle.Yaml;

/// <summary>The text that one or more documents were read from, kept so that the places of fields can be told when somebody asks.</summary>
internal abstract class ManifestSource
{
    private ManifestPlaces? places;

    private ManifestSource()
    {
    }

    /// <summary>Read when the first place is asked for: most manifests are fine.</summary>
    public ManifestPlaces Places => places ??= Read();

    private protected abstract ManifestPlaces Read();

    /// <param name="document">A text that stays as it is.</param>
    /// <param name="firstLine">The line of the file where it begins.</param>
    /// <param name="options">The limits under which it was read.</param>
    public sealed class Yaml(ReadOnlyMemory<char> document, int firstLine, ManifestOptions options) : ManifestSource
    {
        private protected override ManifestPlaces Read()
        {
            var reader = new YamlTokenReader(document, firstLine, options);
            reader.Open();
            var tokens = new YamlTokens(reader);
            return ManifestPlaces.Of(ref tokens);
        }
    }

    /// <summary>A document whose text is in a buffer that is used for others later; kept in half the space.</summary>
    public sealed class CopyOfYaml(ReadOnlyMemory<char> document, int firstLine, ManifestOptions options) : ManifestSource
    {
        private readonly byte[] utf8 = ToUtf8(document.Span);

        private protected override ManifestPlaces Read() => new Yaml(Encoding.UTF8.GetString(utf8).AsMemory(), firstLine, options).Read();

        private static byte[] ToUtf8(ReadOnlySpan<char> text)
        {
            var bytes = new byte[Encoding.UTF8.GetByteCount(text)];
            Encoding.UTF8.GetBytes(text, bytes);
            return bytes;
        }
    }

    /// <param name="utf8">The object's text.</param>
    /// <param name="start">Where in the file it begins.</param>
    public sealed class Json(byte[] utf8, JsonPlace start) : ManifestSource
    {
        private protected override ManifestPlaces Read()
        {
            var tokens = new JsonTokens(utf8, start);
            tokens.Read();
            return ManifestPlaces.Of(ref tokens);
        }
    }
}
