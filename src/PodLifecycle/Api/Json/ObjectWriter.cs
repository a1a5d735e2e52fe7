using System.Globalization;
using System.Text.Json;

namespace PodLifecycle.Api;

/// <summary>
/// Writes API objects as JSON, led by the schema: set fields, and unset ones that Kubernetes itself always writes or requires, with
/// their zero value. How deep it goes is bounded by the schema.
/// </summary>
internal static class ObjectWriter
{
    public static void Write(Utf8JsonWriter json, ApiObject value)
    {
        json.WriteStartObject();
        foreach (Field field in value.ObjectType.Fields)
        {
            object? fieldValue = value.Get(field);
            if (fieldValue is null && !field.AlwaysWritten && !field.Required)
                continue;

            json.WritePropertyName(field.Name);
            if (fieldValue is null)
                WriteZero(json, field);
            else
                WriteValue(json, field, fieldValue);
        }

        foreach ((string name, RawJson raw) in value.UnknownFields)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(raw.Text, skipInputValidation: true);
        }

        json.WriteEndObject();
    }

    /// <summary>An instant as Kubernetes writes it: UTC, in whole seconds or in microseconds.</summary>
    public static string FormatTime(FieldType type, DateTimeOffset time) =>
        time.UtcDateTime.ToString(type == FieldType.MicroTime ? "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'" : "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static void WriteValue(Utf8JsonWriter json, Field field, object value)
    {
        switch (value)
        {
            case IValueList list:
                json.WriteStartArray();
                for (int i = 0; i < list.Count; i++)
                    WriteElement(json, field, list[i]);
                json.WriteEndArray();
                break;
            case IValueMap map:
                json.WriteStartObject();
                for (int i = 0; i < map.Count; i++)
                {
                    json.WritePropertyName(map.Key(i));
                    WriteElement(json, field, map[i]);
                }

                json.WriteEndObject();
                break;
            default:
                WriteElement(json, field, value);
                break;
        }
    }

    private static void WriteElement(Utf8JsonWriter json, Field field, object? value)
    {
        switch (value)
        {
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
            case DateTimeOffset time:
                json.WriteStringValue(FormatTime(field.Element, time));
                break;
            case Quantity quantity:
                json.WriteStringValue(quantity.ToString());
                break;
            case IntOrString { Number: { } number }:
                json.WriteNumberValue(number);
                break;
            case IntOrString text:
                json.WriteStringValue(text.Text);
                break;
            case RawJson raw:
                json.WriteRawValue(raw.Text, skipInputValidation: true);
                break;
            case ApiObject nested:
                Write(json, nested);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    private static void WriteZero(Utf8JsonWriter json, Field field)
    {
        switch (field.Type)
        {
            case FieldType.Text or FieldType.Base64 when !field.Nullable:
                json.WriteStringValue("");
                break;
            case FieldType.Bool when !field.Nullable:
                json.WriteBooleanValue(false);
                break;
            case FieldType.Int32 or FieldType.Int64 when !field.Nullable:
                json.WriteNumberValue(0);
                break;
            case FieldType.IntOrString when !field.Nullable:
                json.WriteNumberValue(0);
                break;
            case FieldType.Quantity when !field.Nullable:
                json.WriteStringValue("0");
                break;
            case FieldType.Object when !field.Nullable:
                Write(json, field.ObjectType.Create(field.ObjectType.NewSlots()));
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }
}
