using System.Text;

namespace PodLifecycle;

/// <summary>A machine as a Mermaid <c>stateDiagram-v2</c>.</summary>
internal static class MermaidText
{
    /// <summary>Mermaid's own way to break a line inside a text; a colon or a semicolon would end the text.</summary>
    private const string LineBreak = "<br/>";

    public static string Of(MachineDiagram machine)
    {
        var text = new StringBuilder("stateDiagram-v2\n");
        foreach (string start in machine.Starts)
            text.Append($"    [*] --> {start}\n");
        foreach ((string from, string to, IEnumerable<string> inputs) in machine.Arrows)
        {
            string label = string.Join(LineBreak, inputs);
            text.Append(from == to ? $"    note right of {from} : stays on{LineBreak}{label}\n" : $"    {from} --> {to} : {label}\n");
        }

        foreach (string end in machine.Ends)
            text.Append($"    {end} --> [*]\n");
        return text.ToString();
    }
}
