using System.Runtime.InteropServices;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PodLifecycle.Yaml;

/// <summary>
/// The events of one YAML document with its aliases carried out: where an alias stands, the events of its anchor come again.
/// Events are kept only from the first anchor on, and while somebody looks ahead.
/// </summary>
internal sealed class YamlEvents
{
    private const int UsualDepth = 16;

    private readonly Scanner scanner;
    private readonly Parser parser;
    private readonly ManifestOptions limits;
    private readonly List<ParsingEvent> kept = [];
    private readonly Stack<(ParsingEvent Start, int Kept)> open = new(UsualDepth);

    /// <summary>Null where nothing of the kind has come up yet, which is so in most documents.</summary>
    private Anchors? known;
    private Stack<Replay>? replays;
    private bool keeping;
    private bool anchored;
    private int next;
    private int merges;
    private int flowDepth;
    private long nodes;
    private long replayed;

    public YamlEvents(ReadOnlyMemory<char> document, ManifestOptions limits)
    {
        scanner = new Scanner(new TextSlice(document));
        parser = new Parser(scanner);
        this.limits = limits;
    }

    /// <summary>How far the text has been looked at.</summary>
    public Mark Scanned => scanner.CurrentPosition;

    /// <summary>Where the collections begin that are open at the end of what was parsed, the innermost first.</summary>
    public IEnumerable<ParsingEvent> Open => open.Select(o => o.Start);

    /// <summary>Whether the current event comes from a mapping that <c>&lt;&lt;</c> merges in.</summary>
    public bool IsMerged => merges > 0;

    /// <summary>The next event of the document's content, never an alias; its <see cref="DocumentEnd"/> or <see cref="StreamEnd"/> at the end.</summary>
    /// <exception cref="YamlException">The text is no YAML.</exception>
    /// <exception cref="YamlRefusedException">An alias has no anchor, or a limit is reached.</exception>
    public ParsingEvent Read()
    {
        while (true)
        {
            ParsingEvent current = ReadRaw();
            if (current is not AnchorAlias alias)
                return current;
            (int start, int end) = Target(alias);
            Push(new Replay(start, end, IsMerge: false));
        }
    }

    /// <summary>Puts the mappings that the value of <c>&lt;&lt;</c> names in the place of the key and its value.</summary>
    /// <exception cref="YamlRefusedException">The value is no mapping and no list of mappings.</exception>
    public void Merge(ParsingEvent key)
    {
        keeping = anchored = true;
        var sources = new List<Replay>();
        ParsingEvent first = ReadRaw();
        if (first is SequenceStart)
        {
            for (ParsingEvent item = ReadRaw(); item is not SequenceEnd; item = ReadRaw())
                sources.Add(Inside(item, key));
        }
        else
        {
            sources.Add(Inside(first, key));
        }

        // The one that is pushed last is read first, and of two values for a key the later one stays: so the first of a list wins.
        foreach (Replay source in sources)
            Push(source);
    }

    /// <summary>The event that comes <paramref name="ahead"/> places after the current one, without going there.</summary>
    public ParsingEvent Peek(int ahead)
    {
        if (Current is { } replay)
            return kept[replay.Next + ahead];

        if (!keeping)
        {
            keeping = true;
            kept.Clear();
            next = 0;
        }

        while (kept.Count <= next + ahead)
            Pull();
        return kept[next + ahead];
    }

    /// <summary>Goes through the rest of the document without carrying out aliases: it may not even be YAML.</summary>
    public void Drain()
    {
        while (parser.Current is not (DocumentEnd or StreamEnd))
            Pull();
    }

    /// <summary>Where the value begins that an alias stands for.</summary>
    public ParsingEvent Anchored(AnchorAlias alias) => kept[Target(alias).Start];

    private Replay? Current => replays is { Count: > 0 } ? replays.Peek() : null;

    private ParsingEvent ReadRaw()
    {
        while (Current is { } replay)
        {
            if (replay.Next < replay.End)
            {
                if (++replayed > limits.MaxAliasedNodes)
                    throw new YamlRefusedException(kept[replay.Next].Start, "yaml: document contains excessive aliasing");
                return kept[replay.Next++];
            }

            replays!.Pop();
            if (replay.IsMerge)
                merges--;
        }

        if (next < kept.Count)
            return kept[next++];
        if (keeping && !anchored && next > 0)
        {
            keeping = false;
            kept.Clear();
            next = 0;
        }

        ParsingEvent pulled = Pull();
        if (keeping)
            next = kept.Count;
        return pulled;
    }

    private ParsingEvent Pull()
    {
        if (!MoveNext())
            throw new InvalidOperationException("there is nothing after the end of the document");

        ParsingEvent current = parser.Current!;
        if (++nodes > limits.MaxNodes)
            throw new YamlRefusedException(current.Start, $"the document has more than {limits.MaxNodes} nodes");

        if (current is AnchorAlias || (current is NodeEvent node && !node.Anchor.IsEmpty))
            keeping = anchored = true;
        if (keeping)
            kept.Add(current);

        switch (current)
        {
            case AnchorAlias alias:
                if (known is null || !known.Starts.TryGetValue(alias.Value, out int start))
                    throw YamlRefusedException.At(alias, $"yaml: unknown anchor '{alias.Value}' referenced");
                known.Targets[alias] = start;
                break;
            case MappingStart or SequenceStart:
                open.Push((current, keeping ? kept.Count - 1 : -1));
                flowDepth += current is MappingStart { Style: MappingStyle.Flow } or SequenceStart { Style: SequenceStyle.Flow } ? 1 : 0;
                if (Math.Max(flowDepth, open.Count - flowDepth) > limits.MaxDepth)
                    throw YamlRefusedException.OfToken(current, (int)current.Start.Line, $"exceeded max depth of {limits.MaxDepth}");
                Anchor((NodeEvent)current);
                break;
            case MappingEnd or SequenceEnd:
                // Flow collections hold nothing but flow collections.
                flowDepth = Math.Max(0, flowDepth - 1);
                int opened = open.Pop().Kept;
                if (opened >= 0 && anchored)
                    (known ??= new()).Ends[opened] = kept.Count;
                break;
            case Scalar scalar:
                if (keeping)
                    Anchor(scalar);
                break;
        }

        return current;
    }

    /// <exception cref="YamlException">The text is no YAML.</exception>
    private bool MoveNext()
    {
        try
        {
            return parser.MoveNext();
        }
        catch (ArgumentException)
        {
            // What the reader says of a tag such as !!a[b.
            throw new SyntaxErrorException(scanner.CurrentPosition, scanner.CurrentPosition, "found a tag that is no URI");
        }
    }

    private void Anchor(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty)
            (known ??= new()).Starts[node.Anchor] = kept.Count - 1;
    }

    private (int Start, int End) Target(AnchorAlias alias)
    {
        int start = known!.Targets[alias];
        if (kept[start] is Scalar)
            return (start, start + 1);
        return known.Ends.TryGetValue(start, out int end)
            ? (start, end)
            : throw YamlRefusedException.NoJson(alias, $"yaml: anchor '{alias.Value}' value contains itself");
    }

    /// <summary>The members of a mapping that is to be merged, which begins or is named at the current event.</summary>
    private Replay Inside(ParsingEvent source, ParsingEvent key)
    {
        int start;
        int end;
        if (source is AnchorAlias alias)
        {
            (start, end) = Target(alias);
        }
        else if (source is MappingStart)
        {
            start = Index(source);
            end = SkipMapping();
        }
        else
        {
            start = end = -1;
        }

        return start >= 0 && kept[start] is MappingStart
            ? new Replay(start + 1, end - 1, IsMerge: true)
            : throw YamlRefusedException.NoJson(key, "yaml: map merge requires map or sequence of maps as the value");
    }

    /// <summary>Where the event that was just read is kept.</summary>
    private int Index(ParsingEvent current)
    {
        int index = (Current?.Next ?? next) - 1;
        return ReferenceEquals(kept[index], current) ? index : throw new InvalidOperationException("the event is not kept");
    }

    private int SkipMapping()
    {
        for (int depth = 1; depth > 0;)
            depth += ReadRaw().NestingIncrease;
        return Current?.Next ?? next;
    }

    private void Push(Replay replay)
    {
        (replays ??= new()).Push(replay);
        if (replay.IsMerge)
            merges++;
    }

    private sealed class Anchors
    {
        /// <summary>Where the value of an anchor begins among the events that are kept.</summary>
        public Dictionary<AnchorName, int> Starts { get; } = [];

        /// <summary>Where the collections end that begin there.</summary>
        public Dictionary<int, int> Ends { get; } = [];

        /// <summary>Where the value begins that an alias stands for: an anchor may be given again further down.</summary>
        public Dictionary<ParsingEvent, int> Targets { get; } = new(ReferenceEqualityComparer.Instance);
    }

    private sealed record Replay(int Start, int End, bool IsMerge)
    {
        public int Next { get; set; } = Start;
    }
}
