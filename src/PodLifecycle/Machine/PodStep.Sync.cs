using System.Diagnostics;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>The kubelet's three calls for a pod: each computes the status, decides, and carries the decision out step by step.</summary>
internal sealed partial class PodStep
{
    private static readonly ValueList<SyncStep> StepsOfSync = [new SyncStep.MountVolumes(), new SyncStep.Decide()];

    /// <summary>Something has happened that a sync must look at. The worker goes by the object as it was last told of it: statuses written since are not in it.</summary>
    private void WantSync() => Tell(PodUpdateType.Sync, state.Worker.Pending?.Pod ?? state.Worker.Active?.Pod ?? Pod);

    private void Tell(PodUpdateType type, Pod pod)
    {
        if (!state.IsKnownToKubelet)
            return;

        (state.Worker, bool cancels, _) = state.Worker.Take(new PodWorkerUpdate { Type = type, Pod = pod }, hasRunningContainers: false);

        // Of all that a sync waits for, only the wait for volumes is given up.
        if (cancels && IsAt<SyncStep.MountVolumes>())
            AbandonPlan(new SyncError("the pod is to end"));
    }

    /// <summary>The worker takes what it was told last, then waits for a view of the runtime that is newer than its last call. What it is told meanwhile is for the call after this one.</summary>
    /// <returns>Whether a call has begun.</returns>
    private bool BeginSync()
    {
        if (state.Worker is { Call: null, Pending: not null })
            state.Worker = state.Worker.Begin();
        if (state.Worker.Call is not { } call)
            return false;
        if (state.ViewMustBeNewerThan is { } newerThan)
        {
            AskForView(newerThan, promptly: false);
            return false;
        }

        switch (call.State)
        {
            case PodWorkerState.Syncing:
                BeginSyncPod();
                break;
            case PodWorkerState.Terminating:
                BeginTerminating(call);
                break;
            case PodWorkerState.Terminated:
                Accept(GenerateStatus(isTerminal: true));
                state.Plan = new SyncPlan { Steps = ValueList<SyncStep>.Empty };
                break;
            default:
                throw new UnreachableException($"a pod whose worker is {call.State} is not synced");
        }

        return true;
    }

    /// <summary>
    /// SyncPod: the status comes first, so what is done afterwards shows in the next one. Then, in this order: volumes, probe workers,
    /// the decision, stops, resets, the sandbox, ephemeral, init and main containers.
    /// </summary>
    private void BeginSyncPod()
    {
        PodStatus status = GenerateStatus(isTerminal: false);
        Accept(status);
        RunDueProbes();
        if (PodPhaseRules.IsTerminal(status.Phase))
            EndCall(PodWorkerOutcome.Terminal, ValueList<SyncError>.Empty);
        else
            state.Plan = new SyncPlan { Steps = StepsOfSync };
    }

    private void BeginTerminating(PodWorkerCall call)
    {
        PodStatus status = GenerateStatus(isTerminal: false);
        Accept(call.Override is { } told ? told.Apply(status, Pod.Metadata.Generation) : status);
        StopProbes(Workers.BeginTermination(Spec));
        state.Plan = new SyncPlan { Steps = [new SyncStep.StopContainers(call.GracePeriod), new SyncStep.StopSandbox()] };
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
                AddProbeWorkers();
                Decide();
                StepDone();
                break;
            case SyncStep.StopContainers stop:
                StopAll(stop.GraceOverride);
                break;
            case SyncStep.StopContainer stop:
                Stop(stop.Container, stop.Message, stop.Reason, stop.GraceOverride);
                SignalThoseWhoseTurnItIs();
                StopsMayBeOver();
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

    /// <summary>What there is to do once the volumes are there.</summary>
    private void Decide()
    {
        bool restartAll = RestartAllContainers.IsPossible(Spec) && RestartAllContainers.IsTriggered(Pod, state.Runtime, state.Status.Status ?? Pod.Status);
        PodActions actions = SyncDecision.Decide(Pod, state.Runtime, state.ProbeResults, restartAll);
        if (actions.IsNothing)
            return;
        if (actions.CreateSandbox && actions.PreviousSandboxKnown)
            EmitEvent(ContainerEvents.SandboxChanged);

        var steps = new List<SyncStep>();
        steps.AddRange(state.Plan!.Value.Steps);
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
            for (int i = 0; i < state.Layout.InitCount; i++)
            {
                if (state.Runtime.Newest(Container(i).Name) is not null)
                    steps.Add(new SyncStep.Forget(i));
            }

            steps.Add(new SyncStep.CreateSandbox(actions.SandboxAttempt));
        }

        if (actions.CreateSandbox || !actions.KillPod)
        {
            foreach (int index in actions.EphemeralContainersToStart)
                steps.Add(StartStep(state.Layout.FirstEphemeral + index));
            foreach (int index in actions.InitContainersToStart)
                steps.Add(StartStep(index));
            foreach (int index in actions.ContainersToStart)
                steps.Add(StartStep(state.Layout.InitCount + index));
        }

        state.Plan = state.Plan.Value with { Steps = new(steps.ToArray()) };
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

    /// <summary>This sync makes the runtime another than the kubelet saw it, so it has to look there again.</summary>
    private void RuntimeChanges() => state.Plan = state.Plan!.Value with { ChangedRuntime = true };

    private void Ask(PodEffect effect)
    {
        Emit(effect);
        Wait();
    }

    private void Wait() => state.Plan = state.Plan!.Value with { Waiting = true };

    private void StepDone()
    {
        SyncPlan plan = state.Plan!.Value;
        state.Plan = plan with { Next = plan.Next + 1, Waiting = false };
    }

    /// <summary>An error that ends the sync: what stands behind it in the plan is not done.</summary>
    private void AbandonPlan(SyncError error)
    {
        SyncPlan plan = state.Plan!.Value;
        state.Plan = plan with { Next = plan.Steps.Count, Waiting = false, Errors = plan.Errors.Add(error) };
    }

    private void Conclude(SyncPlan plan)
    {
        state.Plan = null;
        PodWorkerCall call = state.Worker.Call!.Value;
        switch (call.State)
        {
            case PodWorkerState.Syncing:
                if (plan.ChangedRuntime)
                    AskForView(at, promptly: plan.Errors.Count == 0);
                EndCall(plan.Errors.Count == 0 ? PodWorkerOutcome.Succeeded : PodWorkerOutcome.Failed, plan.Errors);
                break;
            case PodWorkerState.Terminating:
                StopProbes(ProbeWorkers.None);
                EndCall(PodWorkerOutcome.Succeeded, ValueList<SyncError>.Empty);
                Accept(GenerateStatus(isTerminal: true));
                break;
            default:
                EndCall(PodWorkerOutcome.Succeeded, ValueList<SyncError>.Empty);
                Remember(StatusManager.TerminatePod(state.Status, call.Pod!, at));
                break;
        }
    }

    /// <summary>A worker that has moved on goes on with the next view of the runtime; else it looks again after a while.</summary>
    private void EndCall(PodWorkerOutcome outcome, ValueList<SyncError> errors)
    {
        (state.Worker, PodRequeue requeue, _) = state.Worker.End(outcome);
        state.ViewMustBeNewerThan = requeue == PodRequeue.None ? null : at;
        if (requeue is not (PodRequeue.None or PodRequeue.Immediately))
            Emit(new PodEffect.SyncAfter(SyncDelay.Shortest(phaseTransition: false, errors, at, SyncDelay.DefaultSyncFrequency, Options.Version)));
    }

    private void AskForView(DateTimeOffset newerThan, bool promptly)
    {
        if (state.IsPollAsked)
            return;
        state.IsPollAsked = true;
        Emit(new PodEffect.PollRuntime(newerThan, promptly));
    }

    private void ViewIsNew()
    {
        state.ViewMustBeNewerThan = null;
        state.IsPollAsked = false;
    }
}
