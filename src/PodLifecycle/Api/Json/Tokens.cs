namespace PodLifecycle.Api;

/// <summary>What a text of JSON or YAML consists of, once its syntax is done with.</summary>
internal enum TokenKind
{
    /// <summary>Before the first token and after the last.</summary>
    None,
    StartObject,
    EndObject,
    StartList,
    EndList,

    /// <summary>A member's name; its value follows.</summary>
    Key,
    Text,
    Number,
    Bool,
    Null,
}

/// <summary>A text as a stream of tokens: what the one reader of API objects reads, whether the text is JSON or YAML.</summary>
internal interface ITokens
{
    TokenKind Kind { get; }

    /// <summary>Where the current token begins; lines and columns count from 1.</summary>
    (int Line, int Column) Position { get; }

    /// <summary>Whether the current key and its value come from another mapping that YAML's <c>&lt;&lt;</c> merges in.</summary>
    bool IsMerged { get; }

    /// <summary>Goes to the next token; false at the end of the object that is being read.</summary>
    bool Read();

    /// <summary>The field that the current key names, without making a string of it.</summary>
    Field? FindField(ObjectType type);

    /// <summary>The text of the current key, text or number.</summary>
    string GetText();

    bool GetBool();

    /// <summary>The current number, if it is a whole one of 64 bits.</summary>
    bool TryGetInt64(out long value);

    /// <summary>What kind of object begins at the current token, wherever in it that stands; goes nowhere.</summary>
    TypeMeta FindTypeMeta();

    /// <summary>The keys of the object that begins at the current token; goes nowhere.</summary>
    IReadOnlyList<string> FindKeys();

    /// <summary>The value that begins at the current token, whole; afterwards its last token is the current one.</summary>
    RawJson ReadRaw();

    /// <summary>Passes over the value that begins at the current token; afterwards its last token is the current one.</summary>
    void Skip();
}
