using PodLifecycle.Api;
using YamlDotNet.Core;

namespace PodLifecycle.Yaml;

/// <summary>What the API server answers to a YAML body: its first document is all that counts there.</summary>
internal static class YamlBody
{
    /// <param name="text">The body.</param>
    /// <param name="utf8">The same as bytes, which some answers quote.</param>
    /// <param name="apiVersion">The API version that the request's path stands for.</param>
    /// <param name="kind">The kind that the request's path stands for.</param>
    public static BodyAnswer Read(string text, ReadOnlySpan<byte> utf8, string apiVersion, string kind) => Read(text, utf8, apiVersion, kind, null);

    /// <param name="text">The body.</param>
    /// <param name="utf8">The same as bytes, which some answers quote.</param>
    /// <param name="apiVersion">The API version that the request's path stands for.</param>
    /// <param name="kind">The kind that the request's path stands for.</param>
    /// <param name="last">What the object says last that it is, where it says so twice.</param>
    private static BodyAnswer Read(string text, ReadOnlySpan<byte> utf8, string apiVersion, string kind, TypeMeta? last)
    {
        var duplicates = new YamlDuplicates();
        YamlTokenReader? tokens = null;
        try
        {
            if (YamlText.FindForbidden(text) >= 0)
                return BodyAnswer.Unrecognized("yaml: control characters are not allowed", kind, utf8);
            tokens = new YamlTokenReader(text.AsMemory(), 1, ManifestOptions.Default, duplicates);
            TokenKind root = tokens.Open() ? tokens.Kind : TokenKind.None;
            TypeMeta meta = last ?? (root == TokenKind.StartObject ? tokens.FindTypeMeta() : default);
            BodyAnswer? refused = BodyAnswer.Identify(root, meta, apiVersion, kind, utf8, out ObjectType? type, out string identity);
            if (refused is not null)
            {
                tokens.ReadToEnd();
                return refused;
            }

            var reader = new ObjectReader<YamlTokens>(new YamlTokens(tokens), strict: true);
            ApiObject value = reader.ReadRoot(type!);
            tokens.ReadToEnd();
            if (last is null && reader.SaysTwiceWhatItIs)
                return Read(text, utf8, apiVersion, kind, TypeMeta.Of(value));
            return BodyAnswer.Judge(value, reader.Findings, identity, kind, sorted: true, duplicates.Text);
        }
        catch (Exception problem) when (problem is YamlException or InvalidOperationException)
        {
            return BodyAnswer.Unrecognized(YamlFault.Of(problem, text, tokens!).ServerText, kind, utf8);
        }
        catch (YamlRefusedException problem) when (YamlFault.Below(problem, text, tokens!) is { } fault)
        {
            return BodyAnswer.Unrecognized(fault.ServerText, kind, utf8);
        }
        catch (YamlRefusedException problem)
        {
            return BodyAnswer.Unrecognized((problem.IsOfJson ? "couldn't get version/kind; json parse error: " : "") + problem.Message, kind, utf8);
        }
    }
}
