using System.Runtime.InteropServices;
using System.Text;

namespace PodLifecycle.Api;

/// <content>What is wrong, in the API server's words.</content>
internal ref partial struct ObjectReader<TTokens>
{
    /// <summary>Nobody reads more, and each one costs a look at the text and the schema.</summary>
    private const int MostFindings = 1000;

    private void Duplicate(bool afterMerge)
    {
        for (int i = 0; i < Findings.Count; i++)
        {
            if (Findings[i].Path.AsSpan().StartsWith(CollectionsMarshal.AsSpan(path)))
                Findings[i] = Findings[i] with { IsOverridden = true, IsMerge = afterMerge || tokens.IsMerged };
        }

        Add(FindingKind.DuplicateKey, $"duplicate field {GoQuote.Format(PathText())}", "the later value wins: keep one of the two", afterMerge || tokens.IsMerged);
    }

    private object? WrongType(Field field, string wanted, FindingKind kind = FindingKind.WrongType)
    {
        string found = tokens.Kind switch
        {
            TokenKind.StartObject => "object",
            TokenKind.StartList => "array",
            TokenKind.Text => "string",
            TokenKind.Number when field.Element is FieldType.Int32 or FieldType.Int64 or FieldType.IntOrString && wanted is "int32" or "int64" => "number " + tokens.GetText(),
            TokenKind.Number => "number",
            _ => "bool",
        };
        return Wrong(kind, $"json: cannot unmarshal {found} into Go struct field {StructPath()} of type {wanted}", field);
    }

    private object? Wrong(FindingKind kind, string text, Field field)
    {
        Add(kind, text, ValueAdvice.For(field, path[^1].Field is null, tokens.Kind, tokens.Kind is TokenKind.Text or TokenKind.Number ? tokens.GetText() : ""));
        tokens.Skip();
        return null;
    }

    private void Add(FindingKind kind, string text, string? suggestion, bool isMerge = false)
    {
        if (Findings.Count == MostFindings)
            return;

        (int line, int column) = tokens.Position;
        Findings.Add(new(kind, [.. path], text)
        {
            Line = line,
            Column = column,
            Suggestion = suggestion,
            IsBelowUnknown = unknownDepth > 0,
            IsMerge = isMerge,
        });
    }

    private readonly string PathText() => PathStep.Format(CollectionsMarshal.AsSpan(path));

    /// <summary>The name of the innermost struct, then the fields from the root, without positions and keys: how a type error names a place.</summary>
    private readonly string StructPath()
    {
        var text = new StringBuilder();
        string innermost = "";
        foreach (PathStep step in path)
        {
            if (step.Field is not { } field)
                continue;
            text.Append('.');
            if (field.Embedded is { } embedded and not "TypeMeta")
                text.Append(embedded).Append('.');
            text.Append(field.Name);
            innermost = field.Owner.ShortName;
        }

        return innermost + text;
    }
}
