using System.Text;

namespace PodLifecycle.Simulation.Shell;

internal sealed class ContainerLog
{
    private readonly Queue<LogLine> _lines = new();
    private readonly StringBuilder _unfinished = new();
    private DateTimeOffset _unfinishedAt;

    /// <summary>A last line without line break is one too.</summary>
    public IReadOnlyList<LogLine> Lines => _unfinished.Length == 0
        ? [.. _lines]
        : [.. _lines.Append(new LogLine(_unfinishedAt, _unfinished.ToString())).TakeLast(Limits.LogLines)];

    public void Write(string text, DateTimeOffset at)
    {
        foreach (var character in text)
        {
            if (character == '\n')
            {
                Finish(at);
                continue;
            }

            if (_unfinished.Length == Limits.LogLineLength)
            {
                Finish(at);
            }

            _unfinishedAt = at;
            _unfinished.Append(character);
        }
    }

    private void Finish(DateTimeOffset at)
    {
        _lines.Enqueue(new LogLine(at, _unfinished.ToString()));
        _unfinished.Clear();
        if (_lines.Count > Limits.LogLines)
        {
            _lines.Dequeue();
        }
    }
}
