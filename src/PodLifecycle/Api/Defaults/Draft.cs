namespace PodLifecycle.Api;

/// <summary>An object while it is being completed: reads like the object, and copies it only when a field is set.</summary>
internal sealed class Draft(ApiObject original)
{
    private ApiObject current = original;

    public ObjectType Type => current.ObjectType;

    public ApiObject Object => current;

    /// <summary>The value at a path of member names (<c>spec.template.metadata.labels</c>), or null where it or something above it is unset.</summary>
    public object? this[string path]
    {
        get
        {
            object? value = current;
            foreach (string name in path.Split('.'))
                value = value is ApiObject owner ? owner.Get(Field(owner.ObjectType, name)) : null;
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
    public void Set(string path, object? value) => current = Set(current, path.Split('.'), value);

    public void Set(Field field, object? value) => current = current.Set(field, value);

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

    private static ApiObject Set(ApiObject owner, ReadOnlySpan<string> path, object? value)
    {
        Field field = Field(owner.ObjectType, path[0]);
        if (path.Length == 1)
            return owner.Set(field, value);

        if (owner.Get(field) is not ApiObject below)
        {
            if (field.Nullable)
                return owner;
            below = field.ObjectType.Create(field.ObjectType.NewSlots());
        }

        return owner.Set(field, Set(below, path[1..], value));
    }

    private static Field Field(ObjectType type, string name) => type.Find(name) ?? throw new ArgumentException($"{type} has no field '{name}'", nameof(name));
}
