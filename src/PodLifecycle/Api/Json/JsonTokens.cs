using System.Buffers;
using System.Text;
using System.Text.Json;

namespace PodLifecycle.Api;

/// <summary>JSON text as tokens.</summary>
/// <param name="utf8">The text, up to the end of the value.</param>
/// <param name="from">Where the value begins; default at the text's beginning.</param>
/// <param name="numbersIn64Bits">Numbers have gone through kubectl, which keeps whole ones and floating-point ones of 64 bits: <c>80.0</c> is <c>80</c>.</param>
internal ref struct JsonTokens(ReadOnlySpan<byte> utf8, JsonPlace? from = null, bool numbersIn64Bits = false) : ITokens
{
    /// <summary>The API server's own limit.</summary>
    public const int MaxDepth = 10_000;

    private static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = MaxDepth };
    private static readonly JsonWriterOptions RawOptions = new() { SkipValidation = true, MaxDepth = MaxDepth, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ReadOnlySpan<byte> text = utf8;
    private readonly int start = from?.Offset ?? 0;
    private Utf8JsonReader reader = new(utf8[(from?.Offset ?? 0)..], ReaderOptions);

    /// <summary>As far as lines and columns are counted: places are asked for from the beginning to the end.</summary>
    private JsonPlace place = from ?? JsonPlace.Start;

    public TokenKind Kind { get; private set; }

    public (int Line, int Column) Position
    {
        get
        {
            place = place.MoveTo(start + (int)reader.TokenStartIndex, text);
            return (place.Line, place.Column);
        }
    }

    public readonly bool IsMerged => false;

    public bool Read()
    {
        bool more = reader.Read();
        Kind = !more ? TokenKind.None : reader.TokenType switch
        {
            JsonTokenType.StartObject => TokenKind.StartObject,
            JsonTokenType.EndObject => TokenKind.EndObject,
            JsonTokenType.StartArray => TokenKind.StartList,
            JsonTokenType.EndArray => TokenKind.EndList,
            JsonTokenType.PropertyName => TokenKind.Key,
            JsonTokenType.String => TokenKind.Text,
            JsonTokenType.Number => TokenKind.Number,
            JsonTokenType.True or JsonTokenType.False => TokenKind.Bool,
            _ => TokenKind.Null,
        };
        return more;
    }

    public readonly Field? FindField(ObjectType type)
    {
        const int LongestName = 64;
        if (reader.ValueSpan.Length > LongestName)
            return null;

        if (reader.ValueIsEscaped)
            return type.Find(GetText());

        Span<char> name = stackalloc char[LongestName];
        int length = reader.CopyString(name);
        return type.Find(name[..length]);
    }

    public readonly string GetText()
    {
        if (Kind != TokenKind.Number)
            return reader.ValueIsEscaped ? JsonText.Unescape(reader.ValueSpan) : reader.GetString()!;
        string number = Encoding.UTF8.GetString(reader.ValueSpan);
        return numbersIn64Bits ? JsonNumber.Normalize(number, out _) : number;
    }

    public readonly bool GetBool() => reader.TokenType == JsonTokenType.True;

    public readonly bool TryGetInt64(out long value)
    {
        if (reader.TryGetInt64(out value))
            return reader.ValueSpan.IndexOfAny("eE."u8) < 0;
        if (!numbersIn64Bits)
            return false;
        JsonNumber.Normalize(Encoding.UTF8.GetString(reader.ValueSpan), out long? integer);
        value = integer ?? 0;
        return integer is not null;
    }

    /// <summary>The first number of the value that no 64 bits hold, or null; goes nowhere.</summary>
    public readonly string? FindNumberOutOfRange()
    {
        Utf8JsonReader ahead = reader;
        do
        {
            if (!ahead.Read())
                return null;
            if (ahead.TokenType == JsonTokenType.Number && !(ahead.TryGetDouble(out double value) && double.IsFinite(value)))
                return Encoding.UTF8.GetString(ahead.ValueSpan);
        }
        while (ahead.CurrentDepth > 0 || ahead.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray);
        return null;
    }

    public readonly TypeMeta FindTypeMeta()
    {
        JsonTokens ahead = this;
        return TypeMeta.Find(ref ahead);
    }

    public readonly IReadOnlyList<string> FindKeys()
    {
        JsonTokens ahead = this;
        var keys = new List<string>();
        while (ahead.Read() && ahead.Kind == TokenKind.Key)
        {
            keys.Add(ahead.GetText());
            ahead.Read();
            ahead.Skip();
        }

        return keys;
    }

    public RawJson ReadRaw()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, RawOptions))
        {
            int depth = reader.CurrentDepth;
            do
            {
                Copy(writer);
            }
            while ((Kind is TokenKind.Key || reader.CurrentDepth > depth || Kind is TokenKind.StartObject or TokenKind.StartList) && Read());
        }

        return new RawJson(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    public void Skip()
    {
        reader.Skip();
        Kind = reader.TokenType == JsonTokenType.EndObject ? TokenKind.EndObject : reader.TokenType == JsonTokenType.EndArray ? TokenKind.EndList : Kind;
    }

    private readonly void Copy(Utf8JsonWriter writer)
    {
        switch (Kind)
        {
            case TokenKind.StartObject:
                writer.WriteStartObject();
                break;
            case TokenKind.EndObject:
                writer.WriteEndObject();
                break;
            case TokenKind.StartList:
                writer.WriteStartArray();
                break;
            case TokenKind.EndList:
                writer.WriteEndArray();
                break;
            case TokenKind.Key:
                writer.WritePropertyName(GetText());
                break;
            case TokenKind.Text:
                writer.WriteStringValue(GetText());
                break;
            default:
                writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
                break;
        }
    }
}
