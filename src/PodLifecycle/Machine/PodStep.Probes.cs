using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>One probe of one container: its worker, and when it ticks next.</summary>
/// <param name="Key">Which probe.</param>
/// <param name="Settings">What the worker was made with.</param>
/// <param name="Worker">What it remembers.</param>
/// <param name="Schedule">When it ticks.</param>
internal sealed record ProbeSlot(ProbeKey Key, ProbeWorkerSettings Settings, ProbeWorker Worker, ProbeSchedule Schedule)
{
    /// <summary>It waits for its next tick: no probe is under way.</summary>
    public bool IsIdle => Worker.State is not (ProbeWorkerState.Probing or ProbeWorkerState.Leaving);
}

/// <summary>The probe workers of the pod: they tick on their own beat and ask the world to probe; what they publish changes the status at once.</summary>
internal sealed partial class PodStep
{
    private ProbeRules ProbeRules => ProbeRules.For(Options.Version);

    private ProbeWorkers Workers => state.Probes.Count == 0 ? ProbeWorkers.None : new(state.Probes.Select(p => p.Key).ToValueList());

    /// <summary>Each sync makes the workers that are missing; the first tick of a new one comes at once.</summary>
    private void AddProbeWorkers()
    {
        ValueList<ProbeKey> live = Workers.Sync(Spec).Live;
        if (live.Count == state.Probes.Count)
            return;

        List<ProbeSlot> probes = [.. state.Probes];
        foreach (ProbeKey key in live.AsSpan()[probes.Count..])
        {
            // A worker of a container that has ended for good would end at its first tick, and be missing again.
            ProbedContainer seen = ProbedContainer.In(Spec, state.Status.Status, key.Container, ProbeRules);
            if (seen is { ContainerId: not null, IsRunning: false, WillRun: false })
                continue;

            ProbeWorkerSettings settings = ProbeWorkerSettings.For(Pod, Container(Find(key.Container)), key.Kind, machine.Kubelet.StartedAt, ProbeRules)!;
            probes.Add(new(key, settings, ProbeWorker.New, ProbeSchedule.Begin(settings, at, TimeSpan.Zero)));
        }

        state.Probes = new(probes.ToArray());
        RunDueProbes();
    }

    private ProbeSlot? FindProbe(ProbeKey key)
    {
        foreach (ProbeSlot slot in state.Probes)
        {
            if (slot.Key == key)
                return slot;
        }

        return null;
    }

    private void RunDueProbes()
    {
        foreach (ProbeSlot slot in state.Probes)
        {
            if (slot.IsIdle && slot.Schedule.Due(at) <= at)
                Tick(slot with { Schedule = slot.Schedule.Serve(at, ProbeRules) });
        }
    }

    /// <summary>A readiness worker whose container runs without being ready is told to look now, and not at its next tick only.</summary>
    private void TriggerReadiness(ValueList<string> containers)
    {
        foreach (string container in containers)
        {
            int index = state.Probes.IndexOf(p => p.Key == new ProbeKey(container, ProbeKind.Readiness));
            state.Probes = state.Probes.SetItem(index, state.Probes[index] with { Schedule = state.Probes[index].Schedule.Trigger() });
        }
    }

    private void Tick(ProbeSlot slot)
    {
        ProbedContainer seen = ProbedContainer.In(Spec, state.Status.Status, slot.Key.Container, ProbeRules);
        Follow(slot, slot.Worker.Tick(slot.Settings, seen, at));
    }

    private void ProbeAnswered(PodInput.ProbeAnswered answered)
    {
        ProbeSlot? slot = FindProbe(new(answered.Container, answered.Probe));

        // A worker that ended while its probe ran has no use for the answer.
        if (slot is null)
            return;
        if (slot.IsIdle)
            throw new InvalidOperationException($"container '{answered.Container}': no {answered.Probe} probe is under way");

        ProbeWorkerStep step = slot.Worker.Answer(slot.Settings, answered.Verdict.Answer);
        if (!step.RunsProbe && ProbeEvents.About(answered.Probe, answered.Verdict) is { } podEvent)
            EmitEvent(podEvent, Find(answered.Container));
        Follow(slot, step);

        // A tick that passed while the probe ran is served now.
        RunDueProbes();
    }

    /// <summary>Carries out what a worker's step comes to.</summary>
    private void Follow(ProbeSlot slot, ProbeWorkerStep step)
    {
        int index = state.Probes.IndexOf(p => p.Key == slot.Key);
        state.Probes = step.Ended ? state.Probes.Where(p => p.Key != slot.Key).ToValueList() : state.Probes.SetItem(index, slot with { Worker = step.Worker });

        var changes = new List<ProbeChange>();
        state.ProbeResults = ProbeChange.Write(state.ProbeResults, slot.Key.Kind, step, changes);
        foreach (ProbeChange change in changes)
        {
            ShowProbeResult(change);
            if (change.CausesSync)
                WantSync();
        }

        if (step.RunsProbe)
            Emit(new PodEffect.RunProbe(slot.Key.Container, slot.Key.Kind));
    }

    /// <summary>When termination begins, liveness and startup workers of regular containers stop; when all containers are down, all do.</summary>
    private void StopProbes(ProbeWorkers remaining)
    {
        foreach (ProbeSlot slot in state.Probes)
        {
            if (!remaining.Has(slot.Key.Container, slot.Key.Kind))
                Follow(slot, slot.Worker.StopNow());
        }
    }
}
