using PodLifecycle.Api;

namespace PodLifecycle.Yaml;

/// <summary>A <see cref="YamlTokenReader"/> as the reader of API objects wants it: a struct, so that its calls are direct.</summary>
internal readonly struct YamlTokens(YamlTokenReader reader) : ITokens
{
    public TokenKind Kind => reader.Kind;

    public (int Line, int Column) Position => reader.Position;

    public bool IsMerged => reader.IsMerged;

    public bool Read() => reader.Read();

    public Field? FindField(ObjectType type) => type.Find(reader.Text);

    public string GetText() => reader.Text;

    public bool GetBool() => reader.Text == "true";

    public bool TryGetInt64(out long value)
    {
        value = reader.Integer ?? 0;
        return reader.Integer is not null;
    }

    public TypeMeta FindTypeMeta() => reader.FindTypeMeta();

    public IReadOnlyList<string> FindKeys() => reader.FindKeys();

    public RawJson ReadRaw() => reader.ReadRaw();

    public void Skip() => reader.Skip();
}
