using System.Text.Json.Nodes;

namespace PodLifecycle.Oracle.Tests;

/// <summary>Events with their times, written as the recordings order what happens in parallel: by time, then by field path.</summary>
internal sealed class SaidEvents : List<(TimeSpan At, PodEvent Said, string FieldPath)>
{
    public void WriteTo(JsonObject answer, string member, TimeSpan end)
    {
        answer[member] = Write(e => e.At <= end);
        if (Exists(e => e.At > end))
            answer["lateEvents"] = Write(e => e.At > end);
    }

    private JsonArray Write(Func<(TimeSpan At, PodEvent Said, string FieldPath), bool> which) =>
        [.. this.Where(which).OrderBy(e => e.At).ThenBy(e => e.FieldPath, StringComparer.Ordinal)
            .Select(e => ContainersFiles.Event(e.Said, ContainersFiles.Epoch + e.At, e.FieldPath))];
}
