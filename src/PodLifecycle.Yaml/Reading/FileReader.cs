using System.Buffers;
using System.Globalization;
using System.Text;
using PodLifecycle.Api;
using YamlDotNet.Core;

namespace PodLifecycle.Yaml;

/// <summary>Reads one text of manifests, document by document.</summary>
internal sealed partial class FileReader(ReadOnlyMemory<char> text, ManifestOptions options)
{
    /// <summary>Each costs another reading of the document.</summary>
    private const int MostRepairs = 20;

    private readonly List<Manifest> documents = [];
    private readonly ReadOnlyMemory<char> text = ManifestText.WellFormed(text);

    /// <summary>Gives the text's buffer back at the end; null where the text is the caller's.</summary>
    private readonly ManifestText? borrowed;
    private readonly ReaderMemory memory = new();
    private bool isFull;
    private bool sawKindTwice;
    private ManifestSource? source;
    private string pathInSource = "";

    /// <summary>Reads bytes; text that is no UTF-8, and UTF-16 as kubectl cannot read it, is refused.</summary>
    public FileReader(ReadOnlySpan<byte> bytes, ManifestOptions options)
        : this(ReadOnlyMemory<char>.Empty, options)
    {
        if (bytes.Length > options.MaxLength)
            Add(TooLong());
        else if (ManifestText.TryDecode(bytes, out borrowed, out string? error) && bytes is not [0xFF, 0xFE, ..])
            text = borrowed.Characters;
        else
            Add(Unreadable(1, 1, 1, error ?? "yaml: incomplete UTF-16 character", "save the file as UTF-8"));
    }

    /// <summary>Reads a text whose buffer it gives back at the end.</summary>
    public FileReader(ManifestText text, ManifestOptions options)
        : this(text.Characters, options) => borrowed = text;

    /// <summary>All documents; lists are there themselves, before their items.</summary>
    public IReadOnlyList<Manifest> Documents => documents;

    public ManifestFile Read()
    {
        using (borrowed)
        {
            if (text.Length > options.MaxLength)
                Add(TooLong());
            else if (text.Span.TrimStart() is ['{', ..])
                ReadJson();
            else
                ReadYaml(0);
        }

        return new ManifestFile(documents.Where(d => d.Step != KubectlStep.TakeItems || d.Findings.Count > 0));
    }

    /// <summary>
    /// Reads JSON objects one after another. Where the first or the second is no JSON, the rest is read as YAML, which forgives much; the
    /// error is that of JSON if it is no YAML either.
    /// </summary>
    private void ReadJson()
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            ReadJson(buffer.AsSpan(0, Encoding.UTF8.GetBytes(text.Span, buffer)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void ReadJson(ReadOnlySpan<byte> utf8)
    {
        JsonPlace place = JsonPlace.Start;
        var syntax = new JsonSyntax(utf8);
        int good = 0;
        for (int count = 0; !isFull && syntax.SkipTo(good); count++)
        {
            int start = syntax.Position;
            if (!syntax.ReadValue(start))
            {
                if (count > 1 || !ReadYaml(Encoding.UTF8.GetCharCount(utf8[..good])))
                    RefuseJson(utf8, syntax, count);
                return;
            }

            good = syntax.Position;
            place = place.MoveTo(start, utf8);
            source = new ManifestSource.Json(utf8[start..good].ToArray(), place with { Offset = 0 });
            ReadJsonObject(utf8[..good], place);
        }
    }

    private void RefuseJson(ReadOnlySpan<byte> utf8, JsonSyntax syntax, int count)
    {
        documents.RemoveAll(d => d.Step == KubectlStep.NotReadable);
        ReadOnlySpan<byte> before = utf8[..syntax.Position];
        string message = syntax.Error == JsonSyntax.UnexpectedEnd
            ? "unexpected EOF"
            : string.Create(CultureInfo.InvariantCulture, $"json: offset {syntax.Position + 1}: {syntax.Error}");
        int line = before.Count((byte)'\n') + 1;
        int column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
        Add(Unreadable(count == 0 ? 1 : line, line, column, message, syntax.Error == JsonSyntax.UnexpectedEnd ? "the text is cut off: a \"}\" or \"]\" is missing" : null));
    }

    /// <param name="utf8">The text up to the object's end.</param>
    /// <param name="start">Where the object begins.</param>
    private void ReadJsonObject(ReadOnlySpan<byte> utf8, JsonPlace start)
    {
        var tokens = new JsonTokens(utf8, start, numbersIn64Bits: true);
        if (tokens.FindNumberOutOfRange() is { } number)
        {
            string message = $"json: cannot unmarshal number {number} into Go value of type float64";
            Add(Unreadable(1, 1, 1, message, "write a number that fits 64 bits") with { Step = KubectlStep.NotValid });
            isFull = true;
            return;
        }

        JsonTokens again = tokens;
        tokens.Read();
        ReadObject(ref tokens);
        if (sawKindTwice)
        {
            TypeMeta last = TypeMeta.Of(documents[^1].Decoded!);
            documents.RemoveAt(documents.Count - 1);
            again.Read();
            ReadObject(ref again, default, last);
        }
    }

    /// <summary>Reads YAML documents from a position on; false when one of them is no YAML.</summary>
    private bool ReadYaml(int start)
    {
        var splitter = new DocumentSplitter(text, start);
        while (!isFull && splitter.Next())
        {
            if (splitter.BadSeparator is { } rest)
            {
                Add(Unreadable(splitter.FirstLine, splitter.FirstLine, 1, $"invalid Yaml document separator: {rest}", "nothing but a comment may follow ---"));
                return false;
            }

            ReadYamlDocument(splitter.Document, splitter.FirstLine);
        }

        return !documents.Exists(d => d.Step == KubectlStep.NotReadable);
    }

    /// <summary>
    /// Reads a document. What is no YAML is mended where it is plain what was meant, and read again, so that all errors come in one run.
    /// </summary>
    private void ReadYamlDocument(ReadOnlyMemory<char> document, int firstLine)
    {
        int count = documents.Count;
        YamlFault? fault = TryReadYaml(document, firstLine, null, isBorrowed: borrowed is not null);
        if (fault is null && !YamlRepair.IsOfUse(documents.Skip(count)))
            return;

        var faults = new List<ManifestError>();
        string text = document.ToString();
        string kubectlError = fault?.ServerText ?? "";
        Manifest? asWritten = documents.ElementAtOrDefault(count);
        for (int attempt = 0; attempt < MostRepairs; attempt++)
        {
            YamlRepair? repair = fault is not null ? YamlRepair.Of(text, fault, firstLine) : YamlRepair.IsOfUse(documents.Skip(count)) ? YamlRepair.OfObject(text) : null;
            if (repair is null || repair.Text == text)
                break;

            documents.RemoveRange(count, documents.Count - count);
            faults.AddRange(repair.Findings.Select(f => f with { Line = f.Line + firstLine - 1 }));
            text = repair.Text;
            fault = TryReadYaml(text.AsMemory(), firstLine, null);
        }

        if (fault is not null)
            Add(Unreadable(firstLine, firstLine + fault.Line - 1, fault.Column, fault.ServerText, fault.Suggestion));
        if (faults.Count == 0 || documents.Count == count)
            return;

        Manifest first = documents[count];
        documents[count] = first with
        {
            Findings = [.. faults, .. first.Findings],
            Outcome = faults.Exists(f => f.Severity == ManifestSeverity.Error) ? ManifestOutcome.Refused : first.Outcome,
            Step = asWritten?.Step ?? KubectlStep.NotReadable,
            KubectlError = asWritten?.KubectlError ?? kubectlError,
            DecodingFindings = asWritten?.DecodingFindings ?? first.DecodingFindings,
            Repaired = fault is null ? text : null,
        };
    }

    /// <summary>Reads a document; what makes it no YAML, or null.</summary>
    /// <param name="document">The document.</param>
    /// <param name="firstLine">The line of the file where it begins.</param>
    /// <param name="last">What the object says last that it is, where it says so twice.</param>
    /// <param name="isBorrowed">The document is in a buffer that will be used again.</param>
    private YamlFault? TryReadYaml(ReadOnlyMemory<char> document, int firstLine, TypeMeta? last, bool isBorrowed = false)
    {
        int forbidden = YamlText.FindForbidden(document.Span);
        if (forbidden >= 0)
        {
            (int line, int column) = YamlAdvice.Place(document.ToString(), forbidden);
            return new("control characters are not allowed", line, column) { Suggestion = $"the character is U+{(int)document.Span[forbidden]:X4}; is this a text file?" };
        }

        int count = documents.Count;
        var reader = new YamlTokenReader(document, firstLine, options);
        source = isBorrowed ? new ManifestSource.CopyOfYaml(document, firstLine, options) : new ManifestSource.Yaml(document, firstLine, options);
        try
        {
            ReadYamlRoot(reader, firstLine, last);
        }
        catch (Exception problem) when (problem is YamlException or InvalidOperationException or YamlRefusedException)
        {
            // A document that turns out to be no YAML further down was not read at all.
            documents.RemoveRange(count, documents.Count - count);
            memory.Path.Clear();
            string text = document.ToString();
            return problem is YamlRefusedException refused
                ? YamlFault.Below(refused, text, reader) ?? YamlFault.Of(refused)
                : YamlFault.Of(problem, text, reader);
        }

        if (!sawKindTwice || last is not null)
            return null;

        // The later one counts, as everywhere.
        TypeMeta meta = TypeMeta.Of(documents[^1].Decoded!);
        documents.RemoveAt(documents.Count - 1);
        return TryReadYaml(document, firstLine, meta, isBorrowed);
    }

    private void ReadYamlRoot(YamlTokenReader reader, int firstLine, TypeMeta? last)
    {
        sawKindTwice = false;
        pathInSource = "";
        bool found = reader.Open();
        if (!found || reader.Kind == TokenKind.Null)
        {
            Add(new() { Outcome = ManifestOutcome.PassedOver, Line = firstLine, Remark = "the document is empty", Step = KubectlStep.Skip });
            return;
        }

        var tokens = new YamlTokens(reader);
        ReadObject(ref tokens, default, last);
        reader.ReadToEnd();
    }

    /// <summary>Adds a document, unless there are too many; false then.</summary>
    private bool Add(Manifest document)
    {
        if (isFull)
            return false;
        isFull = documents.Count >= options.MaxDocuments;
        documents.Add(isFull
            ? Unreadable(document.Line, document.Line, 1, string.Create(CultureInfo.InvariantCulture, $"there are more than {options.MaxDocuments} documents"), null)
            : document);
        return !isFull;
    }

    private Manifest TooLong() => Unreadable(1, 1, 1, string.Create(CultureInfo.InvariantCulture, $"the text is longer than {options.MaxLength} characters"), null);

    private static Manifest Unreadable(int firstLine, int line, int column, string message, string? suggestion) => new()
    {
        Outcome = ManifestOutcome.Refused,
        Line = firstLine,
        Step = KubectlStep.NotReadable,
        KubectlError = message,
        Findings = [new ManifestError("", message) { Line = line, Column = column, Suggestion = suggestion }],
    };
}
