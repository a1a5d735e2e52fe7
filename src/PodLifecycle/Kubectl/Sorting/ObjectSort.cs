using System.Text.Json;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>The order of <c>kubectl get --sort-by</c>.</summary>
internal static class ObjectSort
{
    /// <exception cref="KubectlException">The path cannot be read, no object has the field, or its values have no order.</exception>
    public static IReadOnlyList<T> By<T>(IEnumerable<T> objects, string sortBy)
        where T : ApiObject
    {
        string field = Complete(sortBy);
        JsonPath path = Parse(field);
        var sorted = new List<(JsonElement? Key, T Object)>();
        bool anyField = false;
        foreach (T item in objects)
        {
            JsonElement? key = Key(path, item);
            anyField |= key is not null;

            // Like kubectl for up to twelve objects: a new one passes those that it comes before, and one without the field passes all.
            int position = sorted.Count;
            while (position > 0 && ComesBefore(key, sorted[position - 1].Key))
                position--;
            sorted.Insert(position, (key, item));
        }

        if (!anyField && sorted.Count > 0)
            throw new KubectlException($"couldn't find any field with path \"{field}\" in the list of objects");
        return [.. sorted.Select(s => s.Object)];
    }

    /// <summary>What is no relaxed path is left to the parser of paths.</summary>
    private static string Complete(string sortBy)
    {
        try
        {
            return RelaxedPath.Complete(sortBy);
        }
        catch (KubectlException)
        {
            return sortBy;
        }
    }

    private static JsonPath Parse(string field)
    {
        try
        {
            return JsonPath.ParsePath(field);
        }
        catch (KubectlException problem)
        {
            throw new KubectlException("sorting error: " + problem.Message, problem);
        }
    }

    private static JsonElement? Key(JsonPath path, ApiObject item)
    {
        using JsonDocument document = ObjectJson.Of(item);
        JsonElement first = path.Find(document.RootElement).SelectMany(found => found).FirstOrDefault();
        return first.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? null : first.Clone();
    }

    private static bool ComesBefore(JsonElement? left, JsonElement? right)
    {
        if (left is not { } a)
            return true;
        if (right is not { } b)
            return false;

        return (a.ValueKind, b.ValueKind) switch
        {
            (JsonValueKind.Number, JsonValueKind.Number) => a.GetDecimal() < b.GetDecimal(),
            (JsonValueKind.String, JsonValueKind.String) => ComesBefore(a.GetString()!, b.GetString()!),
            _ => throw new KubectlException($"sorting error: values such as {GoJson.Compact(a)} have no order"),
        };
    }

    private static bool ComesBefore(string a, string b) => Quantity.TryParse(a, out Quantity? amountA) && Quantity.TryParse(b, out Quantity? amountB)
        ? amountA < amountB
        : string.CompareOrdinal(a, b) < 0;
}
