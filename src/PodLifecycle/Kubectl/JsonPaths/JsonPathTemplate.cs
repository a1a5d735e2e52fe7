namespace PodLifecycle;

/// <summary>Splits a template into text, paths and loops.</summary>
internal static class JsonPathTemplate
{
    /// <exception cref="KubectlException">The template cannot be read.</exception>
    public static JsonPathStatement[] Parse(string template)
    {
        var open = new Stack<(JsonPathNode[] Path, List<JsonPathStatement> Outer)>();
        var current = new List<JsonPathStatement>();
        for (int position = 0; position < template.Length;)
        {
            if (template[position] != '{')
            {
                int brace = template.IndexOf('{', position);
                int end = brace < 0 ? template.Length : brace;
                current.Add(new JsonPathStatement.Print([JsonPathParser.Literal(GoJson.Text(template[position..end]))]));
                position = end;
                continue;
            }

            JsonPathNode[] nodes = JsonPathParser.ParseAction(template, position + 1, out position);
            if (nodes is [JsonPathNode.Identifier { Name: "range" }, ..])
            {
                open.Push((nodes[1..], current));
                current = [];
            }
            else if (nodes is [JsonPathNode.Identifier { Name: "end" }, ..])
            {
                if (open.TryPop(out var loop))
                    current = Close(loop.Path, loop.Outer, current, hasEnd: true);
                else
                    current.Add(new JsonPathStatement.StrayEnd());
            }
            else
            {
                current.Add(new JsonPathStatement.Print(nodes));
            }
        }

        while (open.TryPop(out var loop))
            current = Close(loop.Path, loop.Outer, current, hasEnd: false);
        return [.. current];
    }

    private static List<JsonPathStatement> Close(JsonPathNode[] path, List<JsonPathStatement> outer, List<JsonPathStatement> body, bool hasEnd)
    {
        outer.Add(new JsonPathStatement.Range(path, [.. body], hasEnd));
        return outer;
    }
}
