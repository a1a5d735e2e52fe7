using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace PodLifecycle.Api;

/// <summary>Completes objects: walks them once by their schema and applies the rows of <see cref="DefaultTable"/>.</summary>
internal static class ObjectDefaults
{
    private static readonly FrozenDictionary<string, DefaultRow[]> ByType =
        DefaultTable.Rows.GroupBy(row => row.Type).ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    /// <summary>Types in which, or below which, something has a default or is a list of resources.</summary>
    private static readonly ConcurrentDictionary<ObjectType, bool> Touched = new();

    /// <summary>The object as the API server completes it on decoding; its status too.</summary>
    public static ApiObject Apply(ApiObject value) => value.ObjectType.Name switch
    {
        "core/v1.Pod" => PodDefaults.Apply((Pod)Complete(value)),
        "core/v1.Service" => OtherDefaults.Service(Complete(value)),
        "core/v1.Namespace" => OtherDefaults.Namespace(Complete(value)),
        "core/v1.LimitRange" => OtherDefaults.LimitRange(Complete(value)),
        _ => Complete(value),
    };

    private static ApiObject Complete(ApiObject value)
    {
        var draft = new Draft(value);
        foreach (DefaultRow row in ByType.GetValueOrDefault(value.ObjectType.Name) ?? [])
            row.Apply(draft);

        foreach (Field field in value.ObjectType.Fields)
        {
            object? before = draft.Object.Get(field);
            object? after = Complete(field, before);
            if (!ReferenceEquals(before, after))
                draft.Set(field, after);
        }

        return draft.Object;
    }

    private static object? Complete(Field field, object? value) => (field.Type, field.Element) switch
    {
        (FieldType.Map, FieldType.Quantity) when value is ValueMap<Quantity> amounts => Rounded(amounts),
        (_, FieldType.Object) when !IsTouched(field.ObjectType) => value,
        (FieldType.Object, _) when value is ApiObject below => Complete(below),
        (FieldType.Object, _) when value is null && !field.Nullable => Complete(field.ObjectType.Create(field.ObjectType.NewSlots())),
        (FieldType.List, FieldType.Object) when value is IValueList list => CompleteList(field, list),
        _ => value,
    };

    private static object CompleteList(Field field, IValueList list)
    {
        object?[] items = new object?[list.Count];
        bool changed = false;
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = Complete((ApiObject)list[i]!);
            changed |= !ReferenceEquals(items[i], list[i]);
        }

        return changed ? field.CreateList(items) : list;
    }

    /// <summary>Amounts of resources have whole thousandths at most.</summary>
    private static ValueMap<Quantity> Rounded(ValueMap<Quantity> amounts)
    {
        foreach (Quantity amount in amounts.Values)
        {
            if (!ReferenceEquals(amount, amount.RoundUpToMilli()))
                return new(amounts.Select(entry => KeyValuePair.Create(entry.Key, entry.Value.RoundUpToMilli())));
        }

        return amounts;
    }

    private static bool IsTouched(ObjectType type) => Touched.GetOrAdd(type, static t => Reaches(t, []));

    private static bool Reaches(ObjectType type, HashSet<ObjectType> seen)
    {
        if (ByType.ContainsKey(type.Name))
            return true;
        if (!seen.Add(type))
            return false;
        foreach (Field field in type.Fields)
        {
            if (field is { Type: FieldType.Map, Element: FieldType.Quantity } || (field.Element == FieldType.Object && Reaches(field.ObjectType, seen)))
                return true;
        }

        return false;
    }
}
