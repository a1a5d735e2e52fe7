using System.Text.Json;

namespace PodLifecycle.Api;

/// <summary>What kind of object a text holds, wherever in the object that stands.</summary>
/// <param name="ApiVersion">The member <c>apiVersion</c>.</param>
/// <param name="Kind">The member <c>kind</c>.</param>
internal readonly record struct TypeMeta(TypeMeta.Member ApiVersion, TypeMeta.Member Kind)
{
    /// <summary>Looks into JSON; a text that is no JSON object has neither.</summary>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static TypeMeta Find(ReadOnlySpan<byte> utf8)
    {
        var tokens = new JsonTokens(utf8);
        return tokens.Read() && tokens.Kind == TokenKind.StartObject ? Find(ref tokens) : default;
    }

    /// <summary>Looks into the object that begins at the current token, as far as it must.</summary>
    public static TypeMeta Find(ref JsonTokens tokens)
    {
        var found = default(TypeMeta);
        while (!found.IsComplete && tokens.Read() && tokens.Kind == TokenKind.Key)
        {
            string key = tokens.GetText();
            tokens.Read();
            found = found.With(key, new(tokens.Kind, tokens.Kind == TokenKind.Text ? tokens.GetText() : ""));
            tokens.Skip();
        }

        return found;
    }

    /// <summary>What an object says that it is.</summary>
    public static TypeMeta Of(ApiObject value) => new(Of(value, "apiVersion"), Of(value, "kind"));

    private static Member Of(ApiObject value, string field) =>
        value.ObjectType.Find(field) is { } known && value.Get(known) is string text ? new(TokenKind.Text, text) : default;

    /// <summary>Both members are found.</summary>
    public bool IsComplete => ApiVersion.Token != TokenKind.None && Kind.Token != TokenKind.None;

    public TypeMeta With(string key, Member member) => key switch
    {
        "kind" => this with { Kind = member },
        "apiVersion" => this with { ApiVersion = member },
        _ => this,
    };

    /// <summary>A member as it was found: <see cref="TokenKind.None"/> when it is absent.</summary>
    internal readonly record struct Member(TokenKind Token, string? Content)
    {
        /// <summary>The text, or empty where there is none.</summary>
        public string Text => Content ?? "";

        public bool IsSet => Token is not (TokenKind.None or TokenKind.Null);
    }
}
