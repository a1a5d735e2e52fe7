using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>Which labels a selector selects. (meta/v1 LabelSelector)</summary>
internal static class LabelSelectors
{
    /// <summary>Whether the labels satisfy every requirement. No selector selects nothing, an empty one everything; one that cannot be read selects nothing.</summary>
    public static bool Matches(UntypedObject? selector, ValueMap<string> labels)
    {
        if (selector is null)
            return false;
        if (selector.TryGet("matchLabels", out ValueMap<string>? pairs))
        {
            foreach ((string key, string value) in pairs)
            {
                if (!labels.TryGetValue(key, out string? own) || own != value)
                    return false;
            }
        }

        return !selector.TryGet("matchExpressions", out ValueList<UntypedObject>? expressions) || expressions.All(e => Satisfies(e, labels));
    }

    private static bool Satisfies(UntypedObject expression, ValueMap<string> labels)
    {
        bool has = labels.TryGetValue(expression["key"] as string ?? "", out string? value);
        var values = expression["values"] as ValueList<string> ?? [];
        return expression["operator"] switch
        {
            "In" => has && values.Contains(value!),
            "NotIn" => !has || !values.Contains(value!),
            "Exists" => has,
            "DoesNotExist" => !has,
            _ => false,
        };
    }
}
