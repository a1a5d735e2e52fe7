using System.Buffers;
using System.Text;
using System.Text.Json;

namespace PodLifecycle.Api;

/// <summary>JSON text as tokens.</summary>
internal ref struct JsonTokens(ReadOnlySpan<byte> utf8) : ITokens
{
    /// <summary>The API server's own limit.</summary>
    public const int MaxDepth = 10_000;

    private static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = MaxDepth };
    private static readonly JsonWriterOptions RawOptions = new() { SkipValidation = true, MaxDepth = MaxDepth, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ReadOnlySpan<byte> text = utf8;
    private Utf8JsonReader reader = new(utf8, ReaderOptions);

    public TokenKind Kind { get; private set; }

    public readonly (int Line, int Column) Position
    {
        get
        {
            ReadOnlySpan<byte> before = text[..(int)reader.TokenStartIndex];
            return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1);
        }
    }

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

        Span<char> name = stackalloc char[LongestName];
        int length = reader.CopyString(name);
        return type.Find(name[..length]);
    }

    public readonly string GetText() => Kind == TokenKind.Number ? Encoding.UTF8.GetString(reader.ValueSpan) : reader.GetString()!;

    public readonly bool GetBool() => reader.TokenType == JsonTokenType.True;

    public readonly bool TryGetInt64(out long value) => reader.TryGetInt64(out value);

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
                writer.WritePropertyName(reader.GetString()!);
                break;
            case TokenKind.Text:
                writer.WriteStringValue(reader.GetString());
                break;
            default:
                writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
                break;
        }
    }
}
