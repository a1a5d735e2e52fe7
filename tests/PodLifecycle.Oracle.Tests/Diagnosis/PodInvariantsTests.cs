using System.Text.Json;
using System.Text.Json.Nodes;
using PodLifecycle.Api;
using PodLifecycle.Oracle.Tests.Status;

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
            Pod? last = null;
            JsonElement[] steps = [.. recorded.In.GetProperty("steps").EnumerateArray()];
            JsonElement[] answers = [.. recorded.Out.GetProperty("steps").EnumerateArray()];
            Pod pod = StatusCases.Pod(recorded.In.GetProperty("pod"));
            for (int i = 0; i < steps.Length; i++)
            {
                // A deletion makes a new generation of the object.
                if (StatusCases.Text(steps[i], "call") == "apiDelete")
                    pod = pod with { Metadata = pod.Metadata with { Generation = pod.Metadata.Generation + 1 } };
                if (StatusCases.Status(StatusCases.Member(answers[i], "api")) is not { } status)
                    continue;

                pod = pod with { Status = status };
                broken.AddRange(Broken(last, pod, StatusWriters.Kubelet).Select(b => $"{recorded.Id}, step {i}: {b}"));
                last = pod;
            }
        }

        broken.Should().BeEmpty();
    }

    [Fact]
    public void Statuses_FromTheRuntimeView_KeepTheRulesWhenWritten()
    {
        var broken = new List<string>();
        foreach (OracleCase recorded in Cases("status/apistatus"))
        {
            Pod api = StatusCases.Pod(recorded.In.GetProperty("pod"));

            // An end that somebody else wrote over running containers stays, whatever they do.
            StatusWriters writers = PodPhaseRules.IsTerminal(api.Status.Phase) ? StatusWriters.None : StatusWriters.Kubelet;
            if (StatusCases.Status(recorded.Out.GetProperty("status")) is not { Phase.Length: > 0 } accepted)
                continue;

            DateTimeOffset now = StatusCases.Time(recorded.In, "now")!.Value;
            bool couldRun = !StatusCases.Flag(recorded.In, "podIsTerminal");
            Pod written = api with { Status = StatusMerge.Merge(api, accepted, couldRun, now) };
            broken.AddRange(PodInvariants.Broken(written, writers).Select(b => $"{recorded.Id}: {b}"));
        }

        broken.Should().BeEmpty();
    }

    private static IEnumerable<BrokenInvariant> Broken(Pod? before, Pod pod, StatusWriters writers) => before is null
        ? PodInvariants.Broken(pod, writers)
        : PodInvariants.Broken(pod, writers).Concat(PodInvariants.Broken(before, pod, writers));

    private static IEnumerable<OracleCase> Cases(string file) => (OracleFolder.Lines(file) ?? []).Select(OracleCase.Parse);
}
