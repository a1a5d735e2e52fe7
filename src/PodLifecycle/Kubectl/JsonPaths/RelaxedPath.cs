using System.Text.RegularExpressions;

namespace PodLifecycle;

/// <summary>The paths of <c>--sort-by</c>, custom columns and <c>wait</c>: the leading dot and the braces may be left out.</summary>
internal static partial class RelaxedPath
{
    /// <summary>The path with both, such as <c>{.metadata.name}</c>; the empty text stays.</summary>
    /// <exception cref="KubectlException">There are braces that are not one pair around everything.</exception>
    public static string Complete(string path)
    {
        if (path.Length == 0)
            return path;

        Match match = Pattern().Match(path);
        if (!match.Success)
            throw new KubectlException("unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'");
        return $"{{.{match.Groups["path"].Value}}}";
    }

    [GeneratedRegex(@"\A(\{\.?(?<path>[^{}]+)\}|\.?(?<path>[^{}]+))\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
