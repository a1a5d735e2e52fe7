using System.Text;
using System.Text.Json;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>A template of <c>kubectl get -o jsonpath=…</c>: text, paths in braces, and loops.</summary>
/// <remarks>
/// <code>
/// JsonPath.Parse("{range .items[*]}{.metadata.name}{'\n'}{end}").Print(pods)
/// </code>
/// </remarks>
public sealed class JsonPath
{
    private readonly JsonPathStatement[] statements;
    private readonly JsonPathEvaluator evaluator;

    private JsonPath(JsonPathStatement[] statements, bool allowMissingKeys)
    {
        this.statements = statements;
        evaluator = new JsonPathEvaluator(allowMissingKeys);
    }

    /// <summary>Reads a template.</summary>
    /// <param name="template">The template; not empty.</param>
    /// <param name="allowMissingKeys">False makes it an error when a field that a path names is nowhere; true prints nothing for it.</param>
    /// <returns>The template, to be used any number of times.</returns>
    /// <exception cref="KubectlException">The template cannot be read; the message is that of <c>kubectl</c>.</exception>
    public static JsonPath Parse(string template, bool allowMissingKeys = true)
    {
        ArgumentNullException.ThrowIfNull(template);
        if (template.Length == 0)
            throw new KubectlException("template format specified but no template given");

        try
        {
            return new JsonPath(JsonPathTemplate.Parse(template), allowMissingKeys);
        }
        catch (KubectlException problem)
        {
            throw new KubectlException($"error parsing jsonpath {template}, {problem.Message}", problem);
        }
    }

    /// <summary>What the template gives for an object.</summary>
    /// <param name="value">The object.</param>
    /// <returns>Text; values found by one path are separated by blanks, maps and lists are JSON.</returns>
    /// <exception cref="KubectlException">A path fails on this object, such as by an index that is too large.</exception>
    public string Print(ApiObject value)
    {
        using JsonDocument document = ObjectJson.Of(value);
        return Print(document.RootElement);
    }

    /// <summary>What the template gives for the list of these objects, which it finds in <c>.items</c>.</summary>
    /// <param name="items">The objects in order.</param>
    /// <returns>As <see cref="Print(ApiObject)"/>.</returns>
    /// <exception cref="KubectlException">A path fails on these objects.</exception>
    public string Print(IEnumerable<ApiObject> items)
    {
        using JsonDocument document = ObjectJson.OfList(items);
        return Print(document.RootElement);
    }

    /// <summary>What the template gives for any JSON.</summary>
    /// <param name="value">The JSON.</param>
    /// <returns>As <see cref="Print(ApiObject)"/>.</returns>
    /// <exception cref="KubectlException">A path fails on this value.</exception>
    public string Print(JsonElement value)
    {
        var text = new StringBuilder();
        foreach (IReadOnlyList<JsonElement> found in Find(value))
            text.AppendJoin(' ', found.Select(Text));
        return text.ToString();
    }

    /// <summary>What <c>-o jsonpath-as-json</c> gives: for each path an array of what it found.</summary>
    /// <param name="value">The JSON.</param>
    /// <returns>Indented JSON; each array ends with a line break.</returns>
    /// <exception cref="KubectlException">A path fails on this value.</exception>
    public string PrintJson(JsonElement value) => string.Concat(Find(value).Select(found => GoJson.Indented(found) + "\n"));

    /// <summary>Reads a path that is no template: its errors do not repeat it, and missing keys are allowed.</summary>
    internal static JsonPath ParsePath(string path) => new(JsonPathTemplate.Parse(path), allowMissingKeys: true);

    /// <summary>The values that each path or text gives, in the order of the template, loops unrolled.</summary>
    internal IReadOnlyList<IReadOnlyList<JsonElement>> Find(JsonElement value)
    {
        var found = new List<IReadOnlyList<JsonElement>>();
        Run(statements, value, found);
        return found;
    }

    private void Run(JsonPathStatement[] body, JsonElement current, List<IReadOnlyList<JsonElement>> found)
    {
        foreach (JsonPathStatement statement in body)
        {
            switch (statement)
            {
                case JsonPathStatement.Print print:
                    found.Add(evaluator.Find(current, print.Path));
                    break;
                case JsonPathStatement.Range range:
                    Run(range, current, found);
                    break;
                default:
                    throw new KubectlException("not in range, nothing to end");
            }
        }
    }

    private void Run(JsonPathStatement.Range range, JsonElement current, List<IReadOnlyList<JsonElement>> found)
    {
        IReadOnlyList<JsonElement> values = evaluator.Find(current, range.Path);
        foreach (JsonElement value in values)
            Run(range.Body, value, found);

        // kubectl passes over the body of an empty loop by running it on nothing, where it may fail.
        if (values.Count == 0)
            Run(range.Body, default, []);

        // Without an end the loop has no other end than that of the template, and what follows it is its body once more.
        if (!range.HasEnd)
            Run(range.Body, current, found);
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Undefined => "",
        _ => GoJson.Compact(value),
    };
}
