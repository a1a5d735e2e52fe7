using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PodLifecycle.Api;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PodLifecycle.Yaml;

/// <summary>One YAML document as tokens.</summary>
internal sealed class YamlTokenReader(ReadOnlyMemory<char> document, int firstLine, ManifestOptions options, YamlDuplicates? duplicates = null)
{
    private static readonly JsonWriterOptions RawOptions = new() { SkipValidation = true, MaxDepth = JsonTokens.MaxDepth, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly YamlEvents events = new(document, options);
    private readonly YamlStrictness strictness = new(document);
    private bool[] isMapping = new bool[32];
    private int depth;
    private bool keyComes;
    private ParsingEvent? current;
    private YamlScalar scalar;
    private string key = "";

    /// <summary>The line of the file where the document begins.</summary>
    public int FirstLine => firstLine;

    public TokenKind Kind { get; private set; }

    public bool IsMerged => events.IsMerged;

    public (int Line, int Column) Position => current is null ? (firstLine, 1) : Place(current.Start);

    public string Text => Kind == TokenKind.Key ? key : scalar.Text;

    public long? Integer => scalar.Integer;

    /// <summary>Line and column in the file.</summary>
    public (int Line, int Column) Place(Mark mark) => ((int)mark.Line - 1 + firstLine, (int)mark.Column);

    /// <summary>Goes into the document: to its root value.</summary>
    public bool Open()
    {
        do
            current = events.Read();
        while (current is StreamStart);
        if (current is DocumentStart { Version: { } version } && (version.Version.Major, version.Version.Minor) != (1, 1))
            throw YamlRefusedException.At(current, "yaml: found incompatible YAML document", "leave the %YAML line out");
        return current is DocumentStart && Read();
    }

    public bool Read()
    {
        while (true)
        {
            current = events.Read();
            strictness.Check(current);
            switch (current)
            {
                case Scalar found when keyComes:
                    if (IsMergeKey(found))
                    {
                        events.Merge(found);
                        continue;
                    }

                    key = YamlScalar.Key(found) ?? throw NullKey(found);
                    keyComes = false;
                    Kind = TokenKind.Key;
                    duplicates?.Add(found, events.Peek(0));
                    return true;
                case Scalar found:
                    scalar = YamlScalar.Resolve(found);
                    Kind = scalar.Kind;
                    EndValue();
                    return true;
                case MappingStart:
                    Kind = TokenKind.StartObject;
                    Enter(mapping: true);
                    return true;
                case SequenceStart:
                    Kind = TokenKind.StartList;
                    Enter(mapping: false);
                    return true;
                case MappingEnd:
                    Kind = TokenKind.EndObject;
                    duplicates?.Leave();
                    depth--;
                    EndValue();
                    return true;
                case SequenceEnd:
                    Kind = TokenKind.EndList;
                    duplicates?.Leave();
                    depth--;
                    EndValue();
                    return true;
                default:
                    Kind = TokenKind.None;
                    return false;
            }
        }
    }

    /// <summary>Goes through the rest of the document without making anything of it: it may not even be YAML.</summary>
    public void Drain() => events.Drain();

    /// <summary>How far the text has been looked at.</summary>
    public Mark Scanned => events.Scanned;

    /// <summary>Where the collections begin that are open at the end of what was parsed, the innermost first.</summary>
    public IEnumerable<ParsingEvent> OpenCollections => events.Open;

    /// <summary>Goes to the end of the root value, so that nothing in it stays unchecked. What follows is never looked at.</summary>
    public void ReadToEnd()
    {
        while (depth > 0)
            Read();
    }

    public void Skip()
    {
        if (Kind is not (TokenKind.StartObject or TokenKind.StartList))
            return;
        for (int outside = depth - 1; depth > outside;)
            Read();
    }

    public RawJson ReadRaw()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, RawOptions))
        {
            int outside = Kind is TokenKind.StartObject or TokenKind.StartList ? depth - 1 : depth;
            Copy(writer);
            while (depth > outside)
            {
                Read();
                Copy(writer);
            }
        }

        return new RawJson(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    /// <summary>The keys of the object that begins at the current token.</summary>
    public IReadOnlyList<string> FindKeys()
    {
        var keys = new List<string>();
        int level = 0;
        bool isKey = true;
        for (int ahead = 0; level >= 0; ahead++)
        {
            ParsingEvent coming = events.Peek(ahead);
            if (level == 0 && isKey && coming is Scalar name)
                keys.Add(name.Value);
            level += coming.NestingIncrease;
            if (level == 0)
                isKey = !isKey;
        }

        return keys;
    }

    /// <summary>What kind of object begins at the current token, wherever in it that stands.</summary>
    public TypeMeta FindTypeMeta()
    {
        var found = default(TypeMeta);
        int level = 0;
        bool isKey = true;
        for (int ahead = 0; level >= 0 && !found.IsComplete; ahead++)
        {
            ParsingEvent coming = events.Peek(ahead);
            if (level == 0 && isKey && coming is Scalar { Value: "kind" or "apiVersion" } name)
                found = found.With(name.Value, Member(events.Peek(ahead + 1)));
            level += coming.NestingIncrease;
            if (level == 0)
                isKey = !isKey;
        }

        return found;
    }

    private TypeMeta.Member Member(ParsingEvent value)
    {
        if (value is AnchorAlias alias)
            value = events.Anchored(alias);
        if (value is not Scalar found)
            return new(value is MappingStart ? TokenKind.StartObject : TokenKind.StartList, "");
        YamlScalar resolved = YamlScalar.Resolve(found);
        return new(resolved.Kind, resolved.Text);
    }

    private YamlRefusedException NullKey(Scalar found)
    {
        string value = events.Peek(0) switch
        {
            Scalar scalar when YamlScalar.Resolve(scalar) is { Kind: TokenKind.Text } text => GoQuote.Format(text.Text),
            Scalar scalar when YamlScalar.Resolve(scalar) is { Kind: not TokenKind.Null } other => other.Text,
            Scalar => "interface {}(nil)",
            _ => "…",
        };
        return YamlRefusedException.NoJson(found, $"unsupported map key of type: %!s(<nil>), key: <nil>, value: {value}", "a key is a text: quote it");
    }

    private static bool IsMergeKey(Scalar found) =>
        found.Value == "<<" && ((found.Tag.IsEmpty && found.Style == ScalarStyle.Plain) || (!found.Tag.IsEmpty && found.Tag.Value == "tag:yaml.org,2002:merge"));

    private void Enter(bool mapping)
    {
        if (keyComes)
            throw YamlRefusedException.NoJson(current!, "yaml: invalid map key", "a key is a text; was a template such as {{ … }} left in? Quote the whole value");
        if (depth == options.MaxDepth)
            throw TooDeep(mapping);
        if (depth == isMapping.Length)
            Array.Resize(ref isMapping, depth * 2);
        isMapping[depth++] = mapping;
        duplicates?.Enter();
        keyComes = mapping;
    }

    /// <summary>The JSON made of the YAML is too deep, unless the rest is not even YAML.</summary>
    private YamlRefusedException TooDeep(bool mapping)
    {
        ParsingEvent place = current!;
        Drain();
        return new(place.Start, $"invalid character '{(mapping ? '{' : '[')}' exceeded max depth") { IsOfJson = true };
    }

    private void EndValue() => keyComes = depth > 0 && isMapping[depth - 1];

    private void Copy(Utf8JsonWriter writer)
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
                writer.WritePropertyName(key);
                break;
            case TokenKind.Text:
                writer.WriteStringValue(scalar.Text);
                break;
            case TokenKind.Null:
                writer.WriteNullValue();
                break;
            default:
                writer.WriteRawValue(scalar.Text, skipInputValidation: true);
                break;
        }
    }
}
