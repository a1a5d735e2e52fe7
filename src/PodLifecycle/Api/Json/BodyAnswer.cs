using System.Text;

namespace PodLifecycle.Api;

/// <summary>What the API server answers to the body of a request, under strict field validation: an object, or why there is none.</summary>
internal sealed record BodyAnswer
{
    private const string ReadAs = "struct { APIVersion string \"json:\\\"apiVersion,omitempty\\\"\"; Kind string \"json:\\\"kind,omitempty\\\"\" }";
    private const string NoVersionAndKind = "couldn't get version/kind; json parse error: ";
    private const int MostErrors = 100;

    /// <summary>Kinds that the API server can still decode, though it serves them no more.</summary>
    private static readonly Dictionary<string, string> RegisteredOnly = new(StringComparer.Ordinal) { ["batch/v1beta1/CronJob"] = "batch/v1.CronJob" };
    private const int ShownBytes = 30;

    /// <summary>The decoded object; null when there are errors.</summary>
    public ApiObject? Object { get; private init; }

    /// <summary>What the object is (<c>apps/v1/Deployment</c>), or null where that could not be read.</summary>
    public string? Kind { get; private init; }

    public IReadOnlyList<string> Errors { get; private init; } = [];

    /// <summary>The errors come from strict field validation alone; without it the object would be taken.</summary>
    public bool IsStrict { get; private init; }

    /// <summary>The message of the answer, where there are errors.</summary>
    public string? Message { get; private init; }

    /// <summary>Reads a JSON body.</summary>
    /// <param name="utf8">The body.</param>
    /// <param name="apiVersion">The API version that the request's path stands for.</param>
    /// <param name="kind">The kind that the request's path stands for.</param>
    public static BodyAnswer ReadJson(ReadOnlySpan<byte> utf8, string apiVersion, string kind)
    {
        if (JsonSyntax.FindError(utf8) is { } error)
            return Unrecognized(NoVersionAndKind + error, kind, utf8);

        var tokens = new JsonTokens(utf8);
        tokens.Read();
        if (Identify(tokens.Kind, TypeMeta.Find(utf8), apiVersion, kind, utf8, out ObjectType? type, out string identity) is { } refused)
            return refused;

        var reader = new ObjectReader<JsonTokens>(tokens, strict: true);
        ApiObject value = reader.ReadRoot(type!);
        return Judge(value, reader.Findings, identity, kind, sorted: false);
    }

    /// <summary>The answer to a body whose kind cannot be told.</summary>
    public static BodyAnswer Unrecognized(string error, string kind, ReadOnlySpan<byte> body)
    {
        string start = Encoding.UTF8.GetString(body[..Math.Min(body.Length, ShownBytes)]) + (body.Length > ShownBytes ? " ..." : "");
        return new() { Errors = [error], Message = $"the object provided is unrecognized (must be of type {kind}): {error} ({start})" };
    }

    /// <summary>Finds what kind of object a body holds; what it does not say comes from the path of the request.</summary>
    /// <returns>The answer where that fails; else null.</returns>
    public static BodyAnswer? Identify(TokenKind root, TypeMeta meta, string apiVersion, string kind, ReadOnlySpan<byte> body, out ObjectType? type, out string identity)
    {
        type = null;
        identity = "";
        if (root is not (TokenKind.StartObject or TokenKind.Null or TokenKind.None))
            return Unrecognized($"{NoVersionAndKind}json: cannot unmarshal {Name(root)} into Go value of type {ReadAs}", kind, body);
        foreach ((string name, TypeMeta.Member member) in new[] { ("apiVersion", meta.ApiVersion), ("kind", meta.Kind) })
        {
            if (member.IsSet && member.Token != TokenKind.Text)
                return Unrecognized($"{NoVersionAndKind}json: cannot unmarshal {Name(member.Token)} into Go struct field .{name} of type string", kind, body);
        }

        string version = meta.ApiVersion.Text.Length > 0 ? meta.ApiVersion.Text : apiVersion;
        string ownKind = meta.Kind.Text.Length > 0 ? meta.Kind.Text : kind;
        if (version.Count(c => c == '/') > 1)
            return Unrecognized($"unexpected GroupVersion string: {version}", kind, body);

        identity = $"{version}/{ownKind}";
        type = Schema.Kind(version, ownKind) ?? (RegisteredOnly.TryGetValue(identity, out string? served) ? Schema.Type(served) : null);
        return type is null
            ? Refused([$"no kind \"{ownKind}\" is registered for version \"{version}\" in scheme \"pkg/api/legacyscheme/scheme.go:30\""], identity, kind, isStrict: false)
            : null;
    }

    /// <summary>Turns what was found while decoding into the server's answer.</summary>
    /// <param name="value">The object as it was decoded.</param>
    /// <param name="findings">All that was found, in the order of the text.</param>
    /// <param name="identity">See <see cref="Kind"/>.</param>
    /// <param name="kind">The kind that the request's path stands for.</param>
    /// <param name="sorted">The text was YAML before it was JSON: its keys have been sorted, and of keys given twice only the last is left.</param>
    /// <param name="yamlDuplicates">What the YAML reader says of keys given twice, or null.</param>
    public static BodyAnswer Judge(ApiObject value, IEnumerable<Finding> findings, string identity, string kind, bool sorted, string? yamlDuplicates = null)
    {
        List<Finding> seen = [.. findings.Where(f => f.Kind != FindingKind.Advice && !f.IsBelowUnknown && !(sorted && (f.IsOverridden || f.Kind == FindingKind.DuplicateKey)))];
        if (sorted)
            seen = [.. seen.OrderBy(f => f.Path, Comparer<PathStep[]>.Create(PathStep.Compare))];

        Finding? fatal = seen.Find(f => f.Kind == FindingKind.WrongValue) ?? seen.Find(f => f.Kind == FindingKind.WrongType);
        if (fatal is not null)
            return Refused([fatal.Text], identity, kind, isStrict: false);

        List<string> errors = yamlDuplicates is null ? [] : [yamlDuplicates];
        errors.AddRange(seen.Select(f => f.Text).Take(MostErrors));
        return errors.Count == 0 ? new() { Object = value, Kind = identity } : Refused(errors, identity, kind, isStrict: true);
    }

    private static BodyAnswer Refused(IReadOnlyList<string> errors, string identity, string kind, bool isStrict)
    {
        string[] parts = identity.Split('/');
        return new()
        {
            Kind = identity,
            Errors = errors,
            IsStrict = isStrict,
            Message = $"{parts[^1]} in version \"{parts[^2]}\" cannot be handled as a {kind}: {(isStrict ? "strict decoding error: " : "")}{string.Join(", ", errors)}",
        };
    }

    private static string Name(TokenKind token) => token switch
    {
        TokenKind.StartObject => "object",
        TokenKind.StartList => "array",
        TokenKind.Number => "number",
        TokenKind.Bool => "bool",
        _ => "string",
    };
}
