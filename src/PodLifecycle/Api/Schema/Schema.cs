using System.Collections.Concurrent;
using System.Reflection;

namespace PodLifecycle.Api;

/// <summary>
/// The fields of all API types that we read: <c>schema.txt</c>, the one place where reader, writer, defaults, validation and
/// strict checks look. A type's lines are parsed when it is first used.
/// </summary>
internal static class Schema
{
    private static readonly Lazy<Text> Loaded = new(Load);
    private static readonly ConcurrentDictionary<string, ObjectType> Types = new(StringComparer.Ordinal);

    /// <summary>All names of types, in the order of the file.</summary>
    public static IEnumerable<string> TypeNames => Loaded.Value.Paragraphs.Keys;

    /// <summary>From <c>apiVersion/kind</c> to the name of the type.</summary>
    public static IReadOnlyDictionary<string, string> Kinds => Loaded.Value.Kinds;

    /// <exception cref="ArgumentException">The schema has no type of that name.</exception>
    public static ObjectType Type(string name) => Types.GetOrAdd(name, static n => TypedObjects.Find(n) ?? ObjectType.Untyped(n));

    /// <summary>The type of objects of that kind, or null where the schema does not know the kind.</summary>
    public static ObjectType? Kind(string apiVersion, string kind) =>
        Loaded.Value.Kinds.TryGetValue(apiVersion + "/" + kind, out string? name) ? Type(name) : null;

    /// <summary>The fields of a type, parsed anew: each type asks once.</summary>
    /// <exception cref="ArgumentException">The schema has no type of that name.</exception>
    public static Field[] Fields(string typeName)
    {
        if (!Loaded.Value.Paragraphs.TryGetValue(typeName, out string? lines))
            throw new ArgumentException($"the schema has no type '{typeName}'", nameof(typeName));

        var fields = new List<Field>();
        foreach (string line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            fields.Add(Field.Parse(line, fields.Count));
        return [.. fields];
    }

    private static Text Load()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("schema.txt")!;
        using var reader = new StreamReader(stream);
        string all = reader.ReadToEnd();

        var kinds = new Dictionary<string, string>(StringComparer.Ordinal);
        var paragraphs = new Dictionary<string, string>(StringComparer.Ordinal);
        string? type = null;
        int body = 0;
        for (int start = 0; start < all.Length;)
        {
            int end = all.IndexOf('\n', start);
            if (all.AsSpan(start).StartsWith("kind "))
            {
                string[] words = all[start..end].Split(' ');
                kinds[words[1]] = words[2];
            }
            else if (all[start] is not (' ' or '\n' or '#'))
            {
                if (type is not null)
                    paragraphs[type] = all[body..start];
                type = all[start..end];
                body = end + 1;
            }

            start = end + 1;
        }

        paragraphs[type!] = all[body..];
        return new Text(kinds, paragraphs);
    }

    private sealed record Text(Dictionary<string, string> Kinds, Dictionary<string, string> Paragraphs);
}
