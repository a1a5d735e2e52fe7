using System.Globalization;
using System.Text;
using PodLifecycle.Api;
using YamlDotNet.Core;

namespace PodLifecycle.Yaml;

/// <summary>Reads one text of manifests, document by document.</summary>
internal sealed partial class FileReader(string text, ManifestOptions options)
{
    /// <summary>Each costs another reading of the document.</summary>
    private const int MostRepairs = 20;

    private readonly List<Manifest> documents = [];
    private readonly string text = text;
    private bool isFull;
    private bool sawKindTwice;
    private ManifestSource? source;
    private string pathInSource = "";

    /// <summary>Reads bytes; text that is no UTF-8, and UTF-16 as kubectl cannot read it, is refused.</summary>
    public FileReader(ReadOnlySpan<byte> bytes, ManifestOptions options)
        : this("", options)
    {
        if (bytes.Length > options.MaxLength)
            Add(TooLong());
        else if (ManifestText.TryDecode(bytes, out string? decoded, out string? error) && bytes is not [0xFF, 0xFE, ..])
            text = decoded;
        else
            Add(Unreadable(1, 1, 1, error ?? "yaml: incomplete UTF-16 character", "save the file as UTF-8"));
    }

    /// <summary>All documents; lists are there themselves, before their items.</summary>
    public IReadOnlyList<Manifest> Documents => documents;

    public ManifestFile Read()
    {
        if (text.Length > options.MaxLength)
            Add(TooLong());
        else if (text.AsSpan().TrimStart() is ['{', ..])
            ReadJson();
        else
            ReadYaml(0);
        return new ManifestFile(documents.Where(d => d.Step != KubectlStep.TakeItems || d.Findings.Count > 0));
    }

    /// <summary>
    /// Reads JSON objects one after another. Where the first or the second is no JSON, the rest is read as YAML, which forgives much; the
    /// error is that of JSON if it is no YAML either.
    /// </summary>
    private void ReadJson()
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        var syntax = new JsonSyntax(utf8);
        int good = 0;
        for (int count = 0; !isFull && syntax.SkipTo(good); count++)
        {
            int start = syntax.Position;
            if (!syntax.ReadValue(start))
            {
                if (count > 1 || !ReadYaml(Encoding.UTF8.GetCharCount(utf8.AsSpan(0, good))))
                    RefuseJson(utf8, syntax, count);
                return;
            }

            good = syntax.Position;
            source = ManifestSource.OfJson(text, start);
            ReadJsonObject(utf8.AsSpan(0, good), start);
        }
    }

    private void RefuseJson(byte[] utf8, JsonSyntax syntax, int count)
    {
        documents.RemoveAll(d => d.Step == KubectlStep.NotReadable);
        ReadOnlySpan<byte> before = utf8.AsSpan(0, syntax.Position);
        string message = syntax.Error == JsonSyntax.UnexpectedEnd
            ? "unexpected EOF"
            : string.Create(CultureInfo.InvariantCulture, $"json: offset {syntax.Position + 1}: {syntax.Error}");
        int line = before.Count((byte)'\n') + 1;
        int column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
        Add(Unreadable(count == 0 ? 1 : line, line, column, message, syntax.Error == JsonSyntax.UnexpectedEnd ? "the text is cut off: a \"}\" or \"]\" is missing" : null));
    }

    private void ReadJsonObject(ReadOnlySpan<byte> utf8, int start)
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

            ReadYamlDocument(splitter.Document.ToString(), splitter.FirstLine);
        }

        return !documents.Exists(d => d.Step == KubectlStep.NotReadable);
    }

    /// <summary>
    /// Reads a document. What is no YAML is mended where it is plain what was meant, and read again, so that all errors come in one run.
    /// </summary>
    private void ReadYamlDocument(string document, int firstLine)
    {
        int count = documents.Count;
        var faults = new List<ManifestError>();
        string text = document;
        YamlFault? fault = TryReadYaml(text, firstLine, null);
        string kubectlError = fault?.ServerText ?? "";
        Manifest? asWritten = documents.ElementAtOrDefault(count);
        for (int attempt = 0; attempt < MostRepairs; attempt++)
        {
            YamlRepair? repair = fault is null ? YamlRepair.OfObject(text, documents.Skip(count)) : YamlRepair.Of(text, fault, firstLine);
            if (repair is null || repair.Text == text)
                break;

            documents.RemoveRange(count, documents.Count - count);
            faults.AddRange(repair.Findings.Select(f => f with { Line = f.Line + firstLine - 1 }));
            text = repair.Text;
            fault = TryReadYaml(text, firstLine, null);
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
    private YamlFault? TryReadYaml(string document, int firstLine, TypeMeta? last)
    {
        int forbidden = YamlText.FindForbidden(document);
        if (forbidden >= 0)
        {
            (int line, int column) = YamlAdvice.Place(document, forbidden);
            return new("control characters are not allowed", line, column) { Suggestion = $"the character is U+{(int)document[forbidden]:X4}; is this a text file?" };
        }

        int count = documents.Count;
        var reader = new YamlTokenReader(document, firstLine, options);
        source = ManifestSource.OfYaml(document, firstLine, options);
        try
        {
            ReadYamlRoot(reader, firstLine, last);
        }
        catch (Exception problem) when (problem is YamlException or InvalidOperationException or YamlRefusedException)
        {
            // A document that turns out to be no YAML further down was not read at all.
            documents.RemoveRange(count, documents.Count - count);
            return problem is YamlRefusedException refused
                ? YamlFault.Below(refused, document, reader) ?? YamlFault.Of(refused)
                : YamlFault.Of(problem, document, reader);
        }

        if (!sawKindTwice || last is not null)
            return null;

        // The later one counts, as everywhere.
        TypeMeta meta = TypeMeta.Of(documents[^1].Decoded!);
        documents.RemoveAt(documents.Count - 1);
        return TryReadYaml(document, firstLine, meta);
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
