using System.Text;
using System.Text.Json;

namespace PodLifecycle;

/// <summary>Values as the Go programs of Kubernetes print them.</summary>
internal static class GoValue
{
    /// <summary>A JSON value in Go's notation: <c>map[a:1 b:[x y]]</c>; null is <c>&lt;nil&gt;</c>, texts are bare.</summary>
    public static string Format(JsonElement value)
    {
        var text = new StringBuilder();
        WriteValue(text, value);
        return text.ToString();
    }

    private static void WriteValue(StringBuilder text, JsonElement value)
    {
        string separator = "";
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                text.Append("map[");
                foreach (JsonProperty member in GoJson.Sorted(value))
                {
                    text.Append(separator).Append(member.Name).Append(':');
                    WriteValue(text, member.Value);
                    separator = " ";
                }

                text.Append(']');
                break;
            case JsonValueKind.Array:
                text.Append('[');
                foreach (JsonElement element in value.EnumerateArray())
                {
                    text.Append(separator);
                    WriteValue(text, element);
                    separator = " ";
                }

                text.Append(']');
                break;
            case JsonValueKind.String:
                text.Append(value.GetString());
                break;
            case JsonValueKind.Null or JsonValueKind.Undefined:
                text.Append("<nil>");
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }
}
