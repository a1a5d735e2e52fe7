using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PodLifecycle.Api;

/// <summary>Values as findings show them: as JSON of the API server's own types, whose members have capitals and are never left out.</summary>
internal static class InternalJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static RawJson Of(object value)
    {
        if (value is ApiObject { ObjectType.Name: var type } meta && type.StartsWith("meta/v1.", StringComparison.Ordinal))
            return new(KubernetesJson.Serialize(meta));

        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
            Write(json, value);
        return new(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case ApiObject nested when nested.ObjectType.Name.StartsWith("meta/v1.", StringComparison.Ordinal):
                json.WriteRawValue(KubernetesJson.Serialize(nested));
                break;
            case ApiObject nested:
                json.WriteStartObject();
                foreach (Field field in nested.ObjectType.Fields)
                {
                    json.WritePropertyName(MemberName(field.Name));
                    Write(json, nested.Get(field) ?? Zero(field));
                }

                json.WriteEndObject();
                break;
            case IValueList list:
                json.WriteStartArray();
                for (int i = 0; i < list.Count; i++)
                    Write(json, list[i]);
                json.WriteEndArray();
                break;
            case IValueMap map:
                json.WriteStartObject();
                for (int i = 0; i < map.Count; i++)
                {
                    json.WritePropertyName(map.Key(i));
                    Write(json, map[i]);
                }

                json.WriteEndObject();
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
            case int number:
                json.WriteNumberValue(number);
                break;
            case null:
                json.WriteNullValue();
                break;
            default:
                json.WriteStringValue(value.ToString());
                break;
        }
    }

    private static object? Zero(Field field) => field switch
    {
        { Nullable: true } => null,
        { Type: FieldType.Text } => "",
        { Type: FieldType.Bool } => Boxed.False,
        { Type: FieldType.Int32 or FieldType.Int64 } => Boxed.Number(0),
        _ => null,
    };

    /// <summary>The member's name in the API server's own type.</summary>
    private static string MemberName(string name) => name switch
    {
        "ip" => "IP",
        "seLinuxOptions" => "SELinuxOptions",
        _ => char.ToUpperInvariant(name[0]) + name[1..],
    };
}
