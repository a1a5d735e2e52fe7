using System.Text;

namespace PodLifecycle.Simulation.Shell;

/// <summary>The words that a command's words become.</summary>
internal sealed class Fields
{
    private readonly List<string> values = [];
    private readonly StringBuilder current = new();
    private bool open;
    private int length;

    public IReadOnlyList<string> Values => values;

    /// <summary>The status of the last <c>$(…)</c>; null: there was none.</summary>
    public int? SubstitutionStatus { get; set; }

    public void Append(string text)
    {
        ShellProblemException.ThrowIfAbove(Limits.ExpansionLength, length += text.Length, "characters in a command");
        current.Append(text);
        open = true;
    }

    public void AppendSplit(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] is not (' ' or '\t' or '\n'))
                continue;

            if (i > start)
                Append(text[start..i]);

            if (i < text.Length)
                Next();

            start = i + 1;
        }
    }

    /// <summary>The next text begins another word.</summary>
    public void Next()
    {
        if (open)
        {
            values.Add(current.ToString());
            current.Clear();
            open = false;
        }
    }
}
