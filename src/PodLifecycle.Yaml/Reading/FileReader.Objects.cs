using System.Globalization;
using PodLifecycle.Api;

namespace PodLifecycle.Yaml;

/// <content>The objects of a document: itself, or the items of a list.</content>
internal sealed partial class FileReader
{
    private const string ListSuffix = "List";

    /// <summary>Reads the object that begins at the current token.</summary>
    /// <param name="tokens">At the object's first token; afterwards at its last.</param>
    /// <param name="list">The list that it is an item of, if any.</param>
    /// <param name="last">What the object says last that it is, where it says so twice.</param>
    private void ReadObject<TTokens>(ref TTokens tokens, TypeMeta list = default, TypeMeta? last = null)
        where TTokens : ITokens, allows ref struct
    {
        if (tokens.Kind != TokenKind.StartObject)
        {
            Refuse(ref tokens, default, KubectlStep.NotValid, "invalid object to validate", "a manifest is a mapping: lines such as 'kind: Pod'");
            return;
        }

        TypeMeta own = last ?? tokens.FindTypeMeta();
        TypeMeta meta = own.Kind.IsSet || !list.Kind.IsSet ? own : OfItem(list);
        string? problem = MetaProblem(meta);
        if (problem is not null && !list.Kind.IsSet && problem.Contains("not set", StringComparison.Ordinal))
            ReadFragment(ref tokens, meta, problem);
        else if (problem is not null)
            Refuse(ref tokens, list.Kind.IsSet ? list with { Kind = meta.Kind } : meta, list.Kind.IsSet ? KubectlStep.NoSuchKind : KubectlStep.NotValid, problem, null);
        else if (meta.Kind.Text.EndsWith(ListSuffix, StringComparison.Ordinal) && tokens.FindKeys().Contains("items"))
            ReadList(ref tokens, meta);
        else if (Schema.Kind(meta.ApiVersion.Text, meta.Kind.Text) is { } type)
            ReadTyped(ref tokens, meta, type, isSaid: own.Kind.IsSet, isListItem: list.Kind.IsSet);
        else
            PassOver(ref tokens, meta);
    }

    /// <summary>What the items of a list are that do not say it: those of a PodList are Pods.</summary>
    private static TypeMeta OfItem(TypeMeta list)
    {
        string kind = list.Kind.Text[..^ListSuffix.Length];
        return kind.Length == 0 ? default : list with { Kind = new(TokenKind.Text, kind) };
    }

    private void ReadTyped<TTokens>(ref TTokens tokens, TypeMeta meta, ObjectType type, bool isSaid, bool isListItem)
        where TTokens : ITokens, allows ref struct
    {
        int line = tokens.Position.Line;
        var reader = new ObjectReader<TTokens>(tokens, strict: !options.KeepUnknownFields, memory);
        ApiObject value = reader.ReadObject(type);
        tokens = reader.Tokens;
        if (!isSaid)
            value = value.Set(type.Find("kind")!, meta.Kind.Text).Set(type.Find("apiVersion")!, meta.ApiVersion.Text);
        sawKindTwice = reader.SaysTwiceWhatItIs;
        ValueList<ManifestError> errors = reader.Findings.Count == 0 ? [] : [.. reader.Findings.Where(f => !f.IsMerge).Select(f => f.ToError())];
        Add(Describe(meta, line) with
        {
            Outcome = errors.IndexOf(e => e.Severity == ManifestSeverity.Error) < 0 ? ManifestOutcome.Read : ManifestOutcome.Refused,
            Decoded = value,
            DecodingFindings = reader.Findings,
            Source = source,
            PathInSource = pathInSource,
            Name = Manifest.MetadataOf(value)?.Name ?? "",
            IsListItem = isListItem,
            Findings = errors,
        });
    }

    /// <summary>Reads the items of a list as documents of their own.</summary>
    private void ReadList<TTokens>(ref TTokens tokens, TypeMeta list)
        where TTokens : ITokens, allows ref struct
    {
        Add(Describe(list, tokens.Position.Line) with { Outcome = ManifestOutcome.PassedOver, Remark = "its items follow", Step = KubectlStep.TakeItems });
        while (tokens.Read() && tokens.Kind == TokenKind.Key)
        {
            bool isItems = tokens.GetText() == "items";
            tokens.Read();
            if (!isItems || tokens.Kind != TokenKind.StartList)
            {
                tokens.Skip();
                continue;
            }

            string above = pathInSource;
            for (int index = 0; tokens.Read() && tokens.Kind != TokenKind.EndList; index++)
            {
                pathInSource = string.Create(CultureInfo.InvariantCulture, $"{above}{(above.Length == 0 ? "" : ".")}items[{index}]");
                ReadObject(ref tokens, list);
            }

            pathInSource = above;
        }
    }

    private void PassOver<TTokens>(ref TTokens tokens, TypeMeta meta)
        where TTokens : ITokens, allows ref struct
    {
        if (KindAdvice.ForUnknown(meta.ApiVersion.Text, meta.Kind.Text) is { } advice)
        {
            Refuse(ref tokens, meta, KubectlStep.NoSuchKind, $"no matches for kind \"{meta.Kind.Text}\" in version \"{meta.ApiVersion.Text}\"", advice);
            return;
        }

        int line = tokens.Position.Line;
        tokens.Skip();
        Add(Describe(meta, line) with
        {
            Outcome = ManifestOutcome.PassedOver,
            Remark = $"kind {meta.Kind.Text} of {meta.ApiVersion.Text} is not known here",
            Step = KubectlStep.NoSuchKind,
        });
    }

    /// <summary>Reads an object that does not say what it is as what its keys say, so that all errors come in one run.</summary>
    private void ReadFragment<TTokens>(ref TTokens tokens, TypeMeta meta, string problem)
        where TTokens : ITokens, allows ref struct
    {
        (int line, int column) = tokens.Position;
        IReadOnlyList<string> keys = tokens.FindKeys();
        if (KindAdvice.IsPage(keys))
        {
            tokens.Skip();
            Add(Describe(meta, line) with { Outcome = ManifestOutcome.PassedOver, Remark = "it is the head of a web page's source, no manifest", Step = KubectlStep.NotValid, KubectlError = problem });
            return;
        }

        var error = new ManifestError("", problem) { Line = line, Column = column };
        if (KindAdvice.ForFragment(keys) is not { } fragment)
        {
            tokens.Skip();
            Add(Describe(meta, line) with { Step = KubectlStep.NotValid, KubectlError = problem, Findings = [error] });
            return;
        }

        var reader = new ObjectReader<TTokens>(tokens, strict: true, memory);
        reader.ReadObject(fragment.Type);
        tokens = reader.Tokens;
        Add(Describe(meta, line) with
        {
            Step = KubectlStep.NotValid,
            KubectlError = problem,
            Findings = [error with { Suggestion = fragment.Text }, .. reader.Findings.Where(f => !f.IsMerge).Select(f => f.ToError())],
        });
    }

    private void Refuse<TTokens>(ref TTokens tokens, TypeMeta meta, KubectlStep step, string message, string? suggestion)
        where TTokens : ITokens, allows ref struct
    {
        (int line, int column) = tokens.Position;
        tokens.Skip();
        Add(Describe(meta, line) with { Step = step, KubectlError = message, Findings = [new("", message) { Line = line, Column = column, Suggestion = suggestion }] });
    }

    /// <summary>What kubectl says of an object without kind or API version.</summary>
    private static string? MetaProblem(TypeMeta meta)
    {
        string? version = Problem("apiVersion", meta.ApiVersion);
        string? kind = Problem("kind", meta.Kind);
        if (version is not null || kind is not null)
            return version is not null && kind is not null ? $"[{version}, {kind}]" : version ?? kind;
        return meta.ApiVersion.Text.AsSpan().Count('/') > 1 ? $"unexpected GroupVersion string: {meta.ApiVersion.Text}" : null;
    }

    private static string? Problem(string name, TypeMeta.Member member) =>
        !member.IsSet ? $"{name} not set" : member.Token != TokenKind.Text ? $"{name} isn't string type" : null;

    private static Manifest Describe(TypeMeta meta, int line) =>
        new() { Outcome = ManifestOutcome.Refused, ApiVersion = meta.ApiVersion.Text, Kind = meta.Kind.Text, Line = line };
}
