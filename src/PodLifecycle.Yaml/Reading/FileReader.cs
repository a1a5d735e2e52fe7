using System.Globalization;
using PodLifecycle.Api;
using YamlDotNet.Core;

namespace PodLifecycle.Yaml;

/// <summary>Reads one text of manifests, document by document; the first that is no YAML at all ends the reading, as it does for kubectl.</summary>
internal sealed class FileReader(string text, ManifestOptions options)
{
    private readonly List<Manifest> documents = [];
    private readonly List<ManifestError> findings = [];

    public ManifestFile Read()
    {
        if (text.Length > options.MaxLength)
            findings.Add(new("", $"the text is longer than {options.MaxLength} characters") { Line = 1, Column = 1 });
        else
            ReadDocuments();
        return new ManifestFile([.. documents], [.. findings]);
    }

    private void ReadDocuments()
    {
        var splitter = new DocumentSplitter(text);
        bool more = true;
        while (more && splitter.Next())
        {
            if (splitter.BadSeparator is { } rest)
            {
                findings.Add(new("", $"invalid Yaml document separator: {rest}") { Line = splitter.FirstLine, Column = 1, Suggestion = "nothing but a comment may follow ---" });
                return;
            }

            more = ReadDocument(splitter.Document.ToString(), splitter.FirstLine);
        }
    }

    /// <summary>Reads a document; false when it ends the reading.</summary>
    private bool ReadDocument(string document, int firstLine)
    {
        try
        {
            var reader = new YamlTokenReader(new StringReader(document), firstLine, options);
            if (!reader.Open() || reader.Kind == TokenKind.Null)
                return Add(new() { Outcome = ManifestOutcome.PassedOver, Line = firstLine, Remark = "the document is empty" });
            return ReadObject(reader, default);
        }
        catch (YamlException problem)
        {
            return Refuse(firstLine, problem.Start, "yaml: " + problem.Message, null);
        }
        catch (YamlRefusedException problem)
        {
            return Refuse(firstLine, problem.Place, problem.Message, problem.Suggestion);
        }
    }

    /// <summary>Reads the object that begins at the current token.</summary>
    /// <param name="reader">At the object's first token.</param>
    /// <param name="unsaid">What kind an object is that does not say it itself: an item of a PodList is a Pod.</param>
    private bool ReadObject(YamlTokenReader reader, TypeMeta unsaid)
    {
        int line = reader.Position.Line;
        if (reader.Kind != TokenKind.StartObject)
            return Add(Refused(reader, default, "", "invalid object to validate", "a manifest is a mapping: lines such as 'kind: Pod'"));

        TypeMeta meta = reader.FindTypeMeta();
        if (!meta.Kind.IsSet && unsaid.Kind.IsSet)
            meta = unsaid;
        if (!meta.ApiVersion.IsSet || !meta.Kind.IsSet)
            return Add(Refused(reader, meta, "", NotSet(meta), null));
        if (meta.Kind.Text.EndsWith("List", StringComparison.Ordinal))
            return ReadList(reader, meta);

        ObjectType? type = Schema.Kind(meta.ApiVersion.Text, meta.Kind.Text);
        if (type is null)
        {
            reader.Skip();
            return Add(Describe(meta, line) with { Outcome = ManifestOutcome.PassedOver, Remark = $"kind {meta.Kind.Text} of {meta.ApiVersion.Text} is not known here" });
        }

        var objects = new ObjectReader<YamlTokens>(new YamlTokens(reader));
        ApiObject value = objects.ReadObject(type);
        return Add(Describe(meta, line) with
        {
            Outcome = objects.Errors.Count == 0 ? ManifestOutcome.Read : ManifestOutcome.Refused,
            Object = objects.Errors.Count == 0 ? value : null,
            Name = NameOf(value),
            Findings = [.. objects.Errors],
        });
    }

    /// <summary>Reads the items of a list as documents of their own.</summary>
    private bool ReadList(YamlTokenReader reader, TypeMeta list)
    {
        string itemKind = list.Kind.Text[..^"List".Length];
        TypeMeta unsaid = itemKind.Length == 0 ? default : list with { Kind = new(TokenKind.Text, itemKind) };
        while (reader.Read() && reader.Kind == TokenKind.Key)
        {
            bool isItems = reader.Text == "items";
            reader.Read();
            if (!isItems || reader.Kind != TokenKind.StartList)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.Kind != TokenKind.EndList)
                ReadObject(reader, unsaid);
        }

        return true;
    }

    private static string NotSet(TypeMeta meta) => (meta.ApiVersion.IsSet, meta.Kind.IsSet) switch
    {
        (false, false) => "[apiVersion not set, kind not set]",
        (false, true) => "apiVersion not set",
        _ => "kind not set",
    };

    private static Manifest Describe(TypeMeta meta, int line) =>
        new() { Outcome = ManifestOutcome.Refused, ApiVersion = meta.ApiVersion.Text, Kind = meta.Kind.Text, Line = line };

    private static Manifest Refused(YamlTokenReader reader, TypeMeta meta, string path, string message, string? suggestion)
    {
        (int line, int column) = reader.Position;
        reader.Skip();
        return Describe(meta, line) with { Findings = [new(path, message) { Line = line, Column = column, Suggestion = suggestion }] };
    }

    private static string NameOf(ApiObject value) => value switch
    {
        Pod pod => pod.Metadata.Name,
        UntypedObject other when other.TryGet("metadata", out ObjectMeta? metadata) => metadata.Name,
        _ => "",
    };

    private bool Add(Manifest document)
    {
        if (documents.Count == options.MaxDocuments)
        {
            findings.Add(new("", string.Create(CultureInfo.InvariantCulture, $"there are more than {options.MaxDocuments} documents")) { Line = document.Line, Column = 1 });
            return false;
        }

        documents.Add(document);
        findings.AddRange(document.Findings);
        return true;
    }

    private bool Refuse(int firstLine, Mark at, string message, string? suggestion)
    {
        var error = new ManifestError("", message) { Line = firstLine + (int)at.Line - 1, Column = (int)at.Column, Suggestion = suggestion };
        Add(new() { Outcome = ManifestOutcome.Refused, Line = firstLine, Findings = [error] });
        return false;
    }
}
