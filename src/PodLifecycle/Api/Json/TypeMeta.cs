using System.Text.Json;

namespace PodLifecycle.Api;

/// <summary>Finds what kind of object a JSON text holds, wherever in the object that stands.</summary>
internal static class TypeMeta
{
    public static (string ApiVersion, string Kind) Find(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = JsonTokens.MaxDepth });
        string apiVersion = "";
        string kind = "";
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return (apiVersion, kind);

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName && (apiVersion.Length == 0 || kind.Length == 0))
        {
            bool isKind = reader.ValueTextEquals("kind");
            bool isVersion = reader.ValueTextEquals("apiVersion");
            reader.Read();
            if (reader.TokenType != JsonTokenType.String)
                reader.Skip();
            else if (isKind)
                kind = reader.GetString()!;
            else if (isVersion)
                apiVersion = reader.GetString()!;
        }

        return (apiVersion, kind);
    }
}
