using System.Text;

namespace PodLifecycle.Simulation.Shell;

internal sealed class ContainerLog
{
    private readonly Queue<LogLine> lines = new();
    private readonly StringBuilder unfinished = new();
    private DateTimeOffset unfinishedAt;

    /// <summary>A last line without line break is one too.</summary>
    public IReadOnlyList<LogLine> Lines => unfinished.Length == 0
        ? [.. lines]
        : [.. lines.Append(new LogLine(unfinishedAt, unfinished.ToString())).TakeLast(Limits.LogLines)];

    public void Write(string text, DateTimeOffset at)
    {
        foreach (var character in text)
        {
            if (character == '\n')
            {
                Finish(at);
                continue;
            }

            if (unfinished.Length == Limits.LogLineLength)
                Finish(at);

            unfinishedAt = at;
            unfinished.Append(character);
        }
    }

    private void Finish(DateTimeOffset at)
    {
        lines.Enqueue(new LogLine(at, unfinished.ToString()));
        unfinished.Clear();
        if (lines.Count > Limits.LogLines)
            lines.Dequeue();
    }
}
