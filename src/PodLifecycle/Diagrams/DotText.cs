using System.Text;

namespace PodLifecycle;

/// <summary>A machine as a directed graph in Graphviz' language.</summary>
internal static class DotText
{
    /// <summary>Graphviz' own way to break a line inside a label: a backslash and an n.</summary>
    private const string LineBreak = @"\n";

    public static string Of(MachineDiagram machine)
    {
        var text = new StringBuilder($"digraph \"{machine.Name}\" {{\n    rankdir=LR;\n    node [shape=box, style=rounded];\n    \"*\" [shape=point];\n");
        foreach (string state in machine.States)
            text.Append($"    \"{state}\"{(machine.Ends.Contains(state) ? " [peripheries=2]" : "")};\n");
        foreach (string start in machine.Starts)
            text.Append($"    \"*\" -> \"{start}\";\n");
        foreach ((string from, string to, IEnumerable<string> inputs) in machine.Arrows)
            text.Append($"    \"{from}\" -> \"{to}\" [label=\"{string.Join(LineBreak, inputs)}\"{(from == to ? ", style=dashed" : "")}];\n");
        return text.Append("}\n").ToString();
    }
}
