using PodLifecycle.Api;

namespace PodLifecycle.Tests.Containers;

public class SyncDecisionTests
{
    private static readonly Sandbox ReadySandbox = new() { Ready = true, Ip = "10.244.1.5" };
    private static readonly Container App = new() { Name = "app", Image = "app:1" };
    private static readonly Container Sidecar = new() { Name = "proxy", Image = "proxy:1", RestartPolicy = RestartPolicy.Always };

    [Fact]
    public void Decide_FirstSyncOfAPod_KillsWhatIsNotThereAndMakesASandbox()
    {
        PodActions actions = Decide(new PodSpec { Containers = [App] }, RuntimeView.Empty);

        actions.KillPod.Should().BeTrue();
        actions.CreateSandbox.Should().BeTrue();
        actions.ContainersToStart.Should().Equal(0);
        actions.PreviousSandboxKnown.Should().BeFalse();
    }

    [Fact]
    public void Decide_EverythingRuns_DoesNothingAndAllocatesNothing()
    {
        var pod = new Pod { Spec = new PodSpec { InitContainers = [Sidecar], Containers = [App] } };
        RuntimeView runtime = View(Running("app"), Running("proxy"));
        SyncDecision.Decide(pod, runtime, ProbeResults.Empty, false).IsNothing.Should().BeTrue();

        long before = GC.GetAllocatedBytesForCurrentThread();
        SyncDecision.Decide(pod, runtime, ProbeResults.Empty, false);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    [Fact]
    public void Decide_SandboxLostWithInitContainers_StartsOverWithTheFirst()
    {
        var spec = new PodSpec { InitContainers = [new Container { Name = "setup" }], Containers = [App] };

        PodActions actions = Decide(spec, View(Running("app"), Exited("setup", 0)) with { Sandboxes = [ReadySandbox with { Ready = false }] });

        actions.SandboxAttempt.Should().Be(1);
        actions.InitContainersToStart.Should().Equal(0);
        actions.ContainersToStart.Should().BeEmpty();
    }

    [Fact]
    public void Decide_OnlyContainerFailsLivenessUnderPolicyNever_TheWholePodGoesDown()
    {
        PodActions actions = Decide(
            new PodSpec { RestartPolicy = RestartPolicy.Never, InitContainers = [Sidecar], Containers = [App] },
            View(Running("app"), Exited("proxy", 1)),
            ProbeResults.Empty.With(ProbeKind.Liveness, "app-0", ProbeResult.Failure));

        actions.KillPod.Should().BeTrue();
        actions.CreateSandbox.Should().BeFalse();
        actions.InitContainersToStart.Should().BeEmpty("sidecars do not keep a pod alive");
        actions.ContainersToKill.Single().Message.Should().Be("Container app failed liveness probe");
    }

    [Fact]
    public void Decide_StoredLivenessFailure_KillsEvenWithoutAProbeInTheSpec()
    {
        PodActions actions = Decide(
            new PodSpec { Containers = [App] }, View(Running("app")), ProbeResults.Empty.With(ProbeKind.Liveness, "app-0", ProbeResult.Failure));

        actions.ContainersToKill.Single().Message.Should().Be("Container app failed liveness probe, will be restarted");
        actions.ContainersToStart.Should().Equal(0);
    }

    [Fact]
    public void Decide_LastSidecarIsDown_ExitedMainContainersWaitForIt()
    {
        PodActions actions = Decide(new PodSpec { InitContainers = [Sidecar], Containers = [App] }, View(Exited("app", 1), Exited("proxy", 1)));

        actions.InitContainersToStart.Should().Equal(0);
        actions.ContainersToStart.Should().BeEmpty();
        actions.KillPod.Should().BeFalse();
    }

    [Fact]
    public void Decide_PlainInitContainerOutOfMemoryWithExitCode0_CountsAsFailed()
    {
        var spec = new PodSpec { RestartPolicy = RestartPolicy.Never, InitContainers = [new Container { Name = "setup" }], Containers = [App] };

        Decide(spec, View(Exited("setup", 0) with { Reason = "OOMKilled" })).KillPod.Should().BeTrue();
    }

    [Fact]
    public void Decide_ImageChangedUnderPolicyNever_IsRestartedAllTheSame()
    {
        PodActions actions = Decide(
            new PodSpec { RestartPolicy = RestartPolicy.Never, Containers = [App with { Image = "app:2" }] },
            View(Running("app") with { SpecImage = "app:1" }));

        actions.ContainersToKill.Single().Message.Should().Be("Container app definition changed, will be restarted");
        actions.ContainersToStart.Should().Equal(0);
    }

    [Fact]
    public void Decide_RestartAll_TheInstanceThatAskedForItGoesLast()
    {
        Container asks = App with
        {
            RestartPolicy = RestartPolicy.Never,
            RestartPolicyRules = [new() { Action = RestartRule.RestartAllContainers, ExitCodes = new() { Operator = RestartRule.In, Values = [88] } }],
        };
        var pod = new Pod { Spec = new PodSpec { InitContainers = [Sidecar], Containers = [asks] } };

        PodActions actions = SyncDecision.Decide(pod, View(Exited("app", 88), Running("proxy")), ProbeResults.Empty, restartAllContainers: true);

        actions.ContainersToReset.Select(r => (r.Record.Name, r.Kill)).Should().Equal(("proxy", true), ("app", false));
        actions.InitContainersToStart.Should().BeEmpty();
    }

    private static PodActions Decide(PodSpec spec, RuntimeView runtime, ProbeResults? probes = null) =>
        SyncDecision.Decide(new Pod { Spec = spec }, runtime, probes ?? ProbeResults.Empty, restartAllContainers: false);

    private static RuntimeView View(params ContainerRecord[] records) => new() { Sandboxes = [ReadySandbox], Containers = records.ToValueList() };

    private static ContainerRecord Running(string name) => new() { Name = name, Id = name + "-0", State = ContainerRecordState.Running };

    private static ContainerRecord Exited(string name, int exitCode) =>
        new() { Name = name, Id = name + "-0", State = ContainerRecordState.Exited, ExitCode = exitCode };
}
