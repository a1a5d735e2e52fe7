using System.Globalization;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>What happens next, and when.</summary>
internal static class ExplainedNext
{
    private const int UsualPeriodSeconds = 10;

    public static void Say(Explainer to)
    {
        Pod pod = to.Pod;
        if (pod.Metadata.DeletionTimestamp is { } until)
            SayDeletion(to, until);
        else if (PodPhaseRules.IsTerminal(pod.Status.Phase))
            SayEnded(to);
        else if (pod.Status.Phase is not (PodPhase.Pending or PodPhase.Running))
            return;
        else if (pod.Spec.NodeName.Length == 0 && pod.Status.ContainerStatuses.Count == 0)
            SayScheduling(to);
        else if (pod.Status.ContainerStatuses.Count > 0 && PodPhaseRules.IsTerminal(DerivedStatus.Phase(pod)))
            to.Say("next.held-back", ["status.phase"], ("derived", DerivedStatus.Phase(pod)));
        else
            SayAlive(to);
    }

    private static void SayDeletion(Explainer to, DateTimeOffset until)
    {
        string grace = Number(to.Pod.Metadata.DeletionGracePeriodSeconds ?? 0);
        if (!PodPhaseRules.IsTerminal(to.Pod.Status.Phase))
            to.Say(until > to.Now ? "next.deletion" : "next.deletion.over", ["metadata.deletionTimestamp", "metadata.deletionGracePeriodSeconds"], ("when", to.When(until)), ("grace", grace));
        if (to.Pod.Metadata.Finalizers.Count > 0)
            to.Say("next.finalizers", ["metadata.finalizers"], ("finalizers", to.List(to.Pod.Metadata.Finalizers)));
        else if (PodPhaseRules.IsTerminal(to.Pod.Status.Phase))
            to.Say("next.removal", ["status.phase"]);
    }

    private static void SayEnded(Explainer to)
    {
        to.Say("next.ended", ["status.phase"], ("phase", to.Pod.Status.Phase));
        int owner = to.Pod.Metadata.OwnerReferences.IndexOf(o => o.Controller == true);
        if (owner < 0)
            to.Say("next.ended.bare", ["metadata.ownerReferences"]);
        else
            to.Say("next.ended.owned", [$"metadata.ownerReferences[{owner}]"], ("kind", to.Pod.Metadata.OwnerReferences[owner].Kind), ("name", to.Pod.Metadata.OwnerReferences[owner].Name));
    }

    private static void SayScheduling(Explainer to)
    {
        if (to.Pod.Spec.SchedulingGates.Count > 0)
            to.Say("next.gates", ["spec.schedulingGates"], ("gates", to.List(to.Pod.Spec.SchedulingGates.Select(g => g.Name))));
        else
            to.Say(Statuses.Find(to.Pod.Status.Conditions, PodConditionType.PodScheduled) is null ? "next.scheduling" : "next.scheduling.again", ["spec.nodeName"]);
    }

    private static void SayAlive(Explainer to)
    {
        Pod pod = to.Pod;
        if (pod.Status.ContainerStatuses.Count == 0)
            to.Say("next.kubelet", ["status.containerStatuses"], ("node", pod.Spec.NodeName));
        bool isSaid = false;
        foreach (PlacedStatus placed in PlacedStatus.All(pod))
            isSaid |= SayContainer(to, placed);
        SayDeadline(to);
        isSaid |= SaySilentNode(to);
        if (!isSaid && pod.Status.ContainerStatuses.Count > 0)
            to.Say("next.goes-on", []);
    }

    private static bool SayContainer(Explainer to, PlacedStatus placed) => placed.Status.State switch
    {
        { Running: not null } => SayRunning(to, placed),
        { Terminated: { } end } => SayTerminated(to, placed, end),
        { Waiting: { } waiting } => SayWaiting(to, placed, waiting.Reason),
        _ => false,
    };

    private static bool SayRunning(Explainer to, PlacedStatus placed)
    {
        Container? container = placed.ContainerIn(to.Pod.Spec);
        if (placed.IsPlainInit)
            return Said(to, placed, "next.init.runs", "state.running");
        if (!placed.IsMain || placed.Status.Ready)
            return false;
        if (placed.Status.Started == false && container?.StartupProbe is { } startup)
            return Probe(to, placed, "next.startup-probe", startup, startup.FailureThreshold, usual: 3);
        return container?.ReadinessProbe is { } readiness && Probe(to, placed, "next.readiness-probe", readiness, readiness.SuccessThreshold, usual: 1);
    }

    private static bool SayTerminated(Explainer to, PlacedStatus placed, ContainerStateTerminated end)
    {
        if (placed.List == PlacedStatus.Ephemeral || (placed.IsPlainInit && end.ExitCode == 0) || placed.ContainerIn(to.Pod.Spec) is not { } container)
            return false;
        string policy = container.RestartPolicy ?? (to.Pod.Spec.RestartPolicy.Length > 0 ? to.Pod.Spec.RestartPolicy : RestartPolicy.Always);
        if (!ContainerRestartPolicy.AfterExit(to.Pod.Spec.RestartPolicy, container, end.ExitCode))
            return Said(to, placed, "next.no-restart", "state.terminated.exitCode", ("policy", policy), ("code", Number(end.ExitCode)));

        RestartForecast? forecast = RestartForecast.AfterEnd(placed.Status, to.Options.Version);
        return forecast is not { } window ? Said(to, placed, "next.restart.unknown", "state.terminated", ("policy", policy))
            : window.To < to.Now ? Said(to, placed, "next.restart.due", "state.terminated.finishedAt", ("policy", policy), ("when", to.When(window.To)))
            : Said(to, placed, "next.restart", "state.terminated.finishedAt", ("policy", policy), ("when", to.When(window.To)), ("wait", Age.Format(window.Wait)));
    }

    private static bool SayWaiting(Explainer to, PlacedStatus placed, string reason)
    {
        switch (reason)
        {
            case ContainerReason.CrashLoopBackOff:
                return SayBackOff(to, placed);
            case ContainerReason.ErrImagePull or ContainerReason.ImagePullBackOff or ContainerReason.RegistryUnavailable or ContainerReason.SignatureValidationFailed:
                return Said(to, placed, "next.pull", "state.waiting.reason");
            case ContainerReason.RunContainerError or ContainerReason.PostStartHookError:
                return Said(to, placed, "next.retry.back-off", "state.waiting.reason");
            case ContainerReason.ContainerCreating:
                return Said(to, placed, "next.creating", "state.waiting.reason");
            case ContainerReason.PodInitializing:
                return placed.List == PlacedStatus.Regular && Said(to, placed, "next.initializing", "state.waiting.reason");
            case ContainerReason.RestartingAllContainers:
                return Said(to, placed, "next.restarting-all", "state.waiting.reason");
            case "":
                return Said(to, placed, "next.starting", "state.waiting");
            default:
                return ContainerRunInvariants.IsWaitingReason(reason) && Said(to, placed, "next.retry", "state.waiting.reason");
        }
    }

    private static bool SayBackOff(Explainer to, PlacedStatus placed)
    {
        if (RestartForecast.InBackOff(placed.Status, to.Options.Version) is not { } window)
            return Said(to, placed, "next.back-off.unknown", "state.waiting.reason");
        TimeSpan next = BackOffLadder.Default.Next(window.Wait);
        return window.To < to.Now
            ? Said(to, placed, "next.back-off.due", "lastState.terminated.finishedAt", ("wait", Age.Format(window.Wait)), ("when", to.When(window.To)))
            : Said(
                to,
                placed,
                next == window.Wait ? "next.back-off.longest" : "next.back-off",
                "lastState.terminated.finishedAt",
                ("wait", Age.Format(window.Wait)),
                ("next", Age.Format(next)),
                ("from", to.When(window.From)),
                ("to", to.When(window.To)));
    }

    /// <summary>What the toleration says that the API server gives to every pod without one of its own.</summary>
    private static bool SaySilentNode(Explainer to)
    {
        if (!to.IsNodeSilent)
            return false;
        int index = to.Pod.Spec.Tolerations.IndexOf(t => t.Key == PodAdmission.UnreachableTaint && t.Effect is (TaintEffect.NoExecute or ""));
        if (index < 0)
            to.Say("next.silent-node", ["spec.tolerations"], ("node", to.Pod.Spec.NodeName));
        else if (to.Pod.Spec.Tolerations[index].TolerationSeconds is { } seconds)
            to.Say("next.silent-node.seconds", [$"spec.tolerations[{index}]"], ("node", to.Pod.Spec.NodeName), ("seconds", Number(seconds)));
        else
            to.Say("next.silent-node.for-ever", [$"spec.tolerations[{index}]"], ("node", to.Pod.Spec.NodeName));
        return true;
    }

    private static void SayDeadline(Explainer to)
    {
        if (to.Pod.Spec.ActiveDeadlineSeconds is not { } seconds || to.Pod.Status.StartTime is not { } start)
            return;
        to.Say("next.deadline", ["spec.activeDeadlineSeconds", "status.startTime"], ("when", to.When(SafeTime.Add(start, SafeTime.Seconds(seconds)))));
    }

    /// <summary>Zero stands for the default, which the API server would have filled in.</summary>
    private static bool Probe(Explainer to, PlacedStatus placed, string key, Probe probe, int threshold, int usual) => Said(
        to,
        placed,
        key,
        "ready",
        ("period", Number(probe.PeriodSeconds > 0 ? probe.PeriodSeconds : UsualPeriodSeconds)),
        ("threshold", Number(threshold > 0 ? threshold : usual)));

    private static bool Said(Explainer to, PlacedStatus placed, string key, string field, params ReadOnlySpan<(string Place, string Value)> places)
    {
        to.Say(key, [$"{placed.List}[{placed.Index}].{field}"], [.. places, ("container", placed.Status.Name)]);
        return true;
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
