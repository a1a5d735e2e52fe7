using System.Text;

namespace PodLifecycle.Simulation.Shell;

/// <summary>The words that a command's words become.</summary>
internal sealed class Fields
{
    private readonly List<string> _values = [];
    private readonly StringBuilder _current = new();
    private bool _open;
    private int _length;

    public IReadOnlyList<string> Values => _values;

    /// <summary>The status of the last <c>$(…)</c>; null: there was none.</summary>
    public int? SubstitutionStatus { get; set; }

    public void Append(string text)
    {
        ShellProblemException.ThrowIfAbove(Limits.ExpansionLength, _length += text.Length, "characters in a command");
        _current.Append(text);
        _open = true;
    }

    public void AppendSplit(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] is not (' ' or '\t' or '\n'))
            {
                continue;
            }

            if (i > start)
            {
                Append(text[start..i]);
            }

            if (i < text.Length)
            {
                Next();
            }

            start = i + 1;
        }
    }

    /// <summary>The next text begins another word.</summary>
    public void Next()
    {
        if (_open)
        {
            _values.Add(_current.ToString());
            _current.Clear();
            _open = false;
        }
    }
}
