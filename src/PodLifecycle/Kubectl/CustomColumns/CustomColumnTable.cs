using System.Text;
using System.Text.Json;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>The table of <c>kubectl get -o custom-columns=…</c>, such as <c>NAME:.metadata.name,IMAGES:.spec.containers[*].image</c>.</summary>
public sealed class CustomColumnTable
{
    private readonly Column[] columns;

    private CustomColumnTable(Column[] columns) => this.columns = columns;

    /// <summary>Reads the columns.</summary>
    /// <param name="spec">Headings and paths: <c>HEADING:path</c>, joined by commas. Paths may leave out the braces and the leading dot; commas always separate columns.</param>
    /// <returns>The table, to be used any number of times.</returns>
    /// <exception cref="KubectlException">The text cannot be read; the message is that of <c>kubectl</c>.</exception>
    public static CustomColumnTable Parse(string spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        if (spec.Length == 0)
            throw new KubectlException("custom-columns format specified but no custom columns given");

        // All headings are looked at before the first path.
        (string Heading, string Path)[] parts = [.. spec.Split(',').Select(Split)];
        return new CustomColumnTable([.. parts.Select(part => new Column(part.Heading, part.Path.Length == 0 ? null : JsonPath.ParsePath(part.Path)))]);
    }

    /// <summary>The table of these objects.</summary>
    /// <param name="objects">The objects, one a row.</param>
    /// <param name="noHeaders"><c>--no-headers</c>.</param>
    /// <returns>Lines that each end with <c>\n</c>. What a path does not find is <c>&lt;none&gt;</c>; several values are joined by commas.</returns>
    /// <exception cref="KubectlException">A path fails on one of the objects.</exception>
    public string Print(IEnumerable<ApiObject> objects, bool noHeaders = false) => Print(objects.Select(Json), noHeaders);

    /// <summary>The table of any JSON.</summary>
    internal string Print(IEnumerable<JsonElement> objects, bool noHeaders = false)
    {
        var text = new StringBuilder();
        if (!noHeaders)
            text.AppendJoin('\t', columns.Select(c => c.Heading)).Append('\n');
        foreach (JsonElement value in objects)
            text.AppendJoin('\t', columns.Select(c => Cell(c, value))).Append('\n');
        return ElasticTabs.ForTable().Align(text.ToString());
    }

    private static (string Heading, string Path) Split(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon >= 0
            ? (text[..colon], RelaxedPath.Complete(text[(colon + 1)..]))
            : throw new KubectlException($"unexpected custom-columns spec: {text}, expected <header>:<json-path-expr>");
    }

    private static string Cell(Column column, JsonElement value)
    {
        string[] found = [.. (column.Path?.Find(value) ?? []).SelectMany(values => values).Select(GoValue.Format)];
        return found.Length == 0 ? PodRow.None : TerminalText.Escape(string.Join(',', found));
    }

    private static JsonElement Json(ApiObject value)
    {
        using JsonDocument document = ObjectJson.Of(value);
        return document.RootElement.Clone();
    }

    private sealed record Column(string Heading, JsonPath? Path);
}
