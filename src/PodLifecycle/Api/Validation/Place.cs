using System.Globalization;

namespace PodLifecycle.Api;

/// <summary>A value in an object that is being validated, set or not, and the way to it.</summary>
internal sealed class Place
{
    private const int Member = -1;
    private const int Entry = -2;

    /// <summary>The place around this one; of the whole object its validation.</summary>
    private object above;
    private Field? declared;

    /// <summary>The key of an entry, or the name of a member that is not named like its field.</summary>
    private readonly string? text;
    private readonly int index;

    private Place(object above, Field? declared, string? text, int index, object? value)
    {
        this.above = above;
        this.declared = declared;
        this.text = text;
        this.index = index;
        Value = value;
    }

    /// <summary>Null when unset.</summary>
    public object? Value { get; }

    public Validation Validation => above as Validation ?? ((Place)above).Validation;

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
    public Place Root => above is Place outer ? outer.Root : this;

    /// <summary>The place's own position in the list it is an element of.</summary>
    public int Index => index;

    public Place Parent => above as Place ?? throw new InvalidOperationException("the object itself has no parent");

    public Place[] Items
    {
        get
        {
            if (Value is not IValueList { Count: > 0 } list)
                return [];
            var items = new Place[list.Count];
            for (int i = 0; i < items.Length; i++)
                items[i] = new(this, Elements(), null, i, list[i]);
            return items;
        }
    }

    /// <summary>In Kubernetes' notation: <c>spec.containers[0].resources.limits[cpu]</c>.</summary>
    public string Path
    {
        get
        {
            string outer = (above as Place)?.Path ?? "";
            string? step = index == Member ? text ?? declared?.Name : text;
            if (index >= 0)
                return outer + "[" + index.ToString(CultureInfo.InvariantCulture) + "]";
            if (index == Entry)
                return $"{outer}[{step}]";
            return string.IsNullOrEmpty(step) ? outer : outer.Length == 0 ? step : $"{outer}.{step}";
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
    public Place this[Field field] => new(this, field, null, Member, (Value as ApiObject)?.Get(field));

    /// <summary>The type of the object that is here, or would be.</summary>
    public ObjectType Type => Value is ApiObject owner ? owner.ObjectType : declared?.ObjectType ?? throw new InvalidOperationException($"{Path} is no object");

    /// <summary>Something is here, and the member of it is set.</summary>
    public bool Has(string member) => Value is ApiObject owner && owner.ObjectType.Find(member) is { } field && owner.Get(field) is not null;

    public static Place Of(ApiObject value, Validation validation) => new(validation, null, null, Member, value);

    /// <summary>A place where nothing is, to be aimed with <see cref="UnsetMember"/>.</summary>
    public static Place Nowhere(Validation validation) => new(validation, null, null, Member, null);

    /// <summary>The place of a member that is unset and holds no members itself. Most members are unset: there is one place for all of them, good until the next is asked for.</summary>
    public Place UnsetMember(Field field)
    {
        Place unset = Validation.Unset;
        unset.above = this;
        unset.declared = field;
        return unset;
    }

    /// <summary>The same value under another name: some checks of Kubernetes misname a field.</summary>
    public Place Named(string other) => new(above, declared, other, Member, Value);

    /// <summary>A place below this one that is no member in the schema.</summary>
    public Place Below(string other, object? value = null) => new(this, null, other, Member, value);

    public Place At(int position, object? value = null) => new(this, null, null, position, value);

    public Place Key(string entry, object? value = null) => new(this, null, entry, Entry, value);

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
