using System.Text.Json.Nodes;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests.Diagnosis;

/// <summary>What real Kubernetes wrote breaks no rule: where a recording and a rule differ, the rule is wrong.</summary>
public class PodInvariantsTests
{
    [Fact]
    public void Traces_EveryVersionOfEveryPod_KeepsTheRules()
    {
        var broken = new List<string>();
        foreach (string id in OracleFolder.Names("traces").Where(name => name != "index"))
        {
            JsonNode scenario = JsonNode.Parse(OracleFolder.Text($"traces/{id}.json")!)!;
            StatusWriters writers = RecordedPods.Writers(scenario);
            foreach ((string at, Pod? before, Pod pod) in RecordedPods.Versions(scenario))
                broken.AddRange(Broken(before, pod, writers).Select(b => $"{id}: {at}: {b}"));
        }

        broken.Should().BeEmpty();
    }

    [Fact]
    public void LifeStories_EveryVersionInTheApi_KeepsTheRules()
    {
        var broken = new List<string>();
        foreach (OracleCase recorded in Cases("status/sequence"))
        {
            foreach ((string at, Pod? before, Pod pod) in RecordedPods.OfLifeStory(recorded))
                broken.AddRange(Broken(before, pod, StatusWriters.Kubelet).Select(b => $"{recorded.Id}, {at}: {b}"));
        }

        broken.Should().BeEmpty();
    }

    [Fact]
    public void Statuses_FromTheRuntimeView_KeepTheRulesWhenWritten()
    {
        var broken = new List<string>();
        foreach (OracleCase recorded in Cases("status/apistatus"))
        {
            if (RecordedPods.OfRuntimeView(recorded) is { } written)
                broken.AddRange(PodInvariants.Broken(written, RecordedPods.WritersBefore(recorded) ?? StatusWriters.Kubelet).Select(b => $"{recorded.Id}: {b}"));
        }

        broken.Should().BeEmpty();
    }

    private static IEnumerable<BrokenInvariant> Broken(Pod? before, Pod pod, StatusWriters writers) => before is null
        ? PodInvariants.Broken(pod, writers)
        : PodInvariants.Broken(pod, writers).Concat(PodInvariants.Broken(before, pod, writers));

    private static IEnumerable<OracleCase> Cases(string file) => (OracleFolder.Lines(file) ?? []).Select(OracleCase.Parse);
}
