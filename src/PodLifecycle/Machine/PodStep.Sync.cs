using System.Diagnostics;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>The kubelet's sync: it computes the status, decides, and carries the decision out step by step.</summary>
internal sealed partial class PodStep
{
    private int InitCount => Spec.InitContainers.Count;

    private void BeginSync()
    {
        state = state with { SyncWanted = false };
        switch (state.Worker)
        {
            case PodWorkerState.Syncing:
                BeginSyncPod();
                break;
            case PodWorkerState.Terminating:
                BeginTerminating();
                break;
            case PodWorkerState.Terminated:
                BeginTerminated();
                break;
            default:
                throw new UnreachableException($"a pod whose worker is {state.Worker} is not synced");
        }
    }

    /// <summary>
    /// SyncPod: the status comes first, so what is done afterwards shows in the next one. Then, in this order: volumes, probe workers,
    /// the decision, stops, resets, the sandbox, init containers, main containers.
    /// </summary>
    private void BeginSyncPod()
    {
        PodStatus status = GenerateStatus(isTerminal: false);
        Accept(status);
        RunDueProbes();
        if (status.Phase is PodPhase.Succeeded or PodPhase.Failed)
        {
            Worker(PodWorkerInput.SyncReportedTerminal);
            SyncNext();
            return;
        }

        state = state with { Plan = new SyncPlan { Call = SyncCall.Sync, Steps = [new SyncStep.MountVolumes(), new SyncStep.Decide()] } };
    }

    /// <summary>What there is to do once the volumes are there.</summary>
    private void Decide()
    {
        AddProbeWorkers();
        bool restartAll = RestartAllContainers.IsPossible(Spec) && RestartAllContainers.IsTriggered(Pod, state.Runtime, state.Status.Status ?? Pod.Status);
        PodActions actions = SyncDecision.Decide(Pod, state.Runtime, state.ProbeResults, restartAll);
        if (actions.CreateSandbox && actions.PreviousSandboxKnown)
            EmitEvent(ContainerEvents.SandboxChanged);

        var steps = new List<SyncStep>();
        if (actions.KillPod)
        {
            steps.Add(new SyncStep.StopContainers(null));
            if (state.Sandbox == SandboxPhase.Ready)
                steps.Add(new SyncStep.StopSandbox());
        }
        else
        {
            foreach (ContainerKill kill in actions.ContainersToKill)
                steps.Add(new SyncStep.StopContainer(Find(kill.Record.Name), kill.Message, kill.Reason));
            AddResets(actions.ContainersToReset, steps);
        }

        if (actions.CreateSandbox)
        {
            // Initialisation starts over in a new sandbox: what init containers did in the old one must not count.
            for (int i = 0; i < InitCount; i++)
            {
                if (state.Runtime.Newest(Container(i).Name) is not null)
                    steps.Add(new SyncStep.Forget(i));
            }

            steps.Add(new SyncStep.CreateSandbox(actions.SandboxAttempt));
        }

        if (actions.CreateSandbox || !actions.KillPod)
        {
            foreach (int index in actions.InitContainersToStart)
                steps.Add(StartStep(index));
            foreach (int index in actions.ContainersToStart)
                steps.Add(StartStep(InitCount + index));
        }

        state = state with { Plan = state.Plan! with { Steps = [.. state.Plan.Steps, .. steps] } };
    }

    private void AddResets(ValueList<ContainerReset> resets, List<SyncStep> steps)
    {
        foreach (ContainerReset reset in resets)
        {
            int container = Find(reset.Record.Name);
            if (reset.Kill)
                steps.Add(new SyncStep.StopContainer(container, KillMessage.RestartAll, KillReason.Unspecified, TimeSpan.Zero));
            if (!steps.Contains(new SyncStep.Forget(container)))
                steps.Add(new SyncStep.Forget(container));
        }
    }

    /// <summary>The back-off looks at the instances as the sync saw them at its beginning, also when it kills one of them first.</summary>
    private SyncStep.Start StartStep(int container)
    {
        foreach (ContainerRecord record in state.Runtime.Containers)
        {
            if (record.Name == Container(container).Name && record.State == ContainerRecordState.Exited)
                return new(container, record.FinishedAt);
        }

        return new(container, null);
    }

    private void BeginTerminating()
    {
        Accept(GenerateStatus(isTerminal: false));
        StopProbes(Workers.BeginTermination(Spec));
        ValueList<SyncStep> steps = [new SyncStep.StopContainers(state.GracePeriod), new SyncStep.StopSandbox()];
        state = state with { Plan = new SyncPlan { Call = SyncCall.Terminating, Steps = steps } };
    }

    private void BeginTerminated()
    {
        Accept(GenerateStatus(isTerminal: true));
        state = state with { Plan = new SyncPlan { Call = SyncCall.Terminated, Steps = ValueList<SyncStep>.Empty } };
    }

    private void CarryOut(SyncStep step)
    {
        switch (step)
        {
            case SyncStep.MountVolumes when state.VolumesMounted:
                StepDone();
                break;
            case SyncStep.MountVolumes:
                Ask(new PodEffect.MountVolumes());
                break;
            case SyncStep.Decide:
                Decide();
                StepDone();
                break;
            case SyncStep.StopContainers stop:
                StopAll(stop.GraceOverride);
                break;
            case SyncStep.StopContainer stop:
                Stop(stop.Container, stop.Message, stop.Reason, stop.GraceOverride);
                SignalThoseWhoseTurnItIs();
                if (AnyStopping())
                    Wait();
                else
                    StepDone();
                break;
            case SyncStep.Forget forget:
                Forget(forget.Container);
                StepDone();
                break;
            case SyncStep.StopSandbox:
                MoveSandbox(SandboxInput.Stop);
                RuntimeChanges();
                Ask(new PodEffect.StopSandbox());
                break;
            case SyncStep.CreateSandbox create:
                MoveSandbox(SandboxInput.Create);
                Ask(new PodEffect.CreateSandbox(create.Attempt));
                break;
            case SyncStep.Start start:
                Start(start);
                break;
            default:
                throw new UnreachableException($"unknown step {step}");
        }
    }

    private void StopAll(TimeSpan? graceOverride)
    {
        for (int i = 0; i < state.Containers.Count; i++)
        {
            if (state.Containers[i].Phase == ContainerPhase.Running)
                Stop(i, KillMessage.Stopping(Container(i).Name), KillReason.Unknown, graceOverride);
        }

        SignalThoseWhoseTurnItIs();
        if (AnyStopping())
            Wait();
        else
            StepDone();
    }

    /// <summary>Asks the runtime to stop a container, unless it has ended since that was decided.</summary>
    private void Stop(int container, string message, KillReason reason, TimeSpan? graceOverride)
    {
        if (state.Containers[container].Phase != ContainerPhase.Running)
            return;

        Move(container, ContainerInput.Stop);
        RuntimeChanges();
        EmitEvent(ContainerEvents.Killing(message), FieldPath(container));
        TimeSpan grace = GracePeriod.For(Pod, Container(container), reason, graceOverride);
        SetStop(container, ContainerStop.Begin(grace, hasHook: false, at));
    }

    private void SetStop(int container, ContainerStop stop) =>
        state = state with { Containers = state.Containers.SetItem(container, state.Containers[container] with { Stop = stop }) };

    /// <summary>When the whole pod stops, a sidecar's signal waits for the containers that need it, as long as there is grace left.</summary>
    private void SignalThoseWhoseTurnItIs()
    {
        for (int i = 0; i < state.Containers.Count; i++)
        {
            ContainerSlot slot = state.Containers[i];
            if (slot.Phase != ContainerPhase.Stopping || slot.Stop.State != ContainerStopState.Waiting)
                continue;
            if (slot.Stop.Due > at && state.Plan?.Current is SyncStep.StopContainers && TerminationOrder.MustWait(Spec, Container(i).Name, Running()))
                continue;

            ContainerStop signalled = slot.Stop.Step(ContainerStopInput.Turn, at);
            SetStop(i, signalled);
            Emit(new PodEffect.StopContainer(Container(i).Name, signalled.Timeout));
        }
    }

    private string[] Running()
    {
        var running = new List<string>();
        for (int i = 0; i < state.Containers.Count; i++)
        {
            if (state.Containers[i].Phase is ContainerPhase.Running or ContainerPhase.Stopping)
                running.Add(Container(i).Name);
        }

        return [.. running];
    }

    private void Start(SyncStep.Start start)
    {
        Container spec = Container(start.Container);
        ContainerSlot slot = state.Containers[start.Container];
        CrashLoopBackOff backOff = CrashLoopBackOff.Housekeep(slot.BackOff, at, BackOffLadder.Default);
        StartPermission permission = CrashLoopBackOff.Ask(backOff, start.LastFinishedAt, at, BackOffLadder.Default);
        state = state with { Containers = state.Containers.SetItem(start.Container, slot with { BackOff = permission.BackOff }) };
        if (permission.Until is { } until)
        {
            StartFailed(start.Container, StartFailure.InCrashLoop(spec.Name, Pod.Metadata, permission.BackOff.Delay), until);
        }
        else if (!ImageReference.TryParse(spec.Image, out _))
        {
            StartFailed(start.Container, StartFailure.OfImage(ImageFailure.InvalidName(spec.Image)));
        }
        else if (ImagePullRules.NeedsInspection(spec.ImagePullPolicy))
        {
            Move(start.Container, ContainerInput.Inspect);
            Ask(new PodEffect.InspectImage(spec.Name, spec.Image));
        }
        else
        {
            Pull(start.Container);
        }
    }

    /// <summary>This sync makes the runtime another than the kubelet saw it, so it has to look there again.</summary>
    private void RuntimeChanges() => state = state with { Plan = state.Plan! with { ChangedRuntime = true } };

    private void Ask(PodEffect effect)
    {
        Emit(effect);
        Wait();
    }

    private void Wait() => state = state with { Plan = state.Plan! with { Waiting = true } };

    private void StepDone()
    {
        SyncPlan plan = state.Plan!;
        state = state with { Plan = plan with { Next = plan.Next + 1, Waiting = false } };
    }

    /// <summary>An error that ends the sync: what stands behind it in the plan is not done.</summary>
    private void AbandonPlan(SyncError error) =>
        state = state with { Plan = state.Plan! with { Next = state.Plan.Steps.Count, Waiting = false, Errors = state.Plan.Errors.Add(error) } };

    private void Conclude(SyncPlan plan)
    {
        state = state with { Plan = null };
        switch (plan.Call)
        {
            case SyncCall.Sync:
                if (plan.ChangedRuntime)
                {
                    state = state with { PollWanted = true };
                    Emit(new PodEffect.PollRuntime());
                }

                Emit(new PodEffect.SyncAfter(SyncDelay.Shortest(phaseTransition: false, plan.Errors, at, SyncDelay.DefaultSyncFrequency, Options.Version)));
                break;
            case SyncCall.Terminating:
                StopProbes(ProbeWorkers.None);
                Worker(PodWorkerInput.TerminatingSucceeded);
                Accept(GenerateStatus(isTerminal: true));
                SyncNext();
                break;
            default:
                Worker(PodWorkerInput.TerminatedSucceeded);
                TerminatePod();
                break;
        }
    }

    /// <summary>The worker has moved on: its next call comes as soon as the kubelet has looked at the runtime again.</summary>
    private void SyncNext()
    {
        state = state with { SyncWanted = false };
        Emit(new PodEffect.SyncAfter(TimeSpan.Zero));
    }
}
