namespace PodLifecycle.Api;

/// <summary>An API type such as <c>core/v1.PodSpec</c>: its fields, and how an object of it is made.</summary>
internal sealed class ObjectType
{
    private readonly Dictionary<string, Field> byName;
    private readonly Dictionary<string, Field>.AlternateLookup<ReadOnlySpan<char>> bySpan;
    private readonly Func<object?[], ApiObject> create;
    private readonly ListFactory createList;
    private readonly MapFactory createMap;

    private ObjectType(
        string name,
        Field[] fields,
        Func<ObjectType, object?[], ApiObject> create,
        ListFactory createList,
        MapFactory createMap)
    {
        Name = name;
        Fields = fields;
        byName = new(fields.Length, StringComparer.Ordinal);
        bySpan = byName.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (Field field in fields)
        {
            field.Owner = this;
            byName.Add(field.Name, field);
        }

        this.create = slots => create(this, slots);
        this.createList = createList;
        this.createMap = createMap;
    }

    private delegate object ListFactory(ReadOnlySpan<object?> elements);

    private delegate object MapFactory(ReadOnlySpan<object?> keysAndValues);

    public string Name { get; }

    /// <summary>The name without its package: <c>PodSpec</c>.</summary>
    public string ShortName => Name[(Name.LastIndexOf('.') + 1)..];

    /// <summary>In the order of Kubernetes' own declaration, embedded structs flattened.</summary>
    public IReadOnlyList<Field> Fields { get; }

    /// <summary>The slot of the fields that this schema does not know; the one after the last field.</summary>
    public int UnknownFieldsSlot => Fields.Count;

    /// <summary>A type whose objects are of the hand-written class <typeparamref name="T"/>.</summary>
    public static ObjectType Define<T>(string name, Func<object?[], T> create)
        where T : ApiObject =>
        new(name, Schema.Fields(name), (_, slots) => create(slots), ValueList<T>.FromObjects, ValueMap<T>.FromObjects);

    /// <summary>A type whose objects are <see cref="UntypedObject"/>s.</summary>
    public static ObjectType Untyped(string name) =>
        new(name, Schema.Fields(name), (type, slots) => new UntypedObject(type, slots), ValueList<UntypedObject>.FromObjects, ValueMap<UntypedObject>.FromObjects);

    public Field? Find(string name) => byName.GetValueOrDefault(name);

    public Field? Find(ReadOnlySpan<char> name) => bySpan.TryGetValue(name, out Field? field) ? field : null;

    /// <exception cref="ArgumentException">The type has no field of that name.</exception>
    public int Slot(string name) => (Find(name) ?? throw new ArgumentException($"{Name} has no field '{name}'", nameof(name))).Slot;

    /// <summary>Room for every field and for the unknown ones.</summary>
    public object?[] NewSlots() => new object?[Fields.Count + 1];

    public ApiObject Create(object?[] slots) => create(slots);

    public object CreateList(ReadOnlySpan<object?> elements) => createList(elements);

    public object CreateMap(ReadOnlySpan<object?> keysAndValues) => createMap(keysAndValues);

    public override string ToString() => Name;
}
