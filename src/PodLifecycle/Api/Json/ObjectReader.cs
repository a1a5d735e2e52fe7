namespace PodLifecycle.Api;

/// <summary>
/// Makes API objects from tokens in one pass, led by the schema. All that is wrong is collected in <see cref="Findings"/>; a value of
/// the wrong type is left out of the object. How deep it goes is bounded by the schema; what the schema does not know is kept raw, or
/// reported when reading strictly.
/// </summary>
/// <param name="tokens">Where the object is read from; at its first token.</param>
/// <param name="strict">Report unknown fields and keys given twice, as the API server does under strict field validation.</param>
/// <param name="memory">What it shares with the readers of other objects of the file, if there are any.</param>
internal ref partial struct ObjectReader<TTokens>(TTokens tokens, bool strict = false, ReaderMemory? memory = null)
    where TTokens : ITokens, allows ref struct
{
    private const int ManyKeys = 8;

    private readonly List<PathStep> path = memory?.Path ?? [];
    private TTokens tokens = tokens;
    private object?[] elements = memory?.Elements ?? new object?[16];
    private int elementCount;
    private int unknownDepth;

    public List<Finding> Findings { get; } = [];

    /// <summary>The object has <c>kind</c> or <c>apiVersion</c> twice, and was read as what the first says.</summary>
    public readonly bool SaysTwiceWhatItIs => Findings.Exists(f => f.Kind == FindingKind.DuplicateKey && f.Path is [{ Name: "kind" or "apiVersion" }]);

    /// <summary>Where the reading has come to.</summary>
    public readonly TTokens Tokens => tokens;

    /// <summary>Reads the object that begins at the current token; nothing and null are an empty object.</summary>
    public ApiObject ReadRoot(ObjectType type) => tokens.Kind == TokenKind.StartObject ? ReadObject(type) : type.Create(type.NewSlots());

    /// <summary>Reads the object that begins at the current token.</summary>
    public ApiObject ReadObject(ObjectType type)
    {
        object?[] slots = type.NewSlots();
        List<KeyValuePair<string, RawJson>>? unknown = null;
        HashSet<string>? refused = null;
        ulong seen = 0;
        ulong merged = 0;
        while (tokens.Read() && tokens.Kind == TokenKind.Key)
        {
            if (tokens.FindField(type) is not { } field)
            {
                if (strict)
                    RefuseUnknown(type, refused ??= new(StringComparer.Ordinal));
                else
                    KeepUnknown(unknown ??= []);
                continue;
            }

            path.Add(PathStep.Of(field));
            ulong bit = 1UL << field.Slot;
            if ((seen & bit) != 0 && strict)
                Duplicate((merged & bit) != 0);
            seen |= bit;
            if (tokens.IsMerged)
                merged |= bit;
            tokens.Read();
            slots[field.Slot] = ApiObject.Normalize(field, ReadValue(field));
            path.RemoveAt(path.Count - 1);
        }

        if (unknown is not null)
            slots[type.UnknownFieldsSlot] = new ValueMap<RawJson>(unknown);
        return type.Create(slots);
    }

    private void KeepUnknown(List<KeyValuePair<string, RawJson>> unknown)
    {
        string name = tokens.GetText();
        tokens.Read();
        unknown.Add(new(name, tokens.ReadRaw()));
    }

    /// <summary>Reports an unknown field, once; where a known one is meant, what is below is read as that, so that all errors come in one run.</summary>
    private void RefuseUnknown(ObjectType type, HashSet<string> refused)
    {
        string name = tokens.GetText();
        FieldAdvice advice = default;
        if (refused.Add(name) && Findings.Count < MostFindings)
        {
            advice = FieldAdvice.For(type, name, path);
            path.Add(PathStep.Key(name));
            Add(FindingKind.UnknownField, $"unknown field {GoQuote.Format(PathText())}", advice.Text);
            path.RemoveAt(path.Count - 1);
        }

        tokens.Read();
        if (advice.Meant is { } meant && tokens.Kind is TokenKind.StartObject or TokenKind.StartList)
        {
            path.Add(PathStep.Of(meant));
            unknownDepth++;
            ReadValue(meant);
            unknownDepth--;
            path.RemoveAt(path.Count - 1);
        }
        else
        {
            tokens.Skip();
        }
    }

    private object? ReadValue(Field field)
    {
        if (field.Type is FieldType.List && tokens.Kind == TokenKind.StartList)
            return ReadList(field);
        if (field.Type is FieldType.Map && tokens.Kind == TokenKind.StartObject)
            return ReadMap(field);
        if (tokens.Kind == TokenKind.Null)
        {
            if (strict && path.Count == 1 && field is { Type: FieldType.Object, Name: "spec" })
                Add(FindingKind.Advice, "it is empty", "indent what belongs to it");
            return null;
        }

        return field.Type is FieldType.List or FieldType.Map ? WrongType(field, field.ErrorType) : ReadElement(field);
    }

    private object ReadList(Field field)
    {
        int start = elementCount;
        while (tokens.Read() && tokens.Kind != TokenKind.EndList)
        {
            path.Add(PathStep.At(elementCount - start));
            object? element = tokens.Kind == TokenKind.Null ? Zero(field) : ReadElement(field);
            path.RemoveAt(path.Count - 1);

            // An element that is wrong keeps its place, so that the positions of later ones stay right; the object is not used then.
            Keep(element ?? Zero(field));
        }

        ReadOnlySpan<object?> items = elements.AsSpan(start, elementCount - start);
        elementCount = start;
        return field.CreateList(items);
    }

    private object ReadMap(Field field)
    {
        int start = elementCount;
        HashSet<string>? keys = null;
        while (tokens.Read() && tokens.Kind == TokenKind.Key)
        {
            string key = Shared(tokens.GetText());
            path.Add(PathStep.Key(key));
            if (strict && IsGiven(key, start, ref keys))
                Duplicate(afterMerge: false);
            tokens.Read();
            object? value = tokens.Kind == TokenKind.Null ? Zero(field) : ReadElement(field);
            path.RemoveAt(path.Count - 1);
            if (value is null)
                continue;
            Keep(key);
            Keep(value);
        }

        ReadOnlySpan<object?> keysAndValues = elements.AsSpan(start, elementCount - start);
        elementCount = start;
        return field.CreateMap(keysAndValues);
    }

    /// <summary>The map whose entries are kept from <paramref name="start"/> on has the key already.</summary>
    private readonly bool IsGiven(string key, int start, ref HashSet<string>? keys)
    {
        if (keys is null && elementCount - start == 2 * ManyKeys)
        {
            keys = new(StringComparer.Ordinal);
            for (int i = start; i < elementCount; i += 2)
                keys.Add((string)elements[i]!);
        }

        if (keys is not null)
            return !keys.Add(key);
        for (int i = start; i < elementCount; i += 2)
        {
            if ((string)elements[i]! == key)
                return true;
        }

        return false;
    }

    private void Keep(object? element)
    {
        if (elementCount == elements.Length)
        {
            Array.Resize(ref elements, elements.Length * 2);
            if (memory is not null)
                memory.Elements = elements;
        }

        elements[elementCount++] = element;
    }

    private readonly string Shared(string text) => memory?.Share(text) ?? text;

    /// <summary>What Kubernetes makes of null inside a list or map.</summary>
    private static object? Zero(Field field) => field.Element switch
    {
        FieldType.Text or FieldType.Base64 => "",
        FieldType.Int32 or FieldType.Int64 => Boxed.Number(0),
        FieldType.Bool => Boxed.False,
        FieldType.Quantity => Quantity.Zero,
        FieldType.Raw => RawJson.Null,
        FieldType.Object => field.ObjectType.Create(field.ObjectType.NewSlots()),
        _ => null,
    };

    private object? ReadElement(Field field) => (field.Element, tokens.Kind) switch
    {
        (FieldType.Text, TokenKind.Text) => ReadText(field),
        (FieldType.Base64, TokenKind.Text) => ReadBase64(field),
        (FieldType.Bool, TokenKind.Bool) => Boxed.Flag(tokens.GetBool()),
        (FieldType.Int32, TokenKind.Number) when tokens.TryGetInt64(out long number) && number is >= int.MinValue and <= int.MaxValue => Boxed.Number(number),
        (FieldType.Int64, TokenKind.Number) when tokens.TryGetInt64(out long number) => Boxed.Number(number),
        (FieldType.Quantity, _) => ReadQuantity(field),
        (FieldType.IntOrString, TokenKind.Text) => new IntOrString(Shared(tokens.GetText())),
        (FieldType.IntOrString, TokenKind.Number) when tokens.TryGetInt64(out long number) && number is >= int.MinValue and <= int.MaxValue => new IntOrString((int)number),
        (FieldType.IntOrString, _) => WrongType(field, "int32", FindingKind.WrongValue),
        (FieldType.Time or FieldType.MicroTime, TokenKind.Text) => ReadTime(field),
        (FieldType.Time or FieldType.MicroTime, _) => WrongType(field, "string", FindingKind.WrongValue),
        (FieldType.Raw, _) => tokens.ReadRaw(),
        (FieldType.Object, TokenKind.StartObject) => ReadObject(field.ObjectType),
        _ => WrongType(field, field.Type == field.Element ? field.ErrorType : field.ElementErrorType),
    };

    private string ReadText(Field field)
    {
        string text = Shared(tokens.GetText());
        if (strict && ValueAdvice.ForText(field, text) is { } advice)
            Add(FindingKind.Advice, advice.Text, advice.Suggestion);
        return text;
    }

    private object? ReadQuantity(Field field)
    {
        string error = Quantity.WrongFormat;
        if (tokens.Kind is not (TokenKind.Text or TokenKind.Number))
            return Wrong(FindingKind.WrongValue, error, field);

        string text = tokens.GetText();
        if (memory is not null && memory.TryGetAmount(text, out Quantity? known))
            return known;
        if (!Quantity.TryParse(text, out Quantity? quantity, out error!))
            return Wrong(FindingKind.WrongValue, error, field);
        memory?.Remember(text, quantity);
        return quantity;
    }

    private object? ReadTime(Field field) =>
        TimeText.TryParse(tokens.GetText(), field.Element, out DateTimeOffset time, out string? error) ? time : Wrong(FindingKind.WrongValue, error, field);

    private object? ReadBase64(Field field)
    {
        string text = tokens.GetText();
        int error = Base64Text.FindError(text);
        return error < 0 ? text : Wrong(FindingKind.WrongType, $"illegal base64 data at input byte {error}", field);
    }
}
