namespace PodLifecycle.Api;

/// <summary>An object while it is being completed: reads like the object, and copies it only when a field is set.</summary>
internal sealed class Draft(ApiObject original)
{
    private ApiObject current = original;

    /// <summary>The fields of an object that nobody else has seen yet, so that it can be changed; null where nothing is changed since somebody has.</summary>
    private object?[]? slots;

    public ObjectType Type => current.ObjectType;

    public ApiObject Object
    {
        get
        {
            if (slots is not null)
                current = Type.Create(slots);
            slots = null;
            return current;
        }
    }

    /// <summary>The value at a path of member names (<c>spec.template.metadata.labels</c>), or null where it or something above it is unset.</summary>
    public object? this[string path]
    {
        get
        {
            ReadOnlySpan<char> rest = path;
            object? value = Get(Field(Type, Step(ref rest)));
            while (!rest.IsEmpty)
            {
                ReadOnlySpan<char> name = Step(ref rest);
                value = value is ApiObject owner ? owner.Get(Field(owner.ObjectType, name)) : null;
            }

            return value;
        }
    }

    public string Text(string path) => this[path] as string ?? "";

    public bool Has(string path) => this[path] is not null;

    /// <summary>An object of the type without any field set.</summary>
    public static Draft New(string type)
    {
        ObjectType found = Schema.Type(type);
        return new(found.Create(found.NewSlots()));
    }

    /// <summary>Sets the value at a path. Where an object above it is unset, it is made if it cannot be null in Kubernetes; else nothing happens.</summary>
    public void Set(string path, object? value)
    {
        ReadOnlySpan<char> rest = path;
        Field field = Field(Type, Step(ref rest));
        if (rest.IsEmpty)
            Set(field, value);
        else if ((Get(field) as ApiObject ?? Missing(field)) is { } below)
            Set(field, Set(below, rest, value));
    }

    public object? Get(Field field) => slots is null ? current.Get(field) : slots[field.Slot];

    public void Set(Field field, object? value)
    {
        slots ??= current.CopySlots();
        slots[field.Slot] = ApiObject.Normalize(field, value);
    }

    /// <summary>Changes each object of the list at a path.</summary>
    public void Each(string path, Action<Draft> change)
    {
        if (this[path] is not IValueList { Count: > 0 } list)
            return;

        object?[] items = new object?[list.Count];
        bool changed = false;
        for (int i = 0; i < items.Length; i++)
        {
            var item = new Draft((ApiObject)list[i]!);
            change(item);
            items[i] = item.Object;
            changed |= !ReferenceEquals(item.Object, list[i]);
        }

        if (changed)
            Set(path, ((ApiObject)items[0]!).ObjectType.CreateList(items));
    }

    private static ApiObject Set(ApiObject owner, ReadOnlySpan<char> path, object? value)
    {
        Field field = Field(owner.ObjectType, Step(ref path));
        if (path.IsEmpty)
            return owner.Set(field, value);
        return (owner.Get(field) as ApiObject ?? Missing(field)) is { } below ? owner.Set(field, Set(below, path, value)) : owner;
    }

    /// <summary>The object that Kubernetes has where none is written; null where it has none.</summary>
    private static ApiObject? Missing(Field field) => field.Nullable ? null : field.ObjectType.Create(field.ObjectType.NewSlots());

    /// <summary>Takes the first name off a path.</summary>
    private static ReadOnlySpan<char> Step(ref ReadOnlySpan<char> path)
    {
        int dot = path.IndexOf('.');
        ReadOnlySpan<char> name = dot < 0 ? path : path[..dot];
        path = dot < 0 ? [] : path[(dot + 1)..];
        return name;
    }

    private static Field Field(ObjectType type, ReadOnlySpan<char> name) => type.Find(name) ?? throw new ArgumentException($"{type} has no field '{name}'", nameof(name));
}
