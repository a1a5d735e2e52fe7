using PodLifecycle.Api;

namespace PodLifecycle.Simulation.Tests.Scripts;

/// <summary>What a watcher saw of a pod, in words that depend on no clock.</summary>
internal static class SeenRows
{
    /// <summary>READY, STATUS, RESTARTS and phase, each time that one of them changes; and the end of the object.</summary>
    /// <param name="trace">What was seen.</param>
    /// <param name="conditions">Conditions of the pod to show with each row.</param>
    public static IReadOnlyList<(TimeSpan At, string Text)> Of(Trace trace, IReadOnlyList<string>? conditions = null)
    {
        List<(TimeSpan At, string Text)> rows = [];
        foreach (TraceEntry entry in trace.Entries)
        {
            PodRow row = Kubectl.Get(entry.Pod, trace.Start + entry.At);
            string text = $"{row.Ready} {row.Status} {row.Restarts.Split(' ')[0]} ({entry.Pod.Status.Phase})";
            foreach (PodCondition condition in entry.Pod.Status.Conditions.AsEnumerable().Where(c => conditions is not null && conditions.Contains(c.Type)))
                text += $" {condition.Type}={condition.Status}{(condition.Reason.Length > 0 ? "/" + condition.Reason : "")}";
            if (entry.Change == TraceChange.Deleted)
                text = "gone";
            if (rows.Count == 0 || rows[^1].Text != text)
                rows.Add((entry.At, text));
        }

        return rows;
    }
}
