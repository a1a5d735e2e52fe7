namespace PodLifecycle.Api;

/// <summary>One default: what a field gets when it is unset.</summary>
/// <param name="Type">The API type the rule belongs to; it holds wherever an object of the type stands.</param>
/// <param name="Path">From an object of the type to the field, by member names.</param>
/// <param name="Value">From the object to the field's value, or to null when the field stays as it is.</param>
internal sealed record DefaultRow(string Type, string Path, Func<Draft, object?> Value)
{
    public DefaultRow(string type, string path, string value)
        : this(type, path, _ => value)
    {
    }

    public DefaultRow(string type, string path, int value)
        : this(type, path, _ => Boxed.Number(value))
    {
    }

    public DefaultRow(string type, string path, bool value)
        : this(type, path, _ => Boxed.Flag(value))
    {
    }

    public void Apply(Draft draft)
    {
        if (!draft.Has(Path) && Value(draft) is { } value)
            draft.Set(Path, value);
    }
}
