namespace PodLifecycle.Api;

/// <summary>What the schema says of a value while it is merged.</summary>
/// <param name="Type">The API type that has its members; null where none has.</param>
/// <param name="GoKind">What sort of Go value it is, for messages.</param>
internal readonly record struct MergeShape(ObjectType? Type, string GoKind)
{
    private const string Pointer = "ptr";
    private const string Struct = "struct";

    public static MergeShape Of(ObjectType type) => new(type, Struct);

    /// <summary>The facts of a member that is an object or a map.</summary>
    public MergeFacts Member(string name)
    {
        Field field = Find(name);
        return new(Of(field, field.Type), field);
    }

    /// <summary>The facts of a member that is a list; the shape is that of its elements.</summary>
    public MergeFacts List(string name)
    {
        Field field = Find(name);
        bool isPointer = field.Type == FieldType.Object && field.Nullable;
        if (field.Type is not (FieldType.List or FieldType.Base64) && !isPointer)
            throw PatchException.Merging($"expected slice or array type, but got: {GoKind}");
        return new(isPointer ? Of(field.ObjectType) : Of(field, field.Element), field);
    }

    private Field Find(string name)
    {
        if (Type is null)
            throw PatchException.Merging($"merging an object in json but data type is not struct, instead is: {GoKind}");
        return Type.Find(name)
            ?? Type.Fields.FirstOrDefault(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw PatchException.Merging($"unable to find api field in struct {Type.ShortName} for the json field {GoQuote.Format(name)}");
    }

    private static MergeShape Of(Field field, FieldType type) => type switch
    {
        FieldType.Object => new(field.ObjectType, field.Type == FieldType.Object && field.Nullable ? Pointer : Struct),
        FieldType.Map => new(null, "map"),
        FieldType.List or FieldType.Base64 => new(null, "slice"),
        FieldType.Text => new(null, "string"),
        FieldType.Bool or FieldType.Int32 or FieldType.Int64 => new(null, type.ToString().ToLowerInvariant()),
        _ => new(null, Struct),
    };
}

/// <summary>How a member is merged.</summary>
internal readonly struct MergeFacts(MergeShape shape, Field field)
{
    private const string RetainKeys = "retainKeys";

    public MergeShape Shape { get; } = shape;

    /// <summary><c>merge</c>, <c>replace</c>, or empty.</summary>
    public string Strategy { get; } = field.Merge.GetValueOrDefault("patch", "").Split(',').FirstOrDefault(s => s != RetainKeys, "");

    /// <summary>The member that tells the elements of a list apart, or empty.</summary>
    public string Key { get; } = field.Merge.GetValueOrDefault("merge", "");
}
