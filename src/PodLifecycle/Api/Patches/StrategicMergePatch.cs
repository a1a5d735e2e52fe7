using JsonList = System.Collections.Generic.List<object?>;
using JsonMap = System.Collections.Generic.Dictionary<string, object?>;

namespace PodLifecycle.Api;

/// <summary>
/// Strategic merge patch: objects merge member by member, null removes, and the schema says which lists merge by a key and which are
/// replaced. Directives among the members ask for something else.
/// </summary>
internal static class StrategicMergePatch
{
    /// <summary>What to do with the object or list element that holds it: <c>replace</c>, <c>delete</c> or <c>merge</c>.</summary>
    public const string Directive = "$patch";

    public const string Replace = "replace";

    public const string Delete = "delete";

    public const string Merge = "merge";

    /// <summary>Begins the name of a member that gives the order of the list whose name follows the slash.</summary>
    public const string SetElementOrder = "$setElementOrder";

    private const string DeleteFromPrimitiveList = "$deleteFromPrimitiveList";
    private const string RetainKeys = "$retainKeys";

    /// <summary>The patched document.</summary>
    /// <exception cref="PatchException">The patch is no JSON object, or does not go together with the original.</exception>
    public static string Apply(string original, string patch, ObjectType type)
    {
        if (JsonTree.FindError(patch) is { } error)
            throw new PatchException(PatchFault.Decoding, error);
        var changes = (JsonMap?)JsonTree.Read(patch, keepDigits: false) ?? [];
        return JsonTree.Write(MergeMaps((JsonMap)JsonTree.Read(original, keepDigits: false)!, changes, MergeShape.Of(type)));
    }

    public static JsonMap MergeMaps(JsonMap original, JsonMap patch, MergeShape shape)
    {
        if (patch.TryGetValue(Directive, out object? directive))
        {
            switch (directive)
            {
                case Replace:
                    patch.Remove(Directive);
                    return patch;
                case Delete:
                    return [];
                default:
                    throw UnknownDirective(directive, patch);
            }
        }

        Retain(original, patch);
        foreach (string name in patch.Keys.Where(name => name.StartsWith(SetElementOrder, StringComparison.Ordinal)).ToArray())
        {
            JsonList order = ListMerge.List(Take(patch, name));
            ListMerge.SetOrder(original, patch, ListName(name, SetElementOrder), order, shape);
        }

        foreach ((string name, object? change) in patch)
        {
            if (!IsDeletion(name))
                MergeMember(original, name, change, shape, isDeletion: false);
        }

        foreach ((string name, object? change) in patch)
        {
            if (IsDeletion(name))
                MergeMember(original, ListName(name, DeleteFromPrimitiveList), change, shape, isDeletion: true);
        }

        return original;
    }

    /// <summary>Takes out what carries a directive: where the original has nothing, there is nothing to direct.</summary>
    public static object? WithoutDirectives(object? value) => value switch
    {
        JsonMap map => WithoutDirectives(map),
        JsonList list => WithoutDirectives(list),
        _ => value,
    };

    public static JsonList WithoutDirectives(JsonList list) => [.. list.Where(e => !HasDirective(e)).Select(WithoutDirectives)];

    public static bool HasDirective(object? value) => value is JsonMap map && map.ContainsKey(Directive);

    public static PatchException UnknownDirective(object? directive, JsonMap holder) =>
        PatchException.Merging($"unknown patch type: {GoVerb.Text(directive)} in map: {JsonTree.Show(holder)}");

    private static JsonMap WithoutDirectives(JsonMap map)
    {
        foreach ((string name, object? member) in map.ToArray())
        {
            if (HasDirective(member))
                map.Remove(name);
            else
                map[name] = WithoutDirectives(member);
        }

        return map;
    }

    private static void MergeMember(JsonMap original, string name, object? change, MergeShape shape, bool isDeletion)
    {
        if (change is null)
        {
            original.Remove(name);
            return;
        }

        object? current = original.GetValueOrDefault(name);
        if (current?.GetType() != change.GetType())
        {
            if (!isDeletion)
                SetNew(original, name, change);
            return;
        }

        original[name] = (current, change) switch
        {
            (JsonMap map, JsonMap changes) => MergeMaps(map, changes, shape.Member(name)),
            (JsonList list, JsonList changes) => ListMerge.Merge(list, changes, shape.List(name), isDeletion),
            _ => change,
        };
    }

    private static JsonMap MergeMaps(JsonMap original, JsonMap patch, MergeFacts facts) =>
        facts.Strategy == Replace ? patch : MergeMaps(original, patch, facts.Shape);

    private static void SetNew(JsonMap original, string name, object change)
    {
        JsonMergePatch.DropNulls(change);
        if (HasDirective(change))
            original.Remove(name);
        else
            original[name] = WithoutDirectives(change);
    }

    /// <summary>Clears the members that <c>$retainKeys</c> does not name; the patch must not set any of those.</summary>
    private static void Retain(JsonMap original, JsonMap patch)
    {
        if (!patch.ContainsKey(RetainKeys))
            return;
        if (Take(patch, RetainKeys) is not JsonList names
            || patch.Any(m => m.Value is not null && !IsDeletion(m.Key) && !m.Key.StartsWith(SetElementOrder, StringComparison.Ordinal) && !names.Contains(m.Key)))
            throw new PatchException(PatchFault.Format, "invalid patch format of retainKeys");

        foreach (string name in original.Keys.Where(name => !names.Contains(name)).ToArray())
            original.Remove(name);
    }

    private static bool IsDeletion(string name) => name.StartsWith(DeleteFromPrimitiveList, StringComparison.Ordinal);

    /// <summary>The list that a directive such as <c>$setElementOrder/env</c> is for.</summary>
    private static string ListName(string name, string directive)
    {
        if (name.StartsWith(directive + "/", StringComparison.Ordinal))
            return name[(directive.Length + 1)..];
        string list = directive == SetElementOrder ? "setElementOrder" : "primitive";
        throw new PatchException(PatchFault.Format, $"invalid patch format of {list} list");
    }

    private static object? Take(JsonMap map, string name) => map.Remove(name, out object? value) ? value : null;
}
