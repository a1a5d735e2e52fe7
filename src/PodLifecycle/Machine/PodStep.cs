using System.Diagnostics;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>
/// One step of <see cref="PodMachine"/>: the input is absorbed by the small machine it belongs to, then the kubelet goes as far as it
/// can without another answer of the world. Lives for one step only.
/// </summary>
/// <param name="machine">The machine.</param>
/// <param name="state">The pod before the step.</param>
/// <param name="at">When.</param>
internal sealed partial class PodStep(PodMachine machine, PodState state, DateTimeOffset at)
{
    private readonly List<PodEffect> effects = [];
    private PodState state = state;

    private Pod Pod => state.Pod;

    private KubeletOptions Options => machine.Options;

    public Step Run(PodInput input)
    {
        Absorb(input);
        if (state.IsKnownToKubelet)
            Proceed();
        AskToBeWoken();
        return new Step(state, effects.ToValueList());
    }

    private void Absorb(PodInput input)
    {
        Expect(input switch
        {
            PodInput.SandboxCreated or PodInput.SandboxFailed => state.Plan is { Waiting: true, Current: SyncStep.CreateSandbox },
            PodInput.SandboxStopped => state.Plan is { Waiting: true, Current: SyncStep.StopSandbox },
            PodInput.ImageInspected asked => IsStarting(asked.Container),
            PodInput.ImagePulled asked => IsStarting(asked.Container),
            PodInput.ImagePullFailed asked => IsStarting(asked.Container),
            PodInput.ContainerCreated asked => IsStarting(asked.Container),
            PodInput.ContainerCreateFailed asked => IsStarting(asked.Container),
            PodInput.ContainerStarted asked => IsStarting(asked.Container),
            PodInput.ContainerStartFailed asked => IsStarting(asked.Container),
            _ => true,
        }, input);

        switch (input)
        {
            case PodInput.Scheduled scheduled:
                Bind(scheduled.NodeName);
                break;
            case PodInput.DeleteRequested delete:
                Delete(delete.GracePeriodSeconds);
                break;
            case PodInput.VolumesMounted:
                state = state with { VolumesMounted = true };
                if (state.Plan is { Waiting: true, Current: SyncStep.MountVolumes })
                    StepDone();
                break;
            case PodInput.SandboxCreated created:
                SandboxCreated(created.Ip);
                break;
            case PodInput.SandboxFailed failed:
                SandboxFailed(failed.Error);
                break;
            case PodInput.SandboxStopped:
                MoveSandbox(SandboxInput.Stopped);
                SandboxIsGone();
                StepDone();
                break;
            case PodInput.SandboxLost lost:
                SandboxLost(lost.FinishedAt ?? at);
                break;
            case PodInput.ImageInspected inspected:
                ImageInspected(Find(inspected.Container), inspected.Present);
                break;
            case PodInput.ImagePulled pulled:
                ImagePulled(Find(pulled.Container), pulled);
                break;
            case PodInput.ImagePullFailed failed:
                ImagePullFailed(Find(failed.Container), failed.Error);
                break;
            case PodInput.ContainerCreated created:
                ContainerCreated(Find(created.Container));
                break;
            case PodInput.ContainerCreateFailed failed:
                ContainerCreateFailed(Find(failed.Container), failed.Error);
                break;
            case PodInput.ContainerStarted started:
                ContainerStarted(Find(started.Container));
                break;
            case PodInput.ContainerStartFailed failed:
                ContainerStartFailed(Find(failed.Container), failed.Error);
                break;
            case PodInput.ContainerExited exited:
                ContainerExited(Find(exited.Container), exited);
                break;
            case PodInput.ProbeAnswered answered:
                ProbeAnswered(answered);
                break;
            case PodInput.RuntimePolled:
                state = state with { PollWanted = false };
                WantSync();
                break;
            case PodInput.SyncDue:
                WantSync();
                break;
            case PodInput.Woken:
                state = state with { WakeAt = null };
                SignalThoseWhoseTurnItIs();
                RunDueProbes();
                break;
            default:
                throw new UnreachableException($"unknown input {input}");
        }
    }

    /// <summary>The kubelet goes on: it carries out the sync under way, then begins the next if one is wanted.</summary>
    private void Proceed()
    {
        // Each round carries out a step of a plan or begins a sync that somebody asked for, and a sync asks for another only through
        // an answer of the world, so this ends; the bound is for a mistake of ours.
        const int Bound = 10_000;
        for (int round = 0; round < Bound; round++)
        {
            if (state.Plan is { Waiting: true })
                return;
            if (state.Plan is { Current: { } step })
                CarryOut(step);
            else if (state.Plan is { } finished)
                Conclude(finished);
            else if (state.SyncWanted && !state.PollWanted && state.Worker != PodWorkerState.Finished)
                BeginSync();
            else
                return;
        }

        throw new UnreachableException("a pod's syncs do not come to rest");
    }

    /// <summary>The next instant at which something of the kubelet's own is due: a probe's tick, or a stop that has waited long enough.</summary>
    private void AskToBeWoken()
    {
        DateTimeOffset? next = null;
        foreach (ProbeSlot slot in state.Probes)
        {
            if (slot.IsIdle && !(next <= slot.Schedule.Next))
                next = slot.Schedule.Next;
        }

        foreach (ContainerSlot slot in state.Containers)
        {
            if (slot is { Phase: ContainerPhase.Stopping, Stop.State: ContainerStopState.Waiting } && !(next <= slot.Stop.Due))
                next = slot.Stop.Due;
        }

        if (next == state.WakeAt)
            return;
        state = state with { WakeAt = next };
        if (next is { } wake)
            Emit(new PodEffect.WakeAt(wake));
    }

    private void WantSync() => state = state with { SyncWanted = true };

    private bool IsStarting(string container) => state.Plan is { Waiting: true, Current: SyncStep.Start start } && start.Container == Find(container);

    private void Expect(bool expected, PodInput input)
    {
        if (!expected)
            throw new InvalidOperationException($"the pod does not wait for {input.GetType().Name} now: {(state.Plan?.Current is { } step ? $"its sync is at the step {step.GetType().Name}" : "no sync is under way")}");
    }

    private void Emit(PodEffect effect) => effects.Add(effect);

    private void EmitEvent(PodEvent podEvent, string fieldPath = "") =>
        Emit(new PodEffect.EmitEvent(podEvent.Type, podEvent.Reason, podEvent.Message) { FieldPath = fieldPath });
}
