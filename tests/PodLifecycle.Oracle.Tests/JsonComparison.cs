using System.Globalization;
using System.Text.Json;

namespace PodLifecycle.Oracle.Tests;

/// <summary>
/// Compares an answer with a recording: members in any order, lists in order, null and absent alike, numbers by value, texts
/// literally. Iterative, because some recordings nest thousands of levels.
/// </summary>
internal static class JsonComparison
{
    /// <summary>The first difference, or null when there is none.</summary>
    public static string? Difference(JsonElement expected, JsonElement actual)
    {
        var open = new Stack<(string Path, JsonElement? Expected, JsonElement? Actual)>();
        open.Push(("", expected, actual));
        while (open.TryPop(out var pair))
        {
            (string path, JsonElement? want, JsonElement? got) = pair;
            bool noWant = want is null or { ValueKind: JsonValueKind.Null };
            bool noGot = got is null or { ValueKind: JsonValueKind.Null };
            if (noWant && noGot)
                continue;
            if (noWant || noGot || !SameKind(want!.Value, got!.Value))
                return Different(path, want, got);

            switch (want.Value.ValueKind)
            {
                case JsonValueKind.Object:
                    var names = new SortedSet<string>(StringComparer.Ordinal);
                    names.UnionWith(want.Value.EnumerateObject().Select(p => p.Name));
                    names.UnionWith(got.Value.EnumerateObject().Select(p => p.Name));
                    foreach (string name in names.Reverse())
                        open.Push(($"{path}.{name}", Member(want.Value, name), Member(got.Value, name)));
                    break;
                case JsonValueKind.Array:
                    if (want.Value.GetArrayLength() != got.Value.GetArrayLength())
                        return Different(path, want, got);
                    for (int i = want.Value.GetArrayLength() - 1; i >= 0; i--)
                        open.Push(($"{path}[{i}]", want.Value[i], got.Value[i]));
                    break;
                case JsonValueKind.Number:
                    if (!SameNumber(want.Value, got.Value))
                        return Different(path, want, got);
                    break;
                case JsonValueKind.String:
                    if (want.Value.GetString() != got.Value.GetString())
                        return Different(path, want, got);
                    break;
            }
        }

        return null;
    }

    private static bool SameKind(JsonElement want, JsonElement got) => want.ValueKind == got.ValueKind;

    private static bool SameNumber(JsonElement want, JsonElement got) =>
        want.GetRawText() == got.GetRawText()
        || (decimal.TryParse(want.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal a)
            && decimal.TryParse(got.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal b)
            && a == b);

    private static JsonElement? Member(JsonElement value, string name) => value.TryGetProperty(name, out JsonElement member) ? member : null;

    private static string Different(string path, JsonElement? want, JsonElement? got) => $"{(path.Length == 0 ? "." : path)}: expected {Show(want)}, got {Show(got)}";

    private static string Show(JsonElement? value)
    {
        const int Longest = 300;
        string text = value?.GetRawText() ?? "nothing";
        return text.Length <= Longest ? text : text[..Longest] + "…";
    }
}
