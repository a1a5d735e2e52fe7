using System.Globalization;
using System.Text;
using PodLifecycle.Api;
using YamlDotNet.Core.Events;

namespace PodLifecycle.Yaml;

/// <summary>
/// Keys given twice, as the API server's own YAML reader tells them: all of them in one text, by the line of the value. Keys that a merge
/// brings in count too.
/// </summary>
internal sealed class YamlDuplicates
{
    private readonly Stack<HashSet<string>> open = new();
    private readonly StringBuilder found = new();

    /// <summary>The text, or null when no key was given twice.</summary>
    public string? Text => found.Length == 0 ? null : "yaml: unmarshal errors:" + found;

    public void Enter() => open.Push(new(StringComparer.Ordinal));

    public void Leave() => open.Pop();

    public void Add(Scalar key, ParsingEvent value)
    {
        YamlScalar resolved = YamlScalar.Resolve(key);
        string name = resolved.Kind == TokenKind.Text ? GoQuote.Format(resolved.Text) : resolved.Text;
        if (!open.Peek().Add(name))
            found.Append(CultureInfo.InvariantCulture, $"\n  line {value.Start.Line}: key {name} already set in map");
    }
}
