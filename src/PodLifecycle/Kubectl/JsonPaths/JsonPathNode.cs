using System.Text.Json;

namespace PodLifecycle;

/// <summary>One step of a path: from the values before it to the values behind it.</summary>
internal abstract record JsonPathNode
{
    private JsonPathNode()
    {
    }

    /// <summary>A text, number or boolean of the template; it takes the place of whatever was before.</summary>
    public sealed record Literal(JsonElement Value) : JsonPathNode;

    /// <summary>A bare word. The only ones that mean something are <c>range</c> and <c>end</c>, which the parser takes out.</summary>
    public sealed record Identifier(string Name) : JsonPathNode;

    /// <summary>The member of that name.</summary>
    public sealed record Field(string Name) : JsonPathNode;

    /// <summary>All children.</summary>
    public sealed record Wildcard : JsonPathNode;

    /// <summary>The values themselves and all below them that have children.</summary>
    public sealed record Descendants : JsonPathNode;

    /// <summary>Elements of a list from one position to another, exclusive. Negative positions count from the end, null ones are those of the whole list.</summary>
    /// <param name="Start">The first position.</param>
    /// <param name="End">The position behind the last.</param>
    /// <param name="Step">The distance from one element to the next.</param>
    /// <param name="Single">Written as one position: the end is the position behind it.</param>
    public sealed record Slice(int? Start, int? End, int? Step, bool Single) : JsonPathNode;

    /// <summary>The elements of a list for which a comparison holds, or, without an operator, the left path finds something.</summary>
    public sealed record Filter(JsonPathNode[] Left, string Operator, JsonPathNode[] Right) : JsonPathNode;

    /// <summary>What each of several paths finds, one after another.</summary>
    public sealed record Union(JsonPathNode[][] Paths) : JsonPathNode;
}

/// <summary>A part of a template.</summary>
internal abstract record JsonPathStatement
{
    private JsonPathStatement()
    {
    }

    /// <summary>Prints what a path finds.</summary>
    public sealed record Print(JsonPathNode[] Path) : JsonPathStatement;

    /// <summary>Runs the body for each value that a path finds.</summary>
    /// <param name="Path">The path.</param>
    /// <param name="Body">What stands before the matching <c>end</c>, or before the end of the template.</param>
    /// <param name="HasEnd">Whether there is a matching <c>end</c>.</param>
    public sealed record Range(JsonPathNode[] Path, JsonPathStatement[] Body, bool HasEnd) : JsonPathStatement;

    /// <summary>An <c>end</c> without <c>range</c>.</summary>
    public sealed record StrayEnd : JsonPathStatement;
}
