using System.Diagnostics.CodeAnalysis;

namespace PodLifecycle.Api;

/// <summary>An API object that has no class of its own here: volumes, affinity, Deployments, … Its fields are reached by name.</summary>
public sealed record UntypedObject : ApiObject
{
    internal UntypedObject(ObjectType type, object?[] slots)
        : base(slots) => ObjectType = type;

    internal override ObjectType ObjectType { get; }

    /// <summary>The value of a field by its name in JSON.</summary>
    /// <param name="field">The name, such as <c>template</c>.</param>
    /// <returns>A text, a <see cref="bool"/>, a <see cref="long"/>, a <see cref="DateTimeOffset"/>, a value of this namespace, or null when unset or unknown.</returns>
    public object? this[string field] => ObjectType.Find(field) is { } known ? Get(known) : UnknownFields.GetValueOrDefault(field);

    /// <summary>The value of a field, if it is set and of that type.</summary>
    /// <typeparam name="T">The expected type, such as <see cref="string"/> or <see cref="PodTemplateSpec"/>.</typeparam>
    /// <param name="field">The name, such as <c>template</c>.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether the field is set and of that type.</returns>
    public bool TryGet<T>(string field, [NotNullWhen(true)] out T? value)
        where T : class
    {
        value = this[field] as T;
        return value is not null;
    }
}
