using System.Diagnostics;

namespace PodLifecycle.Api;

/// <summary>
/// An immutable object of the Kubernetes API. The classes derived from it give names and types to the fields that a pod's life and
/// <c>kubectl</c> read; every other field of the object is kept too, so nothing is lost between reading and writing.
/// </summary>
/// <remarks>
/// Objects compare by value over all fields. Unset and zero are the same, but for fields that Kubernetes declares as pointers (here nullable).
/// Change one with <c>with</c>; read one with <see cref="KubernetesJson"/>.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public abstract record ApiObject
{
    private readonly object?[] slots;

    internal ApiObject(object?[] slots) => this.slots = slots;

    /// <summary>Copies an object, for <c>with</c>.</summary>
    /// <param name="original">The object to copy.</param>
    protected ApiObject(ApiObject original) => slots = [.. original.slots];

    /// <summary>The type in the schema. (Being internal and abstract it also keeps the set of API classes closed.)</summary>
    internal abstract ObjectType ObjectType { get; }

    /// <summary>Fields that this version of the schema does not know, such as those of a newer Kubernetes; they are written back as they came.</summary>
    public ValueMap<RawJson> UnknownFields
    {
        get => (ValueMap<RawJson>?)slots[ObjectType.UnknownFieldsSlot] ?? ValueMap<RawJson>.Empty;
        init => slots[ObjectType.UnknownFieldsSlot] = value.Count == 0 ? null : value;
    }

    /// <summary>True when no field is set.</summary>
    internal bool IsEmpty
    {
        get
        {
            foreach (object? value in slots)
            {
                if (value is not null)
                    return false;
            }

            return true;
        }
    }

    /// <summary>True when the other is of the same type and all its fields are equal.</summary>
    /// <param name="other">The object to compare with.</param>
    /// <returns>Whether the two are equal.</returns>
    public virtual bool Equals(ApiObject? other) =>
        ReferenceEquals(this, other) || (other is not null && ObjectType == other.ObjectType && slots.AsSpan().SequenceEqual(other.slots));

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (object? value in slots)
            hash.Add(value);
        return hash.ToHashCode();
    }

    /// <summary>The object as compact JSON.</summary>
    /// <returns>What <see cref="KubernetesJson.Serialize"/> gives.</returns>
    public sealed override string ToString() => KubernetesJson.Serialize(this);

    /// <summary>The value of a field: a text, a <see cref="bool"/>, a <see cref="long"/>, a value type of this namespace, an object, a list, a map, or null when unset.</summary>
    internal object? Get(Field field) => slots[field.Slot];

    internal object?[] CopySlots() => [.. slots];

    /// <summary>The same object with another value of a field.</summary>
    internal ApiObject Set(Field field, object? value)
    {
        object?[] copy = CopySlots();
        copy[field.Slot] = Normalize(field, value);
        return ObjectType.Create(copy);
    }

    /// <summary>
    /// Turns the zero of a field that is not nullable into unset, so that equal objects have equal slots. A list that is written even
    /// when it is empty keeps the difference between empty and null.
    /// </summary>
    internal static object? Normalize(Field field, object? value)
    {
        if (value is null || field.Nullable)
            return value;

        return value switch
        {
            string text => text.Length == 0 ? null : value,
            bool flag => flag ? value : null,
            long number => number == 0 ? null : value,
            ApiObject nested => nested.IsEmpty ? null : value,
            IntOrString { Number: 0 } => null,
            IValueList { Count: 0 } or IValueMap { Count: 0 } when !field.AlwaysWritten => null,
            _ => value,
        };
    }

    private protected string Text(int slot) => (string?)slots[slot] ?? "";

    private protected string? OptionalText(int slot) => (string?)slots[slot];

    private protected bool Flag(int slot) => slots[slot] is true;

    private protected bool? OptionalFlag(int slot) => (bool?)slots[slot];

    private protected int Int32(int slot) => slots[slot] is long value ? (int)value : 0;

    private protected int? OptionalInt32(int slot) => slots[slot] is long value ? (int)value : null;

    private protected long Int64(int slot) => slots[slot] is long value ? value : 0;

    private protected long? OptionalInt64(int slot) => (long?)slots[slot];

    private protected DateTimeOffset? Time(int slot) => (DateTimeOffset?)slots[slot];

    private protected IntOrString? NumberOrText(int slot) => (IntOrString?)slots[slot];

    private protected T? Object<T>(int slot)
        where T : ApiObject => (T?)slots[slot];

    private protected ValueList<T> List<T>(int slot) => (ValueList<T>?)slots[slot] ?? ValueList<T>.Empty;

    private protected ValueMap<T> Map<T>(int slot) => (ValueMap<T>?)slots[slot] ?? ValueMap<T>.Empty;

    private protected void Set(int slot, object? value) =>
        slots[slot] = Normalize(ObjectType.Fields[slot], value is int number ? Boxed.Number(number) : value);

    private protected void Set(int slot, bool? value) => slots[slot] = Normalize(ObjectType.Fields[slot], value is { } flag ? Boxed.Flag(flag) : null);
}
