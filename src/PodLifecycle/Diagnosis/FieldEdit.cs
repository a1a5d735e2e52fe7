using System.Globalization;
using System.Text.Json;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>A change of one field of a pod: its path and its new value.</summary>
/// <remarks>
/// <code>
/// Pod mended = finding.Edit.Apply(pod);   // "status.phase = \"Running\""
/// </code>
/// </remarks>
public sealed record FieldEdit
{
    private readonly object? value;

    private FieldEdit(string path, object? value)
    {
        Path = path;
        this.value = value;
    }

    /// <summary>The field, such as <c>status.containerStatuses[0].ready</c>; positions count from 0.</summary>
    public string Path { get; }

    /// <summary>The new value as JSON; null takes the field away.</summary>
    public string? Json => value is null ? null : Write(value);

    internal static FieldEdit Set(string path, object value) => new(path, value is int number ? Boxed.Number(number) : value);

    internal static FieldEdit Remove(string path) => new(path, null);

    /// <summary>The pod with the field changed; everything else stays as it is.</summary>
    /// <param name="pod">The pod for which the edit was made, or one of the same shape.</param>
    /// <returns>Another pod.</returns>
    /// <exception cref="ArgumentException">The pod has no such field: a position is outside its list.</exception>
    public Pod Apply(Pod pod)
    {
        ArgumentNullException.ThrowIfNull(pod);
        return (Pod)Apply(pod, Path);
    }

    /// <summary>One line: what to write where.</summary>
    /// <returns>Text such as <c>status.phase = "Running"</c> or <c>remove status.reason</c>.</returns>
    public override string ToString() => Json is { } json ? $"{Path} = {json}" : $"remove {Path}";

    private ApiObject Apply(ApiObject owner, string path)
    {
        int dot = path.IndexOf('.', StringComparison.Ordinal);
        string step = dot < 0 ? path : path[..dot];
        string rest = dot < 0 ? "" : path[(dot + 1)..];
        int bracket = step.IndexOf('[', StringComparison.Ordinal);
        string name = bracket < 0 ? step : step[..bracket];
        Field field = owner.ObjectType.Find(name) ?? throw new ArgumentException($"{owner.ObjectType} has no field '{name}'", nameof(path));
        object? old = owner.Get(field);
        return owner.Set(field, bracket < 0
            ? Changed(field, old, rest)
            : ChangedList(field, (IValueList?)old, int.Parse(step.AsSpan(bracket + 1, step.Length - bracket - 2), CultureInfo.InvariantCulture), rest));
    }

    private object? Changed(Field field, object? old, string rest) =>
        rest.Length == 0 ? value : Apply((ApiObject?)old ?? field.ObjectType.Create(field.ObjectType.NewSlots()), rest);

    private object ChangedList(Field field, IValueList? list, int index, string rest)
    {
        if (list is null || index >= list.Count)
            throw new ArgumentException($"{Path}: the list has no position {index}", nameof(index));

        object?[] items = new object?[list.Count];
        for (int i = 0; i < items.Length; i++)
            items[i] = i == index ? Changed(field, list[i], rest) : list[i];
        return field.CreateList(items);
    }

    private static string Write(object value) => value switch
    {
        string text => Quoted(text),
        bool flag => flag ? "true" : "false",
        DateTimeOffset time => Quoted(ObjectWriter.FormatTime(FieldType.Time, time)),
        ApiObject nested => KubernetesJson.Serialize(nested),
        IValueList list => "[" + string.Join(',', Enumerable.Range(0, list.Count).Select(i => Write(list[i]!))) + "]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Quoted(string text) => "\"" + JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value + "\"";
}
