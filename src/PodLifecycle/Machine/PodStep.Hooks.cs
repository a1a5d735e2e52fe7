using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>Hooks: the sync waits for a postStart hook, a stop waits for a preStop hook as long as there is grace left.</summary>
internal sealed partial class PodStep
{
    private void BeginHook(int container, LifecycleHandler handler)
    {
        HookAction action = HookAction.For(Container(container), handler, PodIp(), Options.Version);
        HookRun hook = default(HookRun).Start(action, at);
        Slot(container).Hook = hook;
        if (hook.IsOver)
            HookIsOver(container, HookFailure.Of(action, null, Pod.Metadata, Container(container).Name, ProbeRules));
        else if (hook.Until is null)
            Emit(new PodEffect.RunHook(Container(container).Name, Slot(container).IsInPreStopHook ? HookKind.PreStop : HookKind.PostStart));
    }

    private string PodIp() => state.Runtime.Ips.Count > 0 ? state.Runtime.Ips[0] : Spec.HostNetwork && Options.NodeIps.Count > 0 ? Options.NodeIps[0] : "";

    private void HookAnswered(int container, HookFailure? failure)
    {
        if (Slot(container).Hook.State == HookState.Running)
        {
            Slot(container).Hook = Slot(container).Hook.End(failure is not null);
            HookIsOver(container, failure);
        }
        else if (failure is not null)
        {
            // A preStop hook that had used up the grace period was left to itself. Its failure is told all the same.
            EmitEvent(ContainerEvents.FailedPreStopHook, container);
        }
    }

    private void HookIsOver(int container, HookFailure? failure)
    {
        Slot(container).Hook = default;
        if (Slot(container).IsInPreStopHook)
        {
            if (failure is not null)
                EmitEvent(ContainerEvents.FailedPreStopHook, container);
            PreStopIsOver(container);
        }
        else if (failure is null)
        {
            StartSucceeded(container);
        }
        else
        {
            PostStartFailed(container, StartFailure.OfPostStartHook(failure.Message));
        }
    }

    private void PreStopIsOver(int container)
    {
        ref ContainerSlot slot = ref Slot(container);
        slot.Stop = slot.Stop?.Step(ContainerStopInput.HookOver, at);
        if (slot.Phase == ContainerPhase.Exited)
        {
            slot.Stop = null;
            StopsMayBeOver();
        }
        else
        {
            SignalThoseWhoseTurnItIs();
        }
    }

    /// <summary>The container is stopped with its pod's grace, and the sync waits for that too.</summary>
    private void PostStartFailed(int container, StartFailure failure)
    {
        foreach (PodEvent podEvent in failure.Events)
            EmitEvent(podEvent, container);
        state.Plan = state.Plan!.Value with { PostStartFailure = failure with { Events = ValueList<PodEvent>.Empty } };
        BeginStop(container, KillReason.FailedPostStartHook, graceOverride: null);
        SignalThoseWhoseTurnItIs();
        StopsMayBeOver();
    }

    /// <summary>Sleeps end by themselves; a preStop hook that outlasts the grace period is not waited for.</summary>
    private void EndHooksThatAreOver()
    {
        for (int i = 0; i < state.Containers.Count; i++)
        {
            if (state.Containers[i].Hook is { Until: { } ends } hook && ends <= at)
            {
                Slot(i).Hook = hook.End(failed: false);
                HookIsOver(i, null);
            }
            else if (state.Containers[i] is { IsInPreStopHook: true } slot && slot.Stop!.Value.Due <= at)
            {
                Slot(i).Hook = default;
                PreStopIsOver(i);
            }
        }
    }
}
