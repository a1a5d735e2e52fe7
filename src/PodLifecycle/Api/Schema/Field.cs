namespace PodLifecycle.Api;

/// <summary>One field of an API type: a line of <c>schema.txt</c>.</summary>
internal sealed class Field
{
    private readonly string? objectTypeName;
    private ObjectType? objectType;

    private Field(string name, FieldType type, FieldType element, string? objectTypeName)
    {
        Name = name;
        Type = type;
        Element = element;
        this.objectTypeName = objectTypeName;
    }

    public string Name { get; }

    public FieldType Type { get; }

    /// <summary>What a list or map holds; for others the type itself.</summary>
    public FieldType Element { get; }

    /// <summary>The API type of the object, or of the list's or map's elements.</summary>
    public ObjectType ObjectType => objectType ??= Schema.Type(objectTypeName ?? throw new InvalidOperationException($"field {Name} holds no objects"));

    /// <summary>The type that has the field; set by the type itself.</summary>
    public ObjectType Owner { get; set; } = null!;

    /// <summary>Position in its type's declaration order, and in the slots of an <see cref="ApiObject"/>.</summary>
    public int Slot { get; private init; }

    /// <summary>Unset differs from zero.</summary>
    public bool Nullable { get; private init; }

    public bool Required { get; private init; }

    /// <summary>Kubernetes writes the field even when it is empty.</summary>
    public bool AlwaysWritten { get; private init; }

    /// <summary>The embedded struct the field comes from: one more step in the path of a type error.</summary>
    public string? Embedded { get; private init; }

    /// <summary>The name of the field's type in a type error (<c>[]v1.Container</c>).</summary>
    public string ErrorType { get; private init; } = "";

    /// <summary>The name of a list's or map's elements in a type error (<c>v1.Container</c>).</summary>
    public string ElementErrorType { get; private init; } = "";

    public string? Default { get; private init; }

    public IReadOnlyList<string> Enum { get; private init; } = [];

    /// <summary>How two versions of the field are merged: <c>merge</c>, <c>patch</c>, <c>list</c>, <c>keys</c> and <c>map</c> of the line.</summary>
    public IReadOnlyDictionary<string, string> Merge { get; private init; } = NoFacts;

    private static readonly Dictionary<string, string> NoFacts = [];

    /// <summary>Reads a line such as <c>name type ? * + key=value</c>.</summary>
    public static Field Parse(string line, int slot)
    {
        string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string type = words[1];
        int angle = type.IndexOf('<', StringComparison.Ordinal);
        string element = angle < 0 ? type : type[(angle + 1)..^1];
        FieldType elementType = ParseType(element);
        FieldType fieldType = angle < 0 ? elementType : type[0] == 'l' ? FieldType.List : FieldType.Map;

        Dictionary<string, string>? facts = null;
        foreach (string word in words.AsSpan(2))
        {
            int equals = word.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
                (facts ??= [])[word[..equals]] = word[(equals + 1)..];
        }

        return new Field(words[0], fieldType, elementType, elementType == FieldType.Object ? element : null)
        {
            Slot = slot,
            Nullable = words.Contains("?"),
            Required = words.Contains("*"),
            AlwaysWritten = words.Contains("+"),
            Embedded = facts?.GetValueOrDefault("in"),
            ErrorType = facts?.GetValueOrDefault("err") ?? GoName(fieldType, element, elementType),
            ElementErrorType = ElementName(facts?.GetValueOrDefault("err"), element, elementType),
            Default = facts?.GetValueOrDefault("default"),
            Enum = facts?.GetValueOrDefault("enum")?.Split(',') ?? [],
            Merge = facts ?? NoFacts,
        };
    }

    /// <summary>The list that holds these elements, for a field of type <see cref="FieldType.List"/>.</summary>
    public object CreateList(ReadOnlySpan<object?> elements) => Element switch
    {
        FieldType.Object => ObjectType.CreateList(elements),
        FieldType.Text or FieldType.Base64 => ValueList<string>.FromObjects(elements),
        FieldType.Int64 => ValueList<long>.FromObjects(elements),
        FieldType.Int32 => ValueList<int>.FromObjects(elements),
        FieldType.Raw => ValueList<RawJson>.FromObjects(elements),
        _ => throw new InvalidOperationException($"no list of {Element} is known"),
    };

    /// <summary>The map that holds these keys and values, which follow each other, for a field of type <see cref="FieldType.Map"/>.</summary>
    public object CreateMap(ReadOnlySpan<object?> keysAndValues) => Element switch
    {
        FieldType.Object => ObjectType.CreateMap(keysAndValues),
        FieldType.Text or FieldType.Base64 => ValueMap<string>.FromObjects(keysAndValues),
        FieldType.Quantity => ValueMap<Quantity>.FromObjects(keysAndValues),
        _ => throw new InvalidOperationException($"no map of {Element} is known"),
    };

    private static FieldType ParseType(string name) => name switch
    {
        "string" => FieldType.Text,
        "bool" => FieldType.Bool,
        "int32" => FieldType.Int32,
        "int64" => FieldType.Int64,
        "base64" => FieldType.Base64,
        "Quantity" => FieldType.Quantity,
        "IntOrString" => FieldType.IntOrString,
        "Time" => FieldType.Time,
        "MicroTime" => FieldType.MicroTime,
        "RawObject" => FieldType.Raw,
        _ => FieldType.Object,
    };

    private static string ElementName(string? named, string element, FieldType elementType)
    {
        foreach (string prefix in (ReadOnlySpan<string>)["[]", "map[string]"])
        {
            if (named is not null && named.StartsWith(prefix, StringComparison.Ordinal))
                return named[prefix.Length..];
        }

        return GoName(elementType, element, elementType);
    }

    private static string GoName(FieldType type, string element, FieldType elementType)
    {
        string name = elementType == FieldType.Object ? element[(element.LastIndexOf('/') + 1)..] : element;
        return type switch
        {
            FieldType.List => "[]" + name,
            FieldType.Map => "map[string]" + name,
            FieldType.Time or FieldType.MicroTime => "v1." + name,
            FieldType.Base64 => "[]uint8",
            _ => name,
        };
    }
}
