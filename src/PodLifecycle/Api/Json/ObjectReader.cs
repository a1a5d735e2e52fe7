using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PodLifecycle.Api;

/// <summary>
/// Makes API objects from tokens in one pass, led by the schema. All that is wrong is collected in <see cref="Errors"/>; a value of
/// the wrong type is left out of the object. How deep it goes is bounded by the schema; what the schema does not know is kept raw.
/// </summary>
/// <param name="tokens">Where the object is read from; before its first token.</param>
internal ref partial struct ObjectReader<TTokens>(TTokens tokens)
    where TTokens : ITokens, allows ref struct
{
    private readonly List<PathStep> path = [];
    private TTokens tokens = tokens;
    private object?[] elements = new object?[16];
    private int elementCount;

    public List<ManifestError> Errors { get; } = [];

    /// <summary>Reads the object that begins at the current token.</summary>
    public ApiObject ReadObject(ObjectType type)
    {
        object?[] slots = type.NewSlots();
        List<KeyValuePair<string, RawJson>>? unknown = null;
        while (tokens.Read() && tokens.Kind == TokenKind.Key)
        {
            Field? field = tokens.FindField(type);
            string name = field?.Name ?? tokens.GetText();
            path.Add(new(name));
            tokens.Read();
            if (field is not null)
                slots[field.Slot] = ApiObject.Normalize(field, ReadValue(field));
            else
                (unknown ??= []).Add(new(name, tokens.ReadRaw()));
            path.RemoveAt(path.Count - 1);
        }

        if (unknown is not null)
            slots[type.UnknownFieldsSlot] = new ValueMap<RawJson>(unknown);
        return type.Create(slots);
    }

    private object? ReadValue(Field field)
    {
        if (field.Type is FieldType.List && tokens.Kind == TokenKind.StartList)
            return ReadList(field);
        if (field.Type is FieldType.Map && tokens.Kind == TokenKind.StartObject)
            return ReadMap(field);
        if (tokens.Kind == TokenKind.Null)
            return null;
        return field.Type is FieldType.List or FieldType.Map ? WrongType(field) : ReadElement(field);
    }

    private object ReadList(Field field)
    {
        int start = elementCount;
        while (tokens.Read() && tokens.Kind != TokenKind.EndList)
        {
            path.Add(new(elementCount - start));
            object? element = tokens.Kind == TokenKind.Null ? Zero(field) : ReadElement(field);
            path.RemoveAt(path.Count - 1);
            if (element is null)
                continue;
            if (elementCount == elements.Length)
                Array.Resize(ref elements, elements.Length * 2);
            elements[elementCount++] = element;
        }

        ReadOnlySpan<object?> items = elements.AsSpan(start, elementCount - start);
        elementCount = start;
        return field.CreateList(items);
    }

    private object ReadMap(Field field)
    {
        var entries = new List<KeyValuePair<string, object?>>();
        while (tokens.Read() && tokens.Kind == TokenKind.Key)
        {
            string key = tokens.GetText();
            path.Add(new(key));
            tokens.Read();
            object? value = tokens.Kind == TokenKind.Null ? Zero(field) : ReadElement(field);
            path.RemoveAt(path.Count - 1);
            if (value is not null)
                entries.Add(new(key, value));
        }

        return field.CreateMap(entries);
    }

    /// <summary>What Kubernetes makes of null inside a list or map.</summary>
    private static object? Zero(Field field) => field.Element switch
    {
        FieldType.Text or FieldType.Base64 => "",
        FieldType.Int32 or FieldType.Int64 => Boxed.Number(0),
        FieldType.Bool => Boxed.False,
        FieldType.Quantity => Quantity.Parse("0"),
        FieldType.Object => field.ObjectType.Create(field.ObjectType.NewSlots()),
        _ => null,
    };

    private object? ReadElement(Field field) => (field.Element, tokens.Kind) switch
    {
        (FieldType.Text or FieldType.Base64, TokenKind.Text) => tokens.GetText(),
        (FieldType.Bool, TokenKind.Bool) => Boxed.Flag(tokens.GetBool()),
        (FieldType.Int32, TokenKind.Number) when tokens.TryGetInt64(out long number) && number is >= int.MinValue and <= int.MaxValue => Boxed.Number(number),
        (FieldType.Int64, TokenKind.Number) when tokens.TryGetInt64(out long number) => Boxed.Number(number),
        (FieldType.Quantity, TokenKind.Text or TokenKind.Number) => ReadQuantity(field),
        (FieldType.IntOrString, TokenKind.Text) => new IntOrString(tokens.GetText()),
        (FieldType.IntOrString, TokenKind.Number) when tokens.TryGetInt64(out long number) && number is >= int.MinValue and <= int.MaxValue => new IntOrString((int)number),
        (FieldType.Time or FieldType.MicroTime, TokenKind.Text) => ReadTime(field),
        (FieldType.Raw, _) => tokens.ReadRaw(),
        (FieldType.Object, TokenKind.StartObject) => ReadObject(field.ObjectType),
        _ => WrongType(field),
    };

    private object? ReadQuantity(Field field) =>
        Quantity.TryParse(tokens.GetText(), out Quantity? quantity)
            ? quantity
            : Wrong($"'{tokens.GetText()}' is no quantity", field);

    private object? ReadTime(Field field)
    {
        string text = tokens.GetText();
        return Rfc3339().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out DateTimeOffset time)
            ? time
            : Wrong($"'{text}' is no time such as 2026-01-01T00:00:00Z", field);
    }

    private object? WrongType(Field field)
    {
        string found = tokens.Kind switch
        {
            TokenKind.StartObject => "object",
            TokenKind.StartList => "array",
            TokenKind.Text => "string",
            TokenKind.Number => "number",
            TokenKind.Bool => "bool",
            _ => "null",
        };
        return Wrong($"cannot unmarshal {found} into a field of type {field.ErrorType}", field);
    }

    private object? Wrong(string message, Field field)
    {
        (int line, int column) = tokens.Position;
        Errors.Add(new(PathText(), message) { Line = line, Column = column, Suggestion = Expected(field) });
        tokens.Skip();
        return null;
    }

    private readonly string Expected(Field field) => (path[^1].Name is null ? field.Element : field.Type) switch
    {
        FieldType.Text or FieldType.Base64 => "write a text; quote it if it looks like a number, true or false",
        FieldType.Bool => "write true or false without quotes",
        FieldType.Int32 or FieldType.Int64 => "write a whole number without quotes",
        FieldType.Quantity => "write an amount such as 100m, 1.5 or 64Mi",
        FieldType.IntOrString => "write a whole number or a name",
        FieldType.Time or FieldType.MicroTime => "write a time such as 2026-01-01T00:00:00Z",
        FieldType.List => "write a list: in YAML, each element on a line that begins with '- '",
        FieldType.Map or FieldType.Object => "write a mapping: in YAML, indented lines 'key: value'",
        _ => "write JSON",
    };

    private readonly string PathText()
    {
        var text = new StringBuilder();
        foreach (PathStep step in path)
        {
            if (step.Name is null)
                text.Append(CultureInfo.InvariantCulture, $"[{step.Index}]");
            else
                text.Append(text.Length == 0 ? "" : ".").Append(step.Name);
        }

        return text.ToString();
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$")]
    private static partial Regex Rfc3339();
}

/// <summary>One step from an object to a value in it: a member's name, or a position in a list.</summary>
internal readonly record struct PathStep(string? Name, int Index)
{
    public PathStep(string name)
        : this(name, 0)
    {
    }

    public PathStep(int index)
        : this(null, index)
    {
    }
}
