using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>Maps of texts as <c>kubectl describe</c> shows them: one line <c>key=value</c> for each entry, sorted by key.</summary>
internal static class KeyValues
{
    public static IReadOnlyList<string> Lines(ValueMap<string> map) => [.. map.Select(entry => $"{entry.Key}={entry.Value}")];
}
