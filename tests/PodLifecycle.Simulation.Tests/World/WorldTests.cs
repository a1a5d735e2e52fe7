using PodLifecycle.Api;
using PodLifecycle.Yaml;
using Simulator = PodLifecycle.Simulation.Simulation;

namespace PodLifecycle.Simulation.Tests.World;

/// <summary>What clients do at awkward moments, and what pods of one run mean to each other.</summary>
public class WorldTests
{
    private const string MissingVolume = "{volumes: [{name: c, configMap: {name: absent}}], containers: [{name: a, image: x, volumeMounts: [{name: c, mountPath: /c}]}]}";
    private const string SleepsBeforeItsStop = "{containers: [{name: a, image: x, lifecycle: {preStop: {sleep: {seconds: 5}}}}]}";
    private const string NeedsAWholeNode = "{containers: [{name: a, image: x, resources: {requests: {cpu: 1}}}]}";

    public static TheoryData<Timing> Timings => [Timing.Ideal, Timing.Kubelet];

    [Theory]
    [MemberData(nameof(Timings))]
    public void Deletion_WhileAVolumeIsMissing_IsNotWaitedForAnyLonger(Timing timing)
    {
        Trace trace = Run(timing, [Pod("p", MissingVolume)], new ClientAction.Delete(TimeSpan.FromSeconds(10)));

        trace.Entries[^1].Change.Should().Be(TraceChange.Deleted);
        trace.Entries[^1].At.Should().BeLessThan(TimeSpan.FromSeconds(13));
    }

    [Theory]
    [MemberData(nameof(Timings))]
    public void Force_WhileAVolumeIsMissing_TheRunGoesOn(Timing timing) =>
        Run(timing, [Pod("p", MissingVolume)], new ClientAction.Delete(TimeSpan.FromSeconds(10), 0)).Entries[^1].Change.Should().Be(TraceChange.Deleted);

    [Theory]
    [MemberData(nameof(Timings))]
    public void Sandbox_DiesWhileAHookSleeps_ThePodEndsWhenTheSleepDoes(Timing timing)
    {
        Trace trace = Run(timing, [Pod("p", SleepsBeforeItsStop)], new ClientAction.Delete(TimeSpan.FromSeconds(6)), new ClientAction.KillSandbox(TimeSpan.FromSeconds(8)));

        trace.Entries[^1].Change.Should().Be(TraceChange.Deleted);
        trace.Entries[^1].At.Should().BeCloseTo(TimeSpan.FromSeconds(11), TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void Creation_OfANameThatIsTaken_IsRefused()
    {
        Trace trace = Run(Timing.Ideal, [Pod("p", NeedsAWholeNode)], new ClientAction.Create(TimeSpan.FromSeconds(1), Pod("p", NeedsAWholeNode)));

        trace.Notes.Should().ContainSingle().Which.Should().Contain("pods \"p\" already exists");
        trace.Entries.Where(e => e.Change == TraceChange.Added).Should().ContainSingle();
    }

    [Fact]
    public void Creation_OfAPodThatIsGivenTwice_IsAnError()
    {
        Action run = () => Run(Timing.Ideal, [Pod("p", NeedsAWholeNode), Pod("p", NeedsAWholeNode)]);

        run.Should().Throw<SimulationException>().WithMessage("*pods \"p\" already exists*");
    }

    [Fact]
    public void Pod_ThatNoNodeHasRoomFor_IsPlacedWhenAnotherGoes()
    {
        var node = (UntypedObject)KubernetesJson.Read("""{"apiVersion":"v1","kind":"Node","metadata":{"name":"n"},"status":{"allocatable":{"cpu":"1","memory":"1Gi","pods":"10"}}}""");

        Trace trace = Simulator.Run([Pod("first", NeedsAWholeNode), Pod("second", NeedsAWholeNode)], new SimulationOptions
        {
            ScriptIsComplete = true,
            Nodes = [node],
            Actions = [new ClientAction.Delete(TimeSpan.FromSeconds(30)) { PodName = "first" }],
        });

        TraceEntry[] second = [.. trace.Entries.Where(e => e.Pod.Metadata.Name == "second")];
        second.Last(e => e.At < TimeSpan.FromSeconds(30)).Pod.Status.Conditions.Should().ContainSingle().Which.Reason.Should().Be("Unschedulable");
        second[^1].Pod.Status.Phase.Should().Be(PodPhase.Running);
    }

    private static Pod Pod(string name, string spec) => ManifestLoader.Load($"apiVersion: v1\nkind: Pod\nmetadata: {{name: {name}}}\nspec: {spec}").Pods.Single().Pod;

    private static Trace Run(Timing timing, Pod[] pods, params ClientAction[] actions) =>
        Simulator.Run(pods, new SimulationOptions { ScriptIsComplete = true, Timing = timing, Actions = [.. actions] });
}
