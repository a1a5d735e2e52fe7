namespace PodLifecycle.Api;

/// <summary>A check of one value. It is asked for values that are unset, too.</summary>
internal delegate void Check(Place at);

/// <summary>A row of a table of validation: which value is checked, and how.</summary>
/// <param name="path">
/// Member names from the table's object to the value; <c>[*]</c> after a name stands for every element of the list. Where something on the way is
/// unset there is nothing to check. The empty path is the object itself.
/// </param>
/// <param name="check">The check.</param>
internal sealed class Rule(string path, Check check)
{
    private const string Every = "[*]";

    private readonly (string Name, bool IsList)[] steps =
        path.Length == 0 ? [] : [.. path.Split('.').Select(s => s.EndsWith(Every, StringComparison.Ordinal) ? (s[..^Every.Length], true) : (s, false))];

    public void Apply(Place at) => Apply(at, 0);

    private void Apply(Place at, int step)
    {
        if (step == steps.Length)
        {
            check(at);
            return;
        }

        if (at.IsAbsent)
            return;
        (string name, bool isList) = steps[step];
        if (!isList)
        {
            Field field = at.Type.Find(name) ?? throw new ArgumentException($"{at.Type} has no field '{name}'");
            bool isUnset = field.Type != FieldType.Object && (at.Value as ApiObject)?.Get(field) is null;
            Apply(isUnset ? at.UnsetMember(field) : at[field], step + 1);
            return;
        }

        if (!at.Has(name))
            return;
        foreach (Place item in at[name].Items)
            Apply(item, step + 1);
    }
}

/// <summary>The rules of a type of object, in the order in which the API server lists its findings.</summary>
internal sealed class Rules(params Rule[] rows)
{
    /// <summary>Checks an object; nothing happens when it is absent.</summary>
    public void Check(Place at)
    {
        if (at.IsAbsent)
            return;
        foreach (Rule row in rows)
            row.Apply(at);
    }
}
