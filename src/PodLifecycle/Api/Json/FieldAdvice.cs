namespace PodLifecycle.Api;

/// <summary>What was probably meant by a field that the type does not have.</summary>
/// <param name="Text">The advice in words, or null where there is none.</param>
/// <param name="Meant">The field of the same type that was meant, where it is one.</param>
internal readonly record struct FieldAdvice(string? Text, Field? Meant)
{
    private const int SearchedTypes = 400;

    public static FieldAdvice For(ObjectType type, string name, List<PathStep> path)
    {
        if (name.FirstOrDefault(c => c > '~' && (char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format)) is not '\0' and var odd)
            return new($"it contains the invisible character U+{(int)odd:X4}: write a blank, or nothing", null);
        if (SameButForCase(type, name) is { } spelled)
            return new($"did you mean \"{spelled.Name}\"?", spelled);
        if (Above(name, path) is { } above)
            return new(above, null);
        if (Below(type, name) is { } child && !child.Contains('.', StringComparison.Ordinal))
            return new(Deeper(path, child), null);
        if (Nearest(type, name) is { } near)
            return new($"did you mean \"{near.Name}\"?", near);
        return new(Elsewhere(type, name, path), null);
    }

    /// <summary>The name out of a closed set that is nearest to a text, or null when none is near.</summary>
    public static string? Nearest(IEnumerable<string> names, string text)
    {
        string? best = null;
        int least = (text.Length + 3) / 4 + 1;
        foreach (string candidate in names)
        {
            int distance = EditDistance.Between(Plain(text), Plain(candidate));
            if (distance < least)
                (best, least) = (candidate, distance);
        }

        return best;
    }

    private static Field? SameButForCase(ObjectType type, string name) => type.Fields.FirstOrDefault(f => Plain(f.Name) == Plain(name));

    private static Field? Nearest(ObjectType type, string name) =>
        Nearest(type.Fields.Select(f => f.Name), name) is { } near ? type.Find(near) : null;

    /// <summary>The innermost object around this one that has the field.</summary>
    private static string? Above(string name, List<PathStep> path)
    {
        for (int i = path.Count - 1; i >= 0; i--)
        {
            if (path[i].Field?.Owner.Find(name) is null)
                continue;
            string place = PathStep.Format(path.ToArray().AsSpan(0, i));
            int levels = path.Skip(i).Count(step => step.Field is not null);
            return $"it belongs {(levels == 1 ? "one level" : $"{levels} levels")} up, {(place.Length == 0 ? "at the top" : "in " + place)}";
        }

        return null;
    }

    /// <summary>The field somewhere else in the object: below this type, or from the root, the fewest levels away.</summary>
    private static string? Elsewhere(ObjectType type, string name, List<PathStep> path)
    {
        if (Below(type, name) is { } below)
            return Deeper(path, below);
        ObjectType root = path.Count > 0 && path[0].Field is { } first ? first.Owner : type;
        string? parent = path.Count > 0 ? path[^1].Name : null;
        return (Below(root, name, parent) ?? Below(root, name)) is { } place ? $"it exists in {place}" : null;
    }

    private static string Deeper(List<PathStep> path, string place) =>
        $"it belongs deeper, in {(path.Count == 0 ? "" : PathStep.Format(path.ToArray()) + ".")}{place}";

    private static string? Below(ObjectType type, string name, string? parent = null)
    {
        var waiting = new Queue<(ObjectType Type, string Place)>([(type, "")]);
        var seen = new HashSet<ObjectType> { type };
        while (waiting.TryDequeue(out var next) && seen.Count < SearchedTypes)
        {
            foreach (Field field in next.Type.Fields.OrderBy(f => f.Name is "initContainers" or "ephemeralContainers"))
            {
                if (field.Element != FieldType.Object || field.Name is "status" or "metadata" || !seen.Add(field.ObjectType))
                    continue;
                string place = $"{next.Place}{(next.Place.Length == 0 ? "" : ".")}{field.Name}{(field.Type == FieldType.List ? "[i]" : field.Type == FieldType.Map ? ".*" : "")}";
                if (field.ObjectType.Find(name) is not null && (parent is null || field.Name == parent))
                    return place;
                waiting.Enqueue((field.ObjectType, place));
            }
        }

        return null;
    }

    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
}
