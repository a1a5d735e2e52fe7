using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using JsonList = System.Collections.Generic.List<object?>;
using JsonMap = System.Collections.Generic.Dictionary<string, object?>;

namespace PodLifecycle.Api;

/// <summary>
/// JSON as values that a patch changes in place: maps, lists, <see cref="string"/>, <see cref="bool"/>, <see cref="long"/>,
/// <see cref="RawJson"/> for other numbers, and null. Of members given twice the last one counts.
/// </summary>
internal static class JsonTree
{
    /// <summary>Merging is recursive; no object of the API comes near this depth.</summary>
    private const int MostLevels = 1000;

    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true, MaxDepth = MostLevels + 1 };

    /// <summary>Why a text is no JSON object, in the API server's words; null counts as one.</summary>
    public static string? FindError(string json)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(json);
        if (JsonSyntax.FindError(utf8) is { } error)
            return error;

        var tokens = new JsonTokens(utf8);
        if (tokens.FindNumberOutOfRange() is { } number)
            return $"json: cannot unmarshal number {number} into Go value of type float64";
        tokens.Read();
        string? found = tokens.Kind switch
        {
            TokenKind.StartObject or TokenKind.Null => null,
            TokenKind.StartList => "array",
            TokenKind.Number => "number",
            TokenKind.Bool => "bool",
            _ => "string",
        };
        return found is null ? null : $"json: cannot unmarshal {found} into Go value of type map[string]interface {{}}";
    }

    /// <param name="json">A text that is JSON.</param>
    /// <param name="keepDigits">Leave other than whole numbers as they are written, not as numbers of 64 bits.</param>
    public static object? Read(string json, bool keepDigits)
    {
        var tokens = new JsonTokens(Encoding.UTF8.GetBytes(json));
        tokens.Read();
        return Read(ref tokens, keepDigits, MostLevels);
    }

    public static string Write(object? value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, WriterOptions))
            Write(json, value);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The value as the API server prints it in a message: <c>map[name:c]</c>.</summary>
    public static string Show(object? value)
    {
        using JsonDocument document = JsonDocument.Parse(Write(value), new() { MaxDepth = MostLevels + 1 });
        return GoValue.Format(document.RootElement);
    }

    private static object? Read(ref JsonTokens tokens, bool keepDigits, int levels)
    {
        if (levels == 0)
            throw new PatchException(PatchFault.Decoding, $"the JSON nests deeper than {MostLevels} levels");

        switch (tokens.Kind)
        {
            case TokenKind.StartObject:
                var map = new JsonMap(StringComparer.Ordinal);
                while (tokens.Read() && tokens.Kind == TokenKind.Key)
                {
                    string name = tokens.GetText();
                    tokens.Read();
                    map[name] = Read(ref tokens, keepDigits, levels - 1);
                }

                return map;
            case TokenKind.StartList:
                var list = new JsonList();
                while (tokens.Read() && tokens.Kind != TokenKind.EndList)
                    list.Add(Read(ref tokens, keepDigits, levels - 1));
                return list;
            case TokenKind.Text:
                return tokens.GetText();
            case TokenKind.Bool:
                return tokens.GetBool();
            case TokenKind.Number:
                if (tokens.TryGetInt64(out long number))
                    return number;
                string digits = tokens.GetText();
                return new RawJson(keepDigits ? digits : JsonNumber.Format(double.Parse(digits, CultureInfo.InvariantCulture)));
            default:
                return null;
        }
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case JsonMap map:
                json.WriteStartObject();
                foreach ((string name, object? member) in map)
                {
                    json.WritePropertyName(name);
                    Write(json, member);
                }

                json.WriteEndObject();
                break;
            case JsonList list:
                json.WriteStartArray();
                foreach (object? element in list)
                    Write(json, element);
                json.WriteEndArray();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case RawJson digits:
                json.WriteRawValue(digits.Text, skipInputValidation: true);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }
}
