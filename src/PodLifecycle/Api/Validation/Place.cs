using System.Globalization;

namespace PodLifecycle.Api;

/// <summary>A value in an object that is being validated, set or not, and the way to it.</summary>
internal sealed class Place
{
    private readonly Place? parent;
    private readonly string? name;
    private readonly int index;
    private readonly string? key;
    private readonly Field? declared;

    private Place(Place? parent, Field? field, string? name, int index, string? key, object? value, Validation validation)
    {
        this.parent = parent;
        declared = field;
        this.name = name;
        this.index = index;
        this.key = key;
        Value = value;
        Validation = validation;
    }

    /// <summary>Null when unset.</summary>
    public object? Value { get; }

    public Validation Validation { get; }

    public bool IsSet => Value is not null;

    /// <summary>Unset, and not an object that is always there.</summary>
    public bool IsAbsent => Value is null && declared is not { Type: FieldType.Object, Nullable: false };

    public string Text => Value as string ?? (Value as IntOrString)?.Text ?? "";

    public long Number => Value switch { long number => number, int number => number, IntOrString { Number: { } number } => number, _ => 0 };

    public bool Flag => Value is true;

    public int Count => Value switch { IValueList list => list.Count, IValueMap map => map.Count, _ => 0 };

    /// <summary>The map at this place; empty when unset.</summary>
    public ValueMap<string> Texts => Value as ValueMap<string> ?? ValueMap<string>.Empty;

    public ValueMap<Quantity> Amounts => Value as ValueMap<Quantity> ?? ValueMap<Quantity>.Empty;

    /// <summary>The whole object.</summary>
    public Place Root => parent?.Root ?? this;

    /// <summary>The place's own position in the list it is an element of.</summary>
    public int Index => index;

    public Place Parent => parent ?? throw new InvalidOperationException("the object itself has no parent");

    public Place[] Items
    {
        get
        {
            if (Value is not IValueList { Count: > 0 } list)
                return [];
            var items = new Place[list.Count];
            for (int i = 0; i < items.Length; i++)
                items[i] = new(this, Elements(), null, i, null, list[i], Validation);
            return items;
        }
    }

    /// <summary>In Kubernetes' notation: <c>spec.containers[0].resources.limits[cpu]</c>.</summary>
    public string Path
    {
        get
        {
            string above = parent?.Path ?? "";
            if (name is { Length: > 0 })
                return above.Length == 0 ? name : $"{above}.{name}";
            if (key is not null)
                return $"{above}[{key}]";
            return index >= 0 ? above + "[" + index.ToString(CultureInfo.InvariantCulture) + "]" : above;
        }
    }

    /// <summary>The place of a member. Something must be there, or an object that is always there.</summary>
    public Place this[string member]
    {
        get
        {
            if (Type.Find(member) is { } field)
                return this[field];
            int dot = member.IndexOf('.', StringComparison.Ordinal);
            return dot >= 0 ? this[member[..dot]][member[(dot + 1)..]] : throw new ArgumentException($"{Type} has no field '{member}'", nameof(member));
        }
    }

    /// <summary>The place of a field of the type that is here.</summary>
    public Place this[Field field] => new(this, field, field.Name, -1, null, (Value as ApiObject)?.Get(field), Validation);

    /// <summary>The type of the object that is here, or would be.</summary>
    public ObjectType Type => Value is ApiObject owner ? owner.ObjectType : declared?.ObjectType ?? throw new InvalidOperationException($"{Path} is no object");

    /// <summary>Something is here, and the member of it is set.</summary>
    public bool Has(string member) => Value is ApiObject owner && owner.ObjectType.Find(member) is { } field && owner.Get(field) is not null;

    public static Place Of(ApiObject value, Validation validation) => new(null, null, null, -1, null, value, validation);

    /// <summary>The same value under another name: some checks of Kubernetes misname a field.</summary>
    public Place Named(string other) => new(parent, declared, other, -1, null, Value, Validation);

    /// <summary>A place below this one that is no member in the schema.</summary>
    public Place Below(string other, object? value = null) => new(this, null, other, -1, null, value, Validation);

    public Place At(int position, object? value = null) => new(this, null, null, position, null, value, Validation);

    public Place Key(string entry, object? value = null) => new(this, null, null, -1, entry, value, Validation);

    public void Required(string detail = "") => Report(FieldErrorType.Required, "", detail);

    public void Forbidden(string detail) => Report(FieldErrorType.Forbidden, "", detail);

    /// <summary>The value itself is wrong.</summary>
    public void Invalid(string detail) => Invalid(Shown, detail);

    public void Invalid(object? shown, string detail) => Report(FieldErrorType.Invalid, shown, detail);

    public void Duplicate(object? shown) => Report(FieldErrorType.Duplicate, shown, "");

    public void NotFound(object? shown, string detail = "") => Report(FieldErrorType.NotFound, shown, detail);

    public void NotSupported(object? shown, params ReadOnlySpan<string> supported) =>
        Report(FieldErrorType.NotSupported, shown, "supported values: " + string.Join(", ", supported.ToArray().Select(GoQuote.Format)));

    public void TooLong(int bytes) => Report(FieldErrorType.TooLong, null, string.Create(CultureInfo.InvariantCulture, $"may not be more than {bytes} bytes"));

    public void TooMany(int most) => Report(FieldErrorType.TooMany, (long)Count, string.Create(CultureInfo.InvariantCulture, $"must have at most {most} items"));

    /// <summary>Nothing is wrong for Kubernetes, but something else is surely meant.</summary>
    public void Advise(string text, string suggestion) =>
        Validation.Advice.Add(new(Path, text) { Severity = ManifestSeverity.Warning, Suggestion = suggestion });

    /// <summary>The value as findings show it.</summary>
    public object? Shown => Value switch
    {
        null when declared is { Type: FieldType.Int32 or FieldType.Int64 or FieldType.IntOrString } => 0L,
        null when declared is { Type: FieldType.Bool } => false,
        null => "",
        IntOrString { Number: { } number } => (long)number,
        IntOrString text => text.Text,
        Quantity quantity => quantity.ToString(),
        ApiObject nested => InternalJson.Of(nested),
        IValueList list => InternalJson.Of(list),
        IValueMap map => InternalJson.Of(map),
        var plain => plain,
    };

    private void Report(FieldErrorType type, object? shown, string detail) => Validation.Errors.Add(new(type, Path, shown, detail));

    private Field? Elements() => declared is { Element: FieldType.Object } ? declared : null;
}
