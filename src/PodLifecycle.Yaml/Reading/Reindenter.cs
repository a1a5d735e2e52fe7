using PodLifecycle.Api;

namespace PodLifecycle.Yaml;

/// <summary>
/// Puts the indentation back into a manifest that has lost it: a key belongs to the innermost open object whose type has that field and
/// that does not hold it yet; a dash begins an item of the innermost open list.
/// </summary>
internal sealed class Reindenter
{
    private const int Step = 2;
    private readonly List<Level> open = [];

    /// <summary>The mended text, or null when this is not what is wrong with it.</summary>
    public static string? Reindent(string text)
    {
        string[] lines = text.Split('\n');
        if (Kind(lines) is not { } type || !IsLost(lines))
            return null;

        var reindenter = new Reindenter();
        reindenter.open.Add(new(type, null, 0));
        var mended = new List<string>();
        foreach (string line in lines)
        {
            if (reindenter.Mend(line) is not { } result)
                return null;
            mended.Add(result);
        }

        return string.Join('\n', mended);
    }

    /// <summary>The first line that stands at the margin and should not.</summary>
    public static int FirstLost(string text)
    {
        string[] lines = text.Split('\n');
        return Array.FindIndex(lines, l => l.TrimEnd() is "metadata:" or "spec:") + 2;
    }

    private static ObjectType? Kind(string[] lines) =>
        Schema.Kind(Value(lines, "apiVersion"), Value(lines, "kind"));

    private static string Value(string[] lines, string key) =>
        lines.FirstOrDefault(l => l.StartsWith(key + ":", StringComparison.Ordinal))?[(key.Length + 1)..].Trim() ?? "";

    /// <summary>Every line stands at the margin, though one must open an object.</summary>
    private static bool IsLost(string[] lines)
    {
        string[] content = [.. lines.Where(l => l.Trim().Length > 0 && !l.StartsWith('#') && !l.StartsWith("---", StringComparison.Ordinal))];
        return Array.TrueForAll(content, l => !char.IsWhiteSpace(l[0]))
            && Array.Exists(content, l => l.TrimEnd() is "metadata:" or "spec:")
            && content.Length > 3
            && !Array.Exists(content, l => l.TrimEnd().EndsWith('|') || l.TrimEnd().EndsWith('>'));
    }

    private string? Mend(string line)
    {
        if (line.Trim().Length == 0 || line.StartsWith('#') || line.StartsWith("---", StringComparison.Ordinal))
            return line;
        bool isItem = line.StartsWith("- ", StringComparison.Ordinal);
        string content = isItem ? line[2..].TrimStart() : line;
        if (isItem && !OpenItem())
            return null;

        int colon = content.IndexOf(':', StringComparison.Ordinal);
        string key = colon > 0 ? content[..colon].Trim() : "";
        int level = Owner(key, isItem);
        if (level < 0)
            return null;
        open.RemoveRange(level + 1, open.Count - level - 1);
        Level owner = open[level];
        owner.Seen.Add(key);
        if (owner.Type?.Find(key) is { } field && content[(colon + 1)..].Trim() is "" or ['#', ..])
            open.Add(Level.Below(field, owner.Indent));
        return new string(' ', isItem ? owner.Indent - Step : owner.Indent) + (isItem ? "- " : "") + content;
    }

    /// <summary>The innermost open object that has such a field and not yet; else the innermost free map.</summary>
    private int Owner(string key, bool isItem)
    {
        if (isItem)
            return open.Count - 1;
        int typed = open.FindLastIndex(l => l.Type?.Find(key) is not null && !l.IsList && !l.Seen.Contains(key));
        return typed >= 0 ? typed : open.FindLastIndex(l => l.Type is null && !l.IsList);
    }

    private bool OpenItem()
    {
        int list = open.FindLastIndex(l => l.IsList);
        if (list < 0)
            return false;
        open.RemoveRange(list + 1, open.Count - list - 1);
        open.Add(new(open[list].Items?.Element == FieldType.Object ? open[list].Items!.ObjectType : null, null, open[list].Indent + Step));
        return true;
    }

    /// <summary>An open object, free map or list, and the column of what it holds.</summary>
    private sealed record Level(ObjectType? Type, Field? Items, int Indent)
    {
        public HashSet<string> Seen { get; } = new(StringComparer.Ordinal);

        public bool IsList => Items is not null;

        public static Level Below(Field field, int indent) => field.Type switch
        {
            FieldType.List => new(null, field, indent),
            FieldType.Object => new(field.ObjectType, null, indent + Step),
            _ => new(null, null, indent + Step),
        };
    }
}
