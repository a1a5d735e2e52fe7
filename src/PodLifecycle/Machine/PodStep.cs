using System.Diagnostics;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>
/// One step of <see cref="PodMachine"/>: the input is absorbed by the small machine it belongs to, then the kubelet goes as far as it
/// can without another answer of the world. Lives for one step only, and works on a copy of the state that nobody else sees.
/// </summary>
/// <param name="machine">The machine.</param>
/// <param name="before">The pod before the step; it stays as it is.</param>
/// <param name="at">When.</param>
internal sealed partial class PodStep(PodMachine machine, PodState before, DateTimeOffset at)
{
    /// <summary>A step calls nobody who could begin another, so one list a thread is enough.</summary>
    [ThreadStatic]
    private static List<PodEffect>? buffer;

    private readonly PodState state = before with { };
    private readonly List<PodEffect> effects = buffer ??= [];
    private ContainerSlot[]? slots;

    private Pod Pod => state.Pod;

    private PodSpec Spec => Pod.Spec;

    private KubeletOptions Options => machine.Options;

    public Step Run(PodInput input)
    {
        effects.Clear();
        Absorb(input);
        if (state.IsKnownToKubelet)
            Proceed();
        AskToBeWoken();
        return new Step(state, effects.Count == 0 ? ValueList<PodEffect>.Empty : new(effects.ToArray()));
    }

    private void Absorb(PodInput input)
    {
        switch (input)
        {
            case PodInput.Scheduled scheduled:
                Bind(scheduled.NodeName);
                break;
            case PodInput.SchedulingFailed failed:
                SchedulingFailed(failed.Message);
                break;
            case PodInput.DeleteRequested delete:
                Delete(delete.GracePeriodSeconds);
                break;
            case PodInput.EvictionRequested eviction:
                Evict(eviction.GracePeriodSeconds);
                break;
            case PodInput.ObjectUpdated updated:
                Update(updated.Pod);
                break;
            case PodInput.VolumesMounted:
                state.VolumesMounted = true;
                if (IsAt<SyncStep.MountVolumes>())
                    StepDone();
                break;
            case PodInput.VolumesFailed failed:
                Expect(IsAt<SyncStep.MountVolumes>(), input);
                EmitEvent(ContainerEvents.FailedMount(failed.Error));
                AbandonPlan(new SyncError(failed.Error));
                break;
            case PodInput.SandboxCreated created:
                Expect(IsAt<SyncStep.CreateSandbox>(), input);
                SandboxCreated(created.Ip);
                break;
            case PodInput.SandboxFailed failed:
                Expect(IsAt<SyncStep.CreateSandbox>(), input);
                SandboxFailed(failed.Error);
                break;
            case PodInput.SandboxStopped:
                Expect(IsAt<SyncStep.StopSandbox>(), input);
                MoveSandbox(SandboxInput.Stopped);
                SandboxIsGone();
                StepDone();
                break;
            case PodInput.SandboxLost lost:
                SandboxLost(lost.FinishedAt ?? at);
                break;
            case PodInput.ImageInspected inspected:
                ImageInspected(Starting(inspected.Container, input), inspected.Present);
                break;
            case PodInput.ImagePulled pulled:
                ImagePulled(Starting(pulled.Container, input), pulled);
                break;
            case PodInput.ImagePullFailed failed:
                ImagePullFailed(Starting(failed.Container, input), failed.Error);
                break;
            case PodInput.ContainerCreated created:
                ContainerCreated(Starting(created.Container, input));
                break;
            case PodInput.ContainerConfigFailed failed:
                ContainerConfigFailed(Starting(failed.Container, input), failed.Error);
                break;
            case PodInput.ContainerCreateFailed failed:
                ContainerCreateFailed(Starting(failed.Container, input), failed.Error);
                break;
            case PodInput.ContainerStarted started:
                ContainerStarted(Starting(started.Container, input));
                break;
            case PodInput.ContainerStartFailed failed:
                ContainerStartFailed(Starting(failed.Container, input), failed.Error);
                break;
            case PodInput.ContainerExited exited:
                ContainerExited(Find(exited.Container), exited);
                break;
            case PodInput.ProbeAnswered answered:
                ProbeAnswered(answered);
                break;
            case PodInput.HookAnswered answered:
                HookAnswered(Find(answered.Container), answered.Failure);
                break;
            case PodInput.RuntimePolled polled:
                ViewIsNew();
                if (polled.SawChanges)
                    WantSync();
                break;
            case PodInput.SyncDue:
                ViewIsNew();
                WantSync();
                break;
            case PodInput.Woken:
                Woken();
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
            if (state.Plan is { } plan)
            {
                if (plan.Waiting)
                    return;
                if (plan.Current is { } step)
                    CarryOut(step);
                else
                    Conclude(plan);
            }
            else if (!BeginSync())
            {
                return;
            }
        }

        throw new UnreachableException("a pod's syncs do not come to rest");
    }

    /// <summary>What the kubelet itself had planned for now: ends of hooks, stop signals, probes, the pod's deadline.</summary>
    private void Woken()
    {
        state.WakeAt = null;
        EndHooksThatAreOver();
        SignalThoseWhoseTurnItIs();
        RunDueProbes();
        if (Deadline() <= at)
            WantSync();
    }

    private void AskToBeWoken()
    {
        DateTimeOffset? next = Deadline() is { } deadline && deadline > at ? deadline : null;
        foreach (ProbeSlot slot in state.Probes)
        {
            if (slot.IsIdle && !(next <= slot.Schedule.Next))
                next = slot.Schedule.Next;
        }

        foreach (ref readonly ContainerSlot slot in state.Containers.AsSpan())
        {
            if (slot.Hook.Until is { } hookEnds && !(next <= hookEnds))
                next = hookEnds;
            if (slot.Stop is { State: ContainerStopState.InHook or ContainerStopState.Waiting } stop && !(next <= stop.Due))
                next = stop.Due;
        }

        if (next == state.WakeAt)
            return;
        state.WakeAt = next;
        if (next is { } wake)
            Emit(new PodEffect.WakeAt(wake));
    }

    /// <summary>This step's own copy of what is remembered of a container, to change it.</summary>
    private ref ContainerSlot Slot(int container)
    {
        if (slots is null)
        {
            slots = state.Containers.AsSpan().ToArray();
            state.Containers = new(slots);
        }

        return ref slots[container];
    }

    private Container Container(int index) => state.Layout.All[index];

    private int Find(string name) =>
        state.Layout.Find(name) is >= 0 and int index ? index : throw new InvalidOperationException($"the pod has no container '{name}'");

    /// <summary>The container that the sync is starting, if it is the one that an answer is about.</summary>
    private int Starting(string name, PodInput input)
    {
        int container = Find(name);
        Expect(state.Plan is { Waiting: true, Current: SyncStep.Start start } && start.Container == container, input);
        return container;
    }

    private bool IsAt<TStep>()
        where TStep : SyncStep => state.Plan is { Waiting: true, Current: TStep };

    private void Expect(bool expected, PodInput input)
    {
        if (!expected)
            throw new InvalidOperationException($"the pod does not wait for {input.GetType().Name} now: {(state.Plan?.Current is { } step ? $"its sync is at the step {step.GetType().Name}" : "no sync is under way")}");
    }

    private void Emit(PodEffect effect) => effects.Add(effect);

    private void EmitEvent(PodEvent podEvent, string fieldPath = "") =>
        Emit(new PodEffect.EmitEvent(podEvent.Type, podEvent.Reason, podEvent.Message) { FieldPath = fieldPath });

    private void EmitEvent(PodEvent podEvent, int container) => EmitEvent(podEvent, state.Layout.FieldPaths[container]);
}
