using System.Text.Json.Nodes;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests.Diagnosis;

/// <summary>No false alarm: what real Kubernetes wrote is possible, judged from the pod alone.</summary>
public class ReachabilityTests
{
    [Fact]
    public void Traces_EveryVersionOfEveryPod_IsPossible() => Judge(
        "traces",
        from id in OracleFolder.Names("traces")
        where id != "index"
        from version in RecordedPods.Versions(JsonNode.Parse(OracleFolder.Text($"traces/{id}.json")!)!)
        select ($"{id}: {version.At}", version.Pod, (StatusWriters?)null));

    [Fact]
    public void LifeStories_EveryVersionInTheApi_IsPossible() => Judge(
        "sequence",
        from recorded in Cases("status/sequence")
        from version in RecordedPods.OfLifeStory(recorded)
        select ($"{recorded.Id}, {version.At}", version.Pod, (StatusWriters?)null));

    [Fact]
    public void Statuses_FromTheRuntimeView_ArePossible() => Judge(
        "apistatus",
        from recorded in Cases("status/apistatus")
        let pod = RecordedPods.OfRuntimeView(recorded)
        where pod is not null
        select (recorded.Id, pod, RecordedPods.WritersBefore(recorded)));

    private static void Judge(string name, IEnumerable<(string Place, Pod Pod, StatusWriters? Writers)> pods)
    {
        var alarms = new List<string>();
        int total = 0;
        int passed = 0;
        foreach ((string place, Pod pod, StatusWriters? writers) in pods)
        {
            total++;
            ValueList<ReachabilityFinding> findings = Reachability.Check(pod, new ReachabilityOptions { Writers = writers });
            if (findings.Count == 0)
                passed++;
            foreach (ReachabilityFinding finding in findings)
                alarms.Add($"{finding.Broken}  <- {place}");
        }

        if (total > 0)
            OracleSummary.Write($"reachability/{name}", passed, total);
        alarms.Should().BeEmpty();
    }

    private static IEnumerable<OracleCase> Cases(string file) => (OracleFolder.Lines(file) ?? []).Select(OracleCase.Parse);
}
