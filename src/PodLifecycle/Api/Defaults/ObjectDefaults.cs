using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace PodLifecycle.Api;

/// <summary>Completes objects: walks them once by their schema and applies the rows of <see cref="DefaultTable"/>.</summary>
internal static class ObjectDefaults
{
    private static readonly FrozenDictionary<string, DefaultRow[]> ByType =
        DefaultTable.Rows.GroupBy(row => row.Type).ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<ObjectType, Plan> Plans = new();

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
        Plan plan = PlanOf(value.ObjectType);
        var draft = new Draft(value);
        foreach (DefaultRow row in plan.Rows)
            row.Apply(draft);

        foreach (Field field in plan.Touched)
        {
            object? before = draft.Get(field);
            object? after = Complete(field, before);
            if (!ReferenceEquals(before, after))
                draft.Set(field, after);
        }

        return draft.Object;
    }

    private static object? Complete(Field field, object? value) => (field.Type, value) switch
    {
        (FieldType.Map, ValueMap<Quantity> amounts) => Rounded(amounts),
        (FieldType.Object, ApiObject below) => Complete(below),
        (FieldType.Object, null) when !field.Nullable => PlanOf(field.ObjectType).Empty.Value,
        (FieldType.List, IValueList list) => CompleteList(field, list),
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

    private static Plan PlanOf(ObjectType type) => Plans.GetOrAdd(type, static t => new(
        ByType.GetValueOrDefault(t.Name) ?? [],
        [.. t.Fields.Where(f => f is { Type: FieldType.Map, Element: FieldType.Quantity } || (f.Element == FieldType.Object && f.Type != FieldType.Map && Reaches(f.ObjectType, [])))],
        new(() => Complete(t.Create(t.NewSlots())) is { IsEmpty: false } completed ? completed : null)));

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

    /// <summary>What is to be done with objects of a type.</summary>
    /// <param name="Rows">The type's own defaults.</param>
    /// <param name="Touched">Fields in which, or below which, something has a default or is an amount of a resource.</param>
    /// <param name="Empty">What an object of the type becomes when nothing of it is written; null where that is nothing.</param>
    private sealed record Plan(DefaultRow[] Rows, Field[] Touched, Lazy<ApiObject?> Empty);
}
