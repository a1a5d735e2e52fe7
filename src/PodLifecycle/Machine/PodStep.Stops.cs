using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>How containers are stopped: hook, turn and stop signal share one grace period, and the sync waits for all that it stops.</summary>
internal sealed partial class PodStep
{
    private void StopAll(TimeSpan? graceOverride)
    {
        for (int i = 0; i < state.Containers.Count; i++)
            Stop(i, KillMessage.Stopping(Container(i).Name), KillReason.Unknown, graceOverride);

        SignalThoseWhoseTurnItIs();
        StopsMayBeOver();
    }

    /// <summary>Stops a container, unless it has ended since that was decided.</summary>
    private void Stop(int container, string message, KillReason reason, TimeSpan? graceOverride)
    {
        if (state.Containers[container].Phase != ContainerPhase.Running)
            return;

        EmitEvent(ContainerEvents.Killing(message), container);
        BeginStop(container, reason, graceOverride);
    }

    private void BeginStop(int container, KillReason reason, TimeSpan? graceOverride)
    {
        if (state.Containers[container].Phase != ContainerPhase.Running)
            return;

        Move(container, ContainerInput.Stop);
        RuntimeChanges();
        LifecycleHandler? preStop = Container(container).Lifecycle?.PreStop;
        Slot(container).Stop = ContainerStop.Begin(GracePeriod.For(Pod, Container(container), reason, graceOverride), preStop is not null, at);
        if (Slot(container).IsInPreStopHook)
            BeginHook(container, preStop!);
    }

    /// <summary>When the whole pod stops, a sidecar's signal waits for the containers that need it, as long as there is grace left.</summary>
    private void SignalThoseWhoseTurnItIs()
    {
        for (int i = 0; i < state.Containers.Count; i++)
        {
            if (state.Containers[i].Stop is not { State: ContainerStopState.Waiting } stop)
                continue;
            if (stop.Due > at && state.Plan?.Current is SyncStep.StopContainers && TerminationOrder.MustWait(Spec, Container(i).Name, Running()))
                continue;

            ContainerStop signalled = stop.Step(ContainerStopInput.Turn, at);
            Slot(i).Stop = signalled;
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

    /// <summary>The sync waits until everything that it stops has ended.</summary>
    private void StopsMayBeOver()
    {
        foreach (ref readonly ContainerSlot slot in state.Containers.AsSpan())
        {
            if (slot.Stop is not null)
            {
                Wait();
                return;
            }
        }

        if (state.Plan is { PostStartFailure: { } failure, Current: SyncStep.Start start } plan)
        {
            state.Plan = plan with { PostStartFailure = null };
            StartFailed(start.Container, failure);
        }
        else
        {
            StepDone();
        }
    }

    private void ContainerExited(int container, PodInput.ContainerExited exited)
    {
        Move(container, ContainerInput.Exit);
        UpdateNewest(exited.Container, record => record with
        {
            State = ContainerRecordState.Exited,
            FinishedAt = exited.FinishedAt ?? at,
            ExitCode = exited.ExitCode,
            Reason = exited.Reason ?? (exited.ExitCode == 0 ? ContainerReason.Completed : ContainerReason.Error),
            Message = exited.Message,
        });

        // A stop that waits for a hook goes on waiting for it although the container has ended.
        if (Slot(container).IsInPreStopHook)
            return;
        if (Slot(container).Stop is not { } stop)
        {
            ViewIsNew();
            WantSync();
            return;
        }

        stop.Step(ContainerStopInput.Exit, at);
        Slot(container).Stop = null;
        SignalThoseWhoseTurnItIs();
        StopsMayBeOver();
    }
}
