using PodLifecycle.Api;

namespace PodLifecycle.Tests.Machine;

/// <summary>Inputs that come at the wrong time, or from clients of the API.</summary>
public class PodMachineTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly PodMachine machine = PodMachine.For(new PodSpec { Containers = [new() { Name = "app", Image = "app:1" }] });
    private readonly List<PodEffect> effects = [];
    private PodState state;

    public PodMachineTests() => state = machine.Start(Start);

    [Fact]
    public void Scheduling_Fails_IsAConditionAndAnEventUntilItSucceeds()
    {
        Take(new PodInput.SchedulingFailed("0/1 nodes are available"));

        state.Pod.Status.Conditions.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Type = "PodScheduled", Status = "False", Reason = "Unschedulable", Message = "0/1 nodes are available" });
        effects.OfType<PodEffect.EmitEvent>().Should().ContainSingle().Which.Should().BeEquivalentTo(new { Type = "Warning", Reason = "FailedScheduling", Component = "default-scheduler" });

        Take(new PodInput.Scheduled("node-1"));
        state.Pod.Status.Conditions.Single(c => c.Type == "PodScheduled").Status.Should().Be("True");
    }

    [Fact]
    public void Scheduling_FailsAfterTheBinding_ChangesNothing()
    {
        Take(new PodInput.Scheduled("node-1"));
        Pod before = state.Pod;

        Take(new PodInput.SchedulingFailed("too late"));

        state.Pod.Should().BeSameAs(before);
    }

    [Fact]
    public void Volumes_FailWhenNobodyWaits_IsAnErrorThatNamesTheStep()
    {
        Take(new PodInput.Scheduled("node-1"), new PodInput.VolumesMounted());

        Action fail = () => Take(new PodInput.VolumesFailed("timed out"));

        fail.Should().Throw<InvalidOperationException>().WithMessage("*VolumesFailed*CreateSandbox*");
    }

    [Fact]
    public void Volumes_Fail_TheSyncIsGivenUpAndComesAgain()
    {
        Take(new PodInput.Scheduled("node-1"), new PodInput.VolumesFailed("timed out"));

        effects.OfType<PodEffect.EmitEvent>().Should().ContainSingle(e => e.Reason == "FailedMount" && e.Message == "timed out");
        effects.OfType<PodEffect.SyncAfter>().Should().ContainSingle().Which.Delay.Should().Be(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Update_AddsAContainer_IsRefusedInWords()
    {
        Pod more = state.Pod with { Spec = state.Pod.Spec with { Containers = [.. state.Pod.Spec.Containers, new() { Name = "more", Image = "app:1" }] } };

        Action update = () => Take(new PodInput.ObjectUpdated(more));

        update.Should().Throw<InvalidOperationException>().WithMessage("*cannot add or remove containers*");
    }

    [Fact]
    public void Update_ChangesTheImage_TheContainerIsStoppedAndStartedAgain()
    {
        Run();
        Pod newer = state.Pod with { Spec = state.Pod.Spec with { Containers = [state.Pod.Spec.Containers[0] with { Image = "app:2" }] } };

        Take(new PodInput.ObjectUpdated(newer), new PodInput.RuntimePolled { SawChanges = false });

        effects.OfType<PodEffect.EmitEvent>().Should().ContainSingle(e => e.Message == "Container app definition changed, will be restarted");
        effects.Should().ContainSingle(e => e is PodEffect.StopContainer);
    }

    [Fact]
    public void Update_OfAPodThatIsGone_ChangesNothing()
    {
        Take(new PodInput.DeleteRequested());
        state.IsRemoved.Should().BeTrue();

        Take(new PodInput.ObjectUpdated(state.Pod with { Metadata = state.Pod.Metadata with { Labels = new([new("a", "b")]) } }));

        effects.Should().BeEmpty();
    }

    [Fact]
    public void Eviction_OfARunningPod_SaysWhyAndDeletes()
    {
        Run();

        Take(new PodInput.EvictionRequested());

        state.Pod.Metadata.DeletionGracePeriodSeconds.Should().Be(30);
        state.Pod.Status.Conditions.Should().ContainSingle(c => c.Type == "DisruptionTarget" && c.Reason == "EvictionByEvictionAPI" && c.Message == "Eviction API: evicting");
    }

    [Fact]
    public void Eviction_OfAFinishedPod_OnlyDeletes()
    {
        Take(new PodInput.ObjectUpdated(state.Pod with { Status = state.Pod.Status with { Phase = PodPhase.Succeeded } }), new PodInput.EvictionRequested());

        state.IsRemoved.Should().BeTrue();
        state.Pod.Status.Conditions.Should().BeEmpty();
    }

    [Fact]
    public void Hook_FailsThatNobodyWaitsFor_IsTold()
    {
        Run();

        Take(new PodInput.HookAnswered("app", new HookFailure("late", "late")));

        effects.OfType<PodEffect.EmitEvent>().Should().ContainSingle(e => e.Reason == "FailedPreStopHook");
    }

    [Fact]
    public void Step_LeavesTheStateThatItWasGivenAsItIs()
    {
        Run();
        PodState before = state;
        PodState copy = before with { };

        machine.Step(before, new PodInput.ContainerExited("app", 1), Start.AddSeconds(5));

        before.Should().Be(copy);
    }

    /// <summary>The pod's container runs, and its status says so.</summary>
    private void Run() => Take(
        new PodInput.Scheduled("node-1"),
        new PodInput.VolumesMounted(),
        new PodInput.SandboxCreated("10.0.0.5"),
        new PodInput.ImageInspected("app", Present: true),
        new PodInput.ContainerCreated("app"),
        new PodInput.ContainerStarted("app"),
        new PodInput.RuntimePolled());

    private void Take(params PodInput[] inputs)
    {
        foreach (PodInput input in inputs)
        {
            Step step = machine.Step(state, input, Start.AddSeconds(1));
            state = step.State;
            effects.Clear();
            effects.AddRange(step.Effects);
        }
    }
}
