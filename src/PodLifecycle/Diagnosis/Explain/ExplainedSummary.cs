using System.Globalization;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>What the pod is doing, and which container decides.</summary>
internal static class ExplainedSummary
{
    public static void Say(Explainer to)
    {
        to.Say("summary.row", [], ("status", to.Row.Status.Length > 0 ? to.Row.Status : "\"\""), ("ready", to.Row.Ready), ("restarts", to.Row.Restarts), ("age", to.Row.Age));
        if (to.Pod.Metadata.DeletionTimestamp is not null)
            to.Say(PodPhaseRules.IsTerminal(to.Pod.Status.Phase) ? "summary.deleted.ended" : "summary.deleted", ["metadata.deletionTimestamp"]);
        foreach (PodTrouble trouble in to.Troubles)
            SayTrouble(to, trouble);
        if (!SaySilentNode(to) && to.Troubles.Count == 0 && to.Pod.Metadata.DeletionTimestamp is null)
            SayWithoutTrouble(to);
        SayUnready(to);
    }

    private static void SayTrouble(Explainer to, PodTrouble trouble)
    {
        if (trouble.Container is { } container)
        {
            string key = (container.Status.State.Waiting, trouble.Reason) switch
            {
                (not null, "") => "summary.container.waits.silently",
                (not null, _) => "summary.container.waits",
                (null, "") => "summary.container.ended.silently",
                _ => "summary.container.ended",
            };
            to.Say(
                trouble.Decides ? key + ".decides" : key,
                [trouble.Field],
                ("container", container.Status.Name),
                ("kind", to.Words.Write(Kind(container), [])),
                ("reason", trouble.Reason),
                ("code", (trouble.End?.ExitCode ?? 0).ToString(CultureInfo.InvariantCulture)));
        }
        else
        {
            to.Say(trouble.Condition is { } condition ? "summary.condition" : "summary.reason", [trouble.Field], ("reason", trouble.Reason), ("type", trouble.Condition?.Type ?? ""));
        }

        ExplainedReasons.SayMeaning(to, trouble);
        if (trouble.Message.Length > 0)
            to.Say("summary.message", [MessageField(trouble)], ("message", trouble.Message.Trim()));
    }

    private static void SayWithoutTrouble(Explainer to)
    {
        Pod pod = to.Pod;
        if (to.Steps[^1].Rule == StatusRule.InitProgress && Init(to) is { } init)
        {
            to.Say("summary.init.runs", [to.Steps[^1].Field], ("container", init.Status.Name), ("kind", to.Words.Write(Kind(init), [])));
            return;
        }

        string key = pod.Status.Phase switch
        {
            PodPhase.Succeeded => "summary.succeeded",
            PodPhase.Failed => "summary.failed",
            PodPhase.Running when to.Row.TotalContainers > 0 && to.Row.ReadyContainers >= to.Row.TotalContainers => "summary.running.ready",
            PodPhase.Running => "summary.running",
            PodPhase.Pending when pod.Spec.NodeName.Length == 0 => "summary.pending.unscheduled",
            PodPhase.Pending when pod.Status.ContainerStatuses.Count == 0 => "summary.pending.unseen",
            PodPhase.Pending => "summary.pending",
            _ => "summary.unknown",
        };
        to.Say(key, ["status.phase"], ("node", pod.Spec.NodeName), ("phase", pod.Status.Phase));
    }

    /// <summary>Those that run and are not ready: STATUS says nothing of them.</summary>
    private static void SayUnready(Explainer to)
    {
        foreach (PlacedStatus placed in PlacedStatus.All(to.Pod))
        {
            if (placed is not { IsMain: true, Status: { Ready: false, State.Running: not null } })
                continue;
            Container? container = placed.ContainerIn(to.Pod.Spec);
            string key = (placed.Status.Started, container) switch
            {
                (false, { StartupProbe: not null }) => "summary.unstarted",
                (_, { ReadinessProbe: not null }) => "summary.unready",
                _ => "summary.unready.unknown",
            };
            to.Say(key, [$"{placed.List}[{placed.Index}].ready"], ("container", placed.Status.Name), ("kind", to.Words.Write(Kind(placed), [])));
        }
    }

    private static bool SaySilentNode(Explainer to)
    {
        if (!to.IsNodeSilent)
            return false;
        int index = to.Pod.Status.Conditions.IndexOf(c => c.Type == PodConditionType.Ready);
        to.Say("summary.silent-node", [$"status.conditions[{index}]"], ("node", to.Pod.Spec.NodeName));
        return true;
    }

    /// <summary>The init container that the others wait for, where it runs.</summary>
    private static PlacedStatus? Init(Explainer to)
    {
        foreach (PlacedStatus placed in PlacedStatus.Of(to.Pod, PlacedStatus.Init))
        {
            if (to.Steps[^1].Field == $"{placed.List}[{placed.Index}].state" && placed.Status.State.Running is not null)
                return placed;
        }

        return null;
    }

    private static string Kind(PlacedStatus placed) => placed switch
    {
        { List: PlacedStatus.Ephemeral } => "kind.ephemeral",
        { IsSidecar: true } => "kind.sidecar",
        { IsPlainInit: true } => "kind.init",
        _ => "kind.regular",
    };

    private static string MessageField(PodTrouble trouble) => trouble.Field[..^"reason".Length] + "message";
}
