using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace PodLifecycle;

/// <summary>Runs the steps of paths on values. Values of the wrong kind mostly find nothing; see <see cref="JsonPathNode"/>.</summary>
/// <param name="allowMissingKeys">Whether a member that no value has finds nothing, or is an error.</param>
internal sealed class JsonPathEvaluator(bool allowMissingKeys)
{
    /// <exception cref="KubectlException">A step cannot be done on these values.</exception>
    public IReadOnlyList<JsonElement> Find(JsonElement root, JsonPathNode[] path) => Find([root], path);

    private List<JsonElement> Find(List<JsonElement> values, JsonPathNode[] path)
    {
        foreach (JsonPathNode node in path)
            values = Step(values, node);
        return values;
    }

    private List<JsonElement> Step(List<JsonElement> values, JsonPathNode node) => node switch
    {
        JsonPathNode.Literal literal => [literal.Value],
        JsonPathNode.Identifier word => throw new KubectlException("unrecognized identifier " + word.Name),
        JsonPathNode.Field field => Members(values, field.Name),
        JsonPathNode.Wildcard => [.. values.SelectMany(Children)],
        JsonPathNode.Descendants => [.. values.SelectMany(Descendants)],
        JsonPathNode.Slice slice => [.. values.SelectMany(value => Elements(value, slice))],
        JsonPathNode.Filter filter => [.. values.SelectMany(value => Filtered(value, filter))],
        JsonPathNode.Union union => [.. union.Paths.SelectMany(path => Find(values, path))],
        _ => throw new UnreachableException(),
    };

    private List<JsonElement> Members(List<JsonElement> values, string name)
    {
        var found = new List<JsonElement>();
        foreach (JsonElement value in values)
        {
            if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out JsonElement member))
                found.Add(member);
        }

        if (found.Count == 0 && !allowMissingKeys)
            throw new KubectlException(name + " is not found");
        return found;
    }

    private static IEnumerable<JsonElement> Children(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Select(member => member.Value),
        JsonValueKind.Array => value.EnumerateArray(),
        _ => [],
    };

    private static IEnumerable<JsonElement> Descendants(JsonElement value)
    {
        JsonElement[] children = [.. Children(value)];
        return children.Length == 0 ? [] : [value, .. children.SelectMany(Descendants)];
    }

    private static List<JsonElement> Elements(JsonElement value, JsonPathNode.Slice slice)
    {
        if (value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
            return [];
        if (value.ValueKind != JsonValueKind.Array)
            throw new KubectlException(GoType(value) + " is not array or slice");

        int length = value.GetArrayLength();
        int start = FromEnd(slice.Start ?? 0, length);
        int end = slice.Single ? start + 1 : FromEnd(slice.End ?? length, length);
        if (start == end)
            return [];
        if (start < 0 || start >= length)
            throw OutOfBounds(start, length);
        if (end < 0 || end > length)
            throw OutOfBounds(end - 1, length);
        if (start > end)
            throw new KubectlException(string.Create(CultureInfo.InvariantCulture, $"starting index {start} is greater than ending index {end}"));
        if (slice.Step <= 0)
            throw new KubectlException("step must be > 0");

        int step = slice.Step ?? 1;
        var elements = new List<JsonElement>();
        for (int i = start; i < end; i += step)
            elements.Add(value[i]);
        return elements;
    }

    private static int FromEnd(int index, int length) => index < 0 ? index + length : index;

    private static KubectlException OutOfBounds(int index, int length) =>
        new(string.Create(CultureInfo.InvariantCulture, $"array index out of bounds: index {index}, length {length}"));

    private List<JsonElement> Filtered(JsonElement value, JsonPathNode.Filter filter)
    {
        if (value.ValueKind != JsonValueKind.Array)
            throw new KubectlException(GoValue.Format(value) + " is not array or slice and cannot be filtered");

        var passed = new List<JsonElement>();
        foreach (JsonElement element in value.EnumerateArray())
        {
            if (filter.Operator.Length == 0 ? Exists(element, filter.Left) : Compares(element, filter))
                passed.Add(element);
        }

        return passed;
    }

    /// <summary>Here a missing member, or a path that fails, is only an answer.</summary>
    private bool Exists(JsonElement element, JsonPathNode[] path)
    {
        try
        {
            return Find([element], path).Count > 0;
        }
        catch (KubectlException)
        {
            return false;
        }
    }

    private bool Compares(JsonElement element, JsonPathNode.Filter filter) =>
        FindOne(element, filter.Left) is { } left && FindOne(element, filter.Right) is { } right && JsonPathComparison.Holds(left, filter.Operator, right);

    private JsonElement? FindOne(JsonElement element, JsonPathNode[] path)
    {
        List<JsonElement> found = Find([element], path);
        return found.Count switch
        {
            0 => null,
            1 => found[0],
            _ => throw new KubectlException("can only compare one element at a time"),
        };
    }

    private static string GoType(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "map[string]interface {}",
        JsonValueKind.String => "string",
        JsonValueKind.Number => value.TryGetInt64(out _) ? "int64" : "float64",
        _ => "bool",
    };
}
