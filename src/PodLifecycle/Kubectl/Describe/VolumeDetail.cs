using System.Globalization;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>One line about a volume: a field of its source and how the value is written.</summary>
/// <param name="Label">What stands before the value; mostly it ends with a colon.</param>
/// <param name="Field">The field.</param>
/// <param name="Format">From the field's value, null when unset, to its text.</param>
internal sealed record VolumeDetail(string Label, string Field, Func<object?, string> Format)
{
    private const string Unset = "<unset>";

    public static VolumeDetail Text(string label, string field) => new(label, field, value => value as string ?? "");

    public static VolumeDetail Number(string label, string field) => new(label, field, value => Plain(value ?? 0L));

    public static VolumeDetail Flag(string label, string field) => new(label, field, value => value is true ? "true" : "false");

    public static VolumeDetail OrNone(string label, string field) => new(label, field, value => value is null ? PodRow.None : Plain(value));

    /// <summary>An amount that is not limited when it is unset or 0.</summary>
    public static VolumeDetail Size(string label, string field) => new(label, field, value => value is Quantity { Value: not 0 } size ? size.ToString() : Unset);

    public static VolumeDetail Bracketed(string label, string field) => new(label, field, value => $"[{string.Join(' ', Texts(value))}]");

    public static VolumeDetail Joined(string label, string field) => new(label, field, value => string.Join(", ", Texts(value)));

    public static VolumeDetail Entries(string label, string field) =>
        new(label, field, value => $"map[{string.Join(' ', ((ValueMap<string>?)value ?? ValueMap<string>.Empty).Select(e => $"{e.Key}:{e.Value}"))}]");

    public static VolumeDetail Reference(string label, string field) =>
        new(label, field, value => value is UntypedObject reference ? $"&LocalObjectReference{{Name:{reference["name"]},}}" : "nil");

    private static ValueList<string> Texts(object? value) => (ValueList<string>?)value ?? [];

    private static string Plain(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
