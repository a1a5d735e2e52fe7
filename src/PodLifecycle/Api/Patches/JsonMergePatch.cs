using System.Text;
using JsonList = System.Collections.Generic.List<object?>;
using JsonMap = System.Collections.Generic.Dictionary<string, object?>;

namespace PodLifecycle.Api;

/// <summary>JSON merge patch (RFC 7386): objects merge, null removes, everything else replaces.</summary>
internal static class JsonMergePatch
{
    /// <summary>The patched document.</summary>
    /// <exception cref="PatchException">The patch is no JSON, or neither an object nor a list.</exception>
    public static string Apply(string original, string patch)
    {
        object? change = JsonSyntax.FindError(Encoding.UTF8.GetBytes(patch)) is null ? JsonTree.Read(patch, keepDigits: true) : null;
        if (change is not (JsonMap or JsonList))
            throw new PatchException(PatchFault.Format, "Invalid JSON Patch");
        return JsonTree.Write(Merge(JsonTree.Read(original, keepDigits: true), change));
    }

    /// <summary>Takes the nulls out of objects at any depth: a new object has nothing that they could remove.</summary>
    public static void DropNulls(object? value)
    {
        switch (value)
        {
            case JsonMap map:
                foreach ((string name, object? member) in map.ToArray())
                {
                    if (member is null)
                        map.Remove(name);
                    else
                        DropNulls(member);
                }

                break;
            case JsonList list:
                list.ForEach(DropNulls);
                break;
        }
    }

    private static object? Merge(object? original, object? patch)
    {
        if (original is not JsonMap target || patch is not JsonMap changes)
        {
            DropNulls(patch);
            return patch;
        }

        foreach ((string name, object? change) in changes)
        {
            if (change is null)
                target.Remove(name);
            else
                target[name] = Merge(target.GetValueOrDefault(name), change);
        }

        return target;
    }
}
