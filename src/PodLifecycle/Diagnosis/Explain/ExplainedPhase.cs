using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>Which rule gave the phase, by the containers that the rule looks at.</summary>
internal static class ExplainedPhase
{
    public static void Say(Explainer to)
    {
        Pod pod = to.Pod;
        string phase = pod.Status.Phase;
        (string key, IReadOnlyList<PlacedStatus> containers) = Rule(pod, phase);
        to.Say(
            key,
            ["status.phase", .. containers.Select(c => $"{c.List}[{c.Index}].state")],
            ("phase", phase.Length > 0 ? phase : "\"\""),
            ("reason", pod.Status.Reason),
            ("containers", to.List(containers.Select(c => c.Status.Name))),
            ("derived", DerivedStatus.Phase(pod)),
            ("policy", Policy(pod)));
    }

    private static (string Key, IReadOnlyList<PlacedStatus> Containers) Rule(Pod pod, string phase)
    {
        // Whoever ends a pod from outside says so.
        if (phase == PodPhase.Failed && pod.Status.Reason.Length > 0)
            return ("phase.failed.reason", []);
        if (PodPhaseRules.IsTerminal(phase))
            return Ended(pod, phase);
        if (phase is not (PodPhase.Pending or PodPhase.Running))
            return ("phase.unknown", []);
        if (pod.Spec.NodeName.Length == 0 && pod.Status.ContainerStatuses.Count == 0)
            return phase == PodPhase.Pending ? ("phase.pending.unscheduled", []) : ("phase.mismatch", []);
        if (pod.Status.ContainerStatuses.Count == 0)
            return phase == PodPhase.Pending ? ("phase.pending.unseen", []) : ("phase.mismatch", []);

        string derived = DerivedStatus.Phase(pod);
        if (PodPhaseRules.IsTerminal(derived))
            return ("phase.held-back", []);
        if (derived != phase)
            return (DerivedStatus.CouldLeave(pod, phase) ? "phase.behind" : "phase.mismatch", []);
        return phase == PodPhase.Pending ? Pending(pod) : Running(pod);
    }

    private static (string Key, IReadOnlyList<PlacedStatus> Containers) Ended(Pod pod, string phase)
    {
        PlacedStatus[] regular = [.. PlacedStatus.Of(pod, PlacedStatus.Regular)];
        PlacedStatus[] failedInit = [.. PlacedStatus.Of(pod, PlacedStatus.Init).Where(c => c.IsPlainInit && c.Status.State.Terminated is { ExitCode: not 0 })];
        PlacedStatus[] failed = [.. regular.Where(c => c.Status is { State.Terminated.ExitCode: not 0 } or { State.Waiting: not null, LastState.Terminated: not null })];
        if (phase == PodPhase.Succeeded)
            return regular.Length > 0 && regular.All(c => c.Status.State.Terminated is { ExitCode: 0 }) ? ("phase.succeeded", regular) : ("phase.mismatch", []);
        if (failedInit.Length > 0 && regular.All(c => c.Status.State.Waiting is not null))
            return ("phase.failed.init", failedInit);
        if (failed.Length > 0 && regular.All(c => c.Status.State.Running is null))
            return (pod.Metadata.DeletionTimestamp is null ? "phase.failed" : "phase.failed.deleted", failed);
        return ("phase.failed.unseen", []);
    }

    private static (string Key, IReadOnlyList<PlacedStatus> Containers) Pending(Pod pod)
    {
        PlacedStatus[] init = [.. PlacedStatus.Of(pod, PlacedStatus.Init).Where(c => c.IsPlainInit && !HasEnded(c))];
        if (init.Length > 0)
            return ("phase.pending.init", init);
        PlacedStatus[] waiting = [.. PlacedStatus.Of(pod, PlacedStatus.Regular).Where(c => c.Status.State.Running is null && !HasEnded(c))];
        if (waiting.Length > 0)
            return ("phase.pending.waiting", waiting);
        return pod.Status.ContainerStatuses.Count < pod.Spec.Containers.Count ? ("phase.pending.missing", []) : ("phase.pending.sidecar", [.. PlacedStatus.Of(pod, PlacedStatus.Init).Where(c => c.IsSidecar)]);
    }

    private static (string Key, IReadOnlyList<PlacedStatus> Containers) Running(Pod pod)
    {
        PlacedStatus[] running = [.. PlacedStatus.All(pod).Where(c => c.IsMain && c.Status.State.Running is not null)];
        return running.Length > 0 ? ("phase.running", running) : ("phase.running.restarts", [.. PlacedStatus.Of(pod, PlacedStatus.Regular)]);
    }

    private static bool HasEnded(PlacedStatus placed) => placed.Status.State.Terminated is not null || placed.Status.LastState.Terminated is not null;

    private static string Policy(Pod pod) => pod.Spec.RestartPolicy.Length > 0 ? pod.Spec.RestartPolicy : RestartPolicy.Always;
}
