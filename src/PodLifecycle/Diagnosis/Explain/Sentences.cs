using System.Collections.Frozen;
using System.Text;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>Which of the three sentences about a reason.</summary>
internal enum ReasonPart
{
    Means,
    Causes,
    Remedy,
}

/// <summary>
/// All sentences of one language: a line <c>key: text</c> for each, and for reasons a heading <c>reason Word</c> with the lines
/// <c>= what it means</c>, <c>? what causes it</c> and <c>! what to do</c>. Names in braces are places to fill in.
/// </summary>
internal sealed class Sentences
{
    private const string ReasonHeading = "reason ";
    private const string ReasonKey = "reason.";

    private readonly FrozenDictionary<string, string> byKey;

    private Sentences(Dictionary<string, string> byKey)
    {
        this.byKey = byKey.ToFrozenDictionary(StringComparer.Ordinal);
        Reasons = byKey.Keys
            .Where(key => key.StartsWith(ReasonKey, StringComparison.Ordinal) && key.EndsWith(".means", StringComparison.Ordinal))
            .Select(key => key[ReasonKey.Length..^".means".Length])
            .Order(StringComparer.Ordinal)
            .ToValueList();
    }

    public static Sentences English { get; } = Read("en.txt");

    public static Sentences Chinese { get; } = Read("zh.txt");

    public IEnumerable<string> Keys => byKey.Keys;

    public ValueList<string> Reasons { get; }

    public static Sentences Of(ExplainLanguage language) => language == ExplainLanguage.Chinese ? Chinese : English;

    public static string Key(string reason, ReasonPart part) => part switch
    {
        ReasonPart.Means => $"{ReasonKey}{reason}.means",
        ReasonPart.Causes => $"{ReasonKey}{reason}.causes",
        _ => $"{ReasonKey}{reason}.remedy",
    };

    public string? Find(string reason, ReasonPart part) => byKey.GetValueOrDefault(Key(reason, part));

    public bool Has(string key) => byKey.ContainsKey(key);

    /// <summary>The sentence with its places filled in; a place that nobody fills stays as it is.</summary>
    /// <exception cref="KeyNotFoundException">There is no such sentence.</exception>
    public string Write(string key, ReadOnlySpan<(string Place, string Value)> places)
    {
        string template = byKey.TryGetValue(key, out string? found) ? found : throw new KeyNotFoundException($"there is no sentence '{key}'");
        if (!template.Contains('{', StringComparison.Ordinal))
            return template;

        var text = new StringBuilder();
        int at = 0;
        while (at < template.Length)
        {
            int open = template.IndexOf('{', at);
            int close = open < 0 ? -1 : template.IndexOf('}', open);
            if (close < 0)
                break;
            text.Append(template, at, open - at).Append(Value(template.AsSpan(open + 1, close - open - 1), places) ?? template[open..(close + 1)]);
            at = close + 1;
        }

        return text.Append(template, at, template.Length - at).ToString();
    }

    private static string? Value(ReadOnlySpan<char> place, ReadOnlySpan<(string Place, string Value)> places)
    {
        foreach ((string name, string value) in places)
        {
            if (place.SequenceEqual(name))
                return value;
        }

        return null;
    }

    private static Sentences Read(string file)
    {
        using Stream stream = typeof(Sentences).Assembly.GetManifestResourceStream(file) ?? throw new InvalidOperationException($"{file} is missing in the assembly");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var sentences = new Dictionary<string, string>(StringComparer.Ordinal);
        string reason = "";
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line.StartsWith(ReasonHeading, StringComparison.Ordinal))
                reason = line[ReasonHeading.Length..];
            else if (line.StartsWith("= ", StringComparison.Ordinal))
                sentences.Add(Key(reason, ReasonPart.Means), line[2..]);
            else if (line.StartsWith("? ", StringComparison.Ordinal))
                sentences.Add(Key(reason, ReasonPart.Causes), line[2..]);
            else if (line.StartsWith("! ", StringComparison.Ordinal))
                sentences.Add(Key(reason, ReasonPart.Remedy), line[2..]);
            else
                sentences.Add(line[..line.IndexOf(':', StringComparison.Ordinal)], line[(line.IndexOf(':', StringComparison.Ordinal) + 2)..]);
        }

        return new Sentences(sentences);
    }
}
