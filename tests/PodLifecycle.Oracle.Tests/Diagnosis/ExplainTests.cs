using System.Text.Json.Nodes;
using PodLifecycle.Api;
using PodLifecycle.Oracle.Tests.Status;

namespace PodLifecycle.Oracle.Tests.Diagnosis;

/// <summary>Whatever a pod looks like, contradictory ones included, it is explained, and by the true STATUS.</summary>
public class ExplainTests
{
    [Fact]
    public void RowsOfKubectl_AreExplained() => Judge(
        "get",
        from line in OracleFolder.Lines("kubectl/get") ?? []
        let recorded = OracleCase.Parse(line)
        select (recorded.Id, StatusCases.Pod(recorded.In.GetProperty("pod")), StatusCases.Time(recorded.In, "now")!.Value, (string?)recorded.Out.GetProperty("status").GetString()));

    [Fact]
    public void Traces_EveryVersionOfEveryPod_IsExplained() => Judge(
        "traces",
        from id in OracleFolder.Names("traces")
        where id != "index"
        from version in RecordedPods.Versions(JsonNode.Parse(OracleFolder.Text($"traces/{id}.json")!)!)
        select ($"{id}: {version.At}", version.Pod, new DateTimeOffset(2026, 1, 1, 0, 10, 0, TimeSpan.Zero), (string?)null));

    private static void Judge(string name, IEnumerable<(string Place, Pod Pod, DateTimeOffset Now, string? Status)> pods)
    {
        var wrong = new List<string>();
        int total = 0;
        foreach ((string place, Pod pod, DateTimeOffset now, string? status) in pods)
        {
            total++;
            if (Difference(pod, now, status) is { } difference)
                wrong.Add($"{place}: {difference}");
        }

        if (total > 0)
            OracleSummary.Write($"explain/{name}", total - wrong.Count, total);
        wrong.Should().BeEmpty();
    }

    private static string? Difference(Pod pod, DateTimeOffset now, string? status)
    {
        foreach (ExplainLanguage language in Enum.GetValues<ExplainLanguage>())
        {
            Explanation why = pod.Explain(now, new() { Language = language });
            if (status is not null && why.Row.Status != status)
                return $"explains {why.Row.Status}, not {status}";
            if (why[ExplanationTopic.Summary].Count == 0 || why[ExplanationTopic.Status].Count == 0 || why[ExplanationTopic.Phase].Count == 0)
                return "a section is missing";
            if (Unfilled(why) is { } sentence)
                return $"'{sentence}' has a place that nobody filled";
        }

        return null;
    }

    private static string? Unfilled(Explanation why)
    {
        string[] places = ["{container}", "{reason}", "{pod}", "{-n}", "{when}", "{status}", "{field}", "{since}", "{because}", "{containers}", "{kind}", "{code}"];
        return why.Sections.SelectMany(s => s.Sentences).Select(s => s.Text).FirstOrDefault(text => places.Any(place => text.Contains(place, StringComparison.Ordinal)));
    }
}
