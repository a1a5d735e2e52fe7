using PodLifecycle.Api;

namespace PodLifecycle.Simulation.Tests.Scripts;

/// <summary>What a watcher saw of a pod, in words that depend on no clock.</summary>
internal static class SeenRows
{
    /// <summary>READY, STATUS, RESTARTS and phase, each time that one of them changes; and the end of the object.</summary>
    public static IReadOnlyList<(TimeSpan At, string Text)> Of(Trace trace)
    {
        List<(TimeSpan At, string Text)> rows = [];
        foreach (TraceEntry entry in trace.Entries)
        {
            PodRow row = Kubectl.Get(entry.Pod, trace.Start + entry.At);
            string text = $"{row.Ready} {row.Status} {row.Restarts.Split(' ')[0]} ({entry.Pod.Status.Phase})";
            if (entry.Change == TraceChange.Deleted)
                text = "gone";
            if (rows.Count == 0 || rows[^1].Text != text)
                rows.Add((entry.At, text));
        }

        return rows;
    }
}
