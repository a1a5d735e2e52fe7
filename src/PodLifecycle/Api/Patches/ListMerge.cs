using JsonList = System.Collections.Generic.List<object?>;
using JsonMap = System.Collections.Generic.Dictionary<string, object?>;

namespace PodLifecycle.Api;

/// <summary>Lists in a strategic merge patch: elements are told apart by a key, or are values that a list has once.</summary>
internal static class ListMerge
{
    /// <summary>A list as the patch leaves it; a deletion lists values to take out.</summary>
    public static JsonList Merge(JsonList original, JsonList patch, MergeFacts facts, bool isDeletion) =>
        Merge(original, patch, facts, isDeletion, out _);

    /// <summary>Applies <c>$setElementOrder</c>, together with what the patch has for that list.</summary>
    public static void SetOrder(JsonMap original, JsonMap patch, string name, JsonList order, MergeShape shape)
    {
        JsonList? before = original.TryGetValue(name, out object? current) ? List(current) : null;
        JsonList? changes = patch.TryGetValue(name, out object? change) ? List(change) : null;
        MergeFacts facts = shape.List(name);
        CheckOrder(changes ?? [], order, facts.Key);
        if (before is null && changes is null)
            return;

        JsonList live = before ?? [];
        JsonList merged = (before, changes) switch
        {
            (not null, not null) => Merge(before, changes, facts, isDeletion: false, out live),
            (not null, null) => before,
            _ => StrategicMergePatch.WithoutDirectives(changes!),
        };
        (JsonList ordered, JsonList others) = Split(merged, order, facts.Key);
        AreMaps(before ?? [], changes ?? []);
        original[name] = Arrange(ordered, others, order, live, facts.Key);
        patch.Remove(name);
    }

    public static JsonList List(object? value) => value as JsonList ?? throw WrongType(new JsonList(), value);

    /// <summary>
    /// Gives the live order, too, that <c>$setElementOrder</c> keeps to: as many new elements have a place at its end as others were deleted.
    /// </summary>
    private static JsonList Merge(JsonList original, JsonList patch, MergeFacts facts, bool isDeletion, out JsonList live)
    {
        live = original;
        if (facts.Strategy != StrategicMergePatch.Merge && !isDeletion)
            return patch;
        if (original.Count == 0 && patch.Count == 0)
            return original;

        if (!AreMaps(original, patch))
            return isDeletion ? [.. original.Where(e => !patch.Contains(e))] : Arrange([.. original.Concat(patch).Distinct()], patch, original, facts.Key);
        if (facts.Key.Length == 0)
            throw PatchException.Merging($"cannot merge lists without merge key for {facts.Shape.GoKind}");

        var kept = new JsonList(original);
        JsonList changes = ApplyDirectives(kept, patch, facts.Key, out bool replaces);
        if (replaces)
            return Arrange(changes, [], changes, facts.Key);

        JsonList merged = MergeElements(kept, changes, facts);
        live = [.. merged.Take(original.Count)];
        return Arrange(merged, changes, kept, facts.Key);
    }

    /// <summary>Takes out what is to be deleted, and gives the elements without a directive.</summary>
    private static JsonList ApplyDirectives(JsonList original, JsonList patch, string key, out bool replaces)
    {
        var changes = new JsonList();
        replaces = false;
        foreach (JsonMap element in patch.Cast<JsonMap>())
        {
            if (!element.TryGetValue(StrategicMergePatch.Directive, out object? directive))
            {
                changes.Add(element);
                continue;
            }

            switch (directive)
            {
                case StrategicMergePatch.Delete:
                    object? gone = KeyOf(element, key);
                    original.RemoveAll(e => HasKey(e, key, gone));
                    break;
                case StrategicMergePatch.Replace:
                    replaces = true;
                    break;
                case StrategicMergePatch.Merge:
                    throw PatchException.Merging("merging lists cannot yet be specified in the patch");
                default:
                    throw StrategicMergePatch.UnknownDirective(directive, element);
            }
        }

        return changes;
    }

    private static JsonList MergeElements(JsonList original, JsonList patch, MergeFacts facts)
    {
        var merged = new JsonList(original);
        foreach (JsonMap change in patch.Cast<JsonMap>())
        {
            int at = Find(merged, facts.Key, KeyOf(change, facts.Key));
            if (at < 0)
                merged.Add(change);
            else
                merged[at] = StrategicMergePatch.MergeMaps((JsonMap)merged[at]!, change, facts.Shape);
        }

        return merged;
    }

    private static JsonList Arrange(JsonList merged, JsonList order, JsonList live, string key)
    {
        (JsonList ordered, JsonList others) = Split(merged, order, key);
        return Arrange(ordered, others, order, live, key);
    }

    /// <summary>
    /// Elements that the patch knows stand in its order, the others in the live one; where the two meet, the live order decides, and what
    /// is new goes in front.
    /// </summary>
    private static JsonList Arrange(JsonList ordered, JsonList others, JsonList order, JsonList live, string key)
    {
        Dictionary<Identity, int> ranks = Ranks(live, key);
        ordered = Sort(ordered, Ranks(order, key), key);
        others = Sort(others, ranks, key);

        var all = new JsonList(ordered.Count + others.Count);
        int next = 0;
        foreach (object? element in ordered)
        {
            while (next < others.Count && IsBefore(ranks, others[next], element, key) == true)
                all.Add(others[next++]);
            all.Add(element);
        }

        all.AddRange(others[next..]);
        return all;
    }

    /// <summary>The elements that the order names, and the others.</summary>
    private static (JsonList Ordered, JsonList Others) Split(JsonList merged, JsonList order, string key)
    {
        ILookup<bool, object?> parts = merged.ToLookup(e => key.Length == 0 ? order.Contains(e) : Find(order, key, KeyOf(e, key)) >= 0);
        return ([.. parts[true]], [.. parts[false]]);
    }

    private static Dictionary<Identity, int> Ranks(JsonList order, string key)
    {
        var ranks = new Dictionary<Identity, int>();
        for (int i = 0; i < order.Count; i++)
            ranks.TryAdd(Identify(order[i], key), i);
        return ranks;
    }

    /// <summary>Sorts by insertion: what has no rank goes in front of all before it, as in Kubernetes.</summary>
    private static JsonList Sort(JsonList elements, Dictionary<Identity, int> ranks, string key)
    {
        var sorted = new JsonList(elements.Count);
        foreach (object? element in elements)
        {
            int at = sorted.Count;
            while (at > 0 && IsBefore(ranks, element, sorted[at - 1], key) != false)
                at--;
            sorted.Insert(at, element);
        }

        return sorted;
    }

    /// <summary>Null where one of the two has no rank.</summary>
    private static bool? IsBefore(Dictionary<Identity, int> ranks, object? left, object? right, string key) =>
        ranks.TryGetValue(Identify(left, key), out int l) && ranks.TryGetValue(Identify(right, key), out int r) ? l < r : null;

    /// <summary>Every element that the patch sets must be in the order, and the patch must keep to it.</summary>
    private static void CheckOrder(JsonList patch, JsonList order, string key)
    {
        if (patch.Count == 0 || order.Count == 0)
            return;

        int at = 0;
        foreach (object? element in patch)
        {
            if (key.Length > 0 && HasKey(Map(element), StrategicMergePatch.Directive, StrategicMergePatch.Delete))
                continue;
            if (StrategicMergePatch.HasDirective(element) && at < order.Count)
                continue;
            while (at < order.Count && Identify(element, key) != Identify(order[at], key))
                at++;
            if (at++ >= order.Count)
                throw PatchException.Merging($"The order in patch list:\n{JsonTree.Show(patch)}\n doesn't match {StrategicMergePatch.SetElementOrder} list:\n{JsonTree.Show(order)}\n");
        }
    }

    /// <summary>Whether the lists hold objects; all elements must be of one type.</summary>
    private static bool AreMaps(JsonList original, JsonList patch)
    {
        Type? type = null;
        foreach (object? element in original.Concat(patch))
        {
            if (type is null && element is JsonList)
                throw new PatchException(PatchFault.Unprocessable, "lists of lists are not supported");
            if (type is not null && type != element?.GetType())
                throw PatchException.Merging($"list element types are not identical: [{JsonTree.Show(original)} {JsonTree.Show(patch)}]");
            type = element?.GetType();
        }

        return type is null ? throw PatchException.Merging("no elements in any of the given slices") : type == typeof(JsonMap);
    }

    private static int Find(JsonList list, string key, object? value)
    {
        for (int i = 0; i < list.Count; i++)
        {
            if (list[i] is not JsonMap)
                throw PatchException.Merging($"value for key {i} is not a map");
            if (HasKey(list[i], key, value))
                return i;
        }

        return -1;
    }

    private static bool HasKey(object? element, string key, object? value) => ((JsonMap)element!).TryGetValue(key, out object? found) && Equals(found, value);

    private static Identity Identify(object? element, string key) => new(key.Length == 0 ? element : KeyOf(element, key));

    private static object? KeyOf(object? element, string key) =>
        Map(element).TryGetValue(key, out object? value)
            ? value
            : throw PatchException.Merging($"map: {JsonTree.Show(element)} does not contain declared merge key: {key}");

    private static JsonMap Map(object? value) => value as JsonMap ?? throw WrongType(new JsonMap(), value);

    private static PatchException WrongType(object expected, object? actual) =>
        PatchException.Merging($"expected a {GoVerb.TypeName(expected)}, but received a {GoVerb.TypeName(actual)}");

    /// <summary>What an element is known by; a key of a dictionary, where null is one too.</summary>
    private readonly record struct Identity(object? Value);
}
