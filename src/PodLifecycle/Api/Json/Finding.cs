using System.Globalization;
using System.Text;

namespace PodLifecycle.Api;

/// <summary>What can be wrong with a value, by what the API server makes of it.</summary>
internal enum FindingKind
{
    /// <summary>A field that the type does not have: refused by strict field validation only.</summary>
    UnknownField,

    /// <summary>A key that its object has already: refused by strict field validation only, the later value wins.</summary>
    DuplicateKey,

    /// <summary>A value of another JSON type, or no base64: decoding goes on, and the first such finding is told at its end.</summary>
    WrongType,

    /// <summary>Nothing is wrong for the API server's decoder, but something else is surely meant.</summary>
    Advice,

    /// <summary>No quantity, time or port: decoding ends here, and this is told whatever was found before.</summary>
    WrongValue,
}

/// <summary>One thing that is wrong in the text of an API object.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Path">The steps from the root to the value or key.</param>
/// <param name="Text">The API server's words.</param>
internal sealed record Finding(FindingKind Kind, PathStep[] Path, string Text)
{
    public int Line { get; init; }

    public int Column { get; init; }

    public string? Suggestion { get; init; }

    /// <summary>It lies below a field that is itself unknown, read as the field that was probably meant. The API server does not look there.</summary>
    public bool IsBelowUnknown { get; init; }

    /// <summary>One of the two values of a key given twice comes from a YAML merge key, which is made for that.</summary>
    public bool IsMerge { get; init; }

    /// <summary>The value is replaced by a later one for the same key.</summary>
    public bool IsOverridden { get; init; }

    public ManifestError ToError() => new(PathStep.Format(Path), Text) 
    {
        Line = Line,
        Column = Column,
        Suggestion = Suggestion,
        Severity = Kind == FindingKind.Advice ? ManifestSeverity.Warning : ManifestSeverity.Error,
    };
}

/// <summary>One step from an object to a value in it: a field, a key of a map, or a position in a list.</summary>
internal readonly record struct PathStep
{
    /// <summary>A <see cref="Api.Field"/>, the text of a key, or null for a position: one reference, for a step is taken at every value that is read.</summary>
    private readonly object? step;

    private PathStep(object? step, int index)
    {
        this.step = step;
        Index = index;
    }

    /// <summary>The field's or the key's name; null for a position.</summary>
    public string? Name => Field?.Name ?? (string?)step;

    public int Index { get; }

    /// <summary>The field, where the step is one that the schema knows.</summary>
    public Field? Field => step as Field;

    public static PathStep Of(Field field) => new(field, 0);

    public static PathStep Key(string name) => new(name, 0);

    public static PathStep At(int index) => new(null, index);

    /// <summary>The path in Kubernetes' notation: <c>spec.containers[0].image</c>.</summary>
    public static string Format(ReadOnlySpan<PathStep> path)
    {
        var text = new StringBuilder();
        foreach (PathStep step in path)
        {
            if (step.Name is null)
                text.Append(CultureInfo.InvariantCulture, $"[{step.Index}]");
            else
                text.Append(text.Length == 0 ? "" : ".").Append(step.Name);
        }

        return text.ToString();
    }

    /// <summary>The order in which an object is decoded whose keys have been sorted.</summary>
    public static int Compare(PathStep[] left, PathStep[] right)
    {
        for (int i = 0; i < left.Length && i < right.Length; i++)
        {
            int order = left[i].Name is null ? left[i].Index.CompareTo(right[i].Index) : CompareUtf8(left[i].Name!, right[i].Name ?? "");
            if (order != 0)
                return order;
        }

        return left.Length.CompareTo(right.Length);
    }

    private static int CompareUtf8(string left, string right) =>
        Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right));
}
