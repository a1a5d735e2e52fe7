using System.Globalization;
using System.Text;
using PodLifecycle.Api;
using YamlDotNet.Core;

namespace PodLifecycle.Yaml;

/// <summary>Reads one text of manifests, document by document; the first that is no YAML at all ends the reading, as it does for kubectl.</summary>
internal sealed partial class FileReader(string text, ManifestOptions options)
{
    private readonly List<Manifest> documents = [];
    private readonly string text = text;
    private bool isFull;
    private bool sawKindTwice;

    /// <summary>Reads bytes; text that is no UTF-8, and UTF-16 as kubectl cannot read it, is refused.</summary>
    public FileReader(ReadOnlySpan<byte> bytes, ManifestOptions options)
        : this("", options)
    {
        if (ManifestText.TryDecode(bytes, out string? decoded, out string? error) && bytes is not [0xFF, 0xFE, ..])
            text = decoded;
        else
            Add(Unreadable(1, 1, 1, error ?? "yaml: incomplete UTF-16 character", "save the file as UTF-8"));
    }

    /// <summary>All documents; lists are there themselves, before their items.</summary>
    public IReadOnlyList<Manifest> Documents => documents;

    public ManifestFile Read()
    {
        if (text.Length > options.MaxLength)
            Add(Unreadable(1, 1, 1, string.Create(CultureInfo.InvariantCulture, $"the text is longer than {options.MaxLength} characters"), null));
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
            ReadJsonObject(utf8, start);
        }
    }

    private void RefuseJson(byte[] utf8, JsonSyntax syntax, int count)
    {
        if (documents.Count > 0 && documents[^1].Step == KubectlStep.NotReadable)
            documents.RemoveAt(documents.Count - 1);
        ReadOnlySpan<byte> before = utf8.AsSpan(0, syntax.Position);
        string message = syntax.Error == JsonSyntax.UnexpectedEnd
            ? "unexpected EOF"
            : string.Create(CultureInfo.InvariantCulture, $"json: offset {syntax.Position + 1}: {syntax.Error}");
        int line = before.Count((byte)'\n') + 1;
        int column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
        Add(Unreadable(count == 0 ? 1 : line, line, column, message, syntax.Error == JsonSyntax.UnexpectedEnd ? "the text is cut off: a \"}\" or \"]\" is missing" : null));
    }

    private void ReadJsonObject(byte[] utf8, int start)
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

            if (!ReadYamlDocument(splitter.Document.ToString(), splitter.FirstLine))
                return false;
        }

        return true;
    }

    private bool ReadYamlDocument(string document, int firstLine, TypeMeta? last = null)
    {
        int forbidden = YamlText.FindForbidden(document);
        if (forbidden >= 0)
        {
            ReadOnlySpan<char> before = document.AsSpan(0, forbidden);
            Add(Unreadable(firstLine, firstLine + before.Count('\n'), forbidden - before.LastIndexOf('\n'), "yaml: control characters are not allowed", $"the character is U+{(int)document[forbidden]:X4}; is this a text file?"));
            return false;
        }

        var reader = new YamlTokenReader(document, firstLine, options);
        try
        {
            bool found = reader.Open();
            if (!found || reader.Kind == TokenKind.Null)
                Add(new() { Outcome = ManifestOutcome.PassedOver, Line = firstLine, Remark = "the document is empty", Step = KubectlStep.Skip });
            else
                ReadYamlObject(reader, last);
            if (!sawKindTwice || last is not null)
                return true;

            // The later one counts, as everywhere.
            last = TypeMeta.Of(documents[^1].Decoded!);
            documents.RemoveAt(documents.Count - 1);
            return ReadYamlDocument(document, firstLine, last);
        }
        catch (Exception problem) when (problem is YamlException or InvalidOperationException)
        {
            YamlFault fault = YamlFault.Of(problem, document, reader);
            Add(Unreadable(firstLine, firstLine + fault.Line - 1, fault.Column, fault.ServerText, fault.Suggestion));
        }
        catch (YamlRefusedException problem)
        {
            Add(Unreadable(firstLine, firstLine + (int)problem.Place.Line - 1, (int)problem.Place.Column, problem.Message, problem.Suggestion));
        }

        return false;
    }

    private void ReadYamlObject(YamlTokenReader reader, TypeMeta? last)
    {
        int count = documents.Count;
        var tokens = new YamlTokens(reader);
        try
        {
            sawKindTwice = false;
            ReadObject(ref tokens, default, last);
            reader.ReadToEnd();
        }
        catch
        {
            // A document that turns out to be no YAML further down was not read at all.
            documents.RemoveRange(count, documents.Count - count);
            throw;
        }
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

    private static Manifest Unreadable(int firstLine, int line, int column, string message, string? suggestion) => new()
    {
        Outcome = ManifestOutcome.Refused,
        Line = firstLine,
        Step = KubectlStep.NotReadable,
        Findings = [new ManifestError("", message) { Line = line, Column = column, Suggestion = suggestion }],
    };
}
