using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>What each condition says: what its type stands for, why it has its status, and since when.</summary>
internal static class ExplainedConditions
{
    public static void Say(Explainer to)
    {
        ValueList<PodCondition> conditions = to.Pod.Status.Conditions;
        for (int i = 0; i < conditions.Count; i++)
            SayCondition(to, conditions[i], $"status.conditions[{i}]");
        if (conditions.Count == 0)
            to.Say("condition.none", ["status.conditions"]);
    }

    private static void SayCondition(Explainer to, PodCondition condition, string path)
    {
        string key = $"condition.{condition.Type}.{condition.Status}";
        string since = condition.LastTransitionTime is { UtcTicks: > 0 } at ? to.Words.Write("condition.since", [("age", Age.Of(at, to.Now))]) : "";
        string because = condition switch
        {
            { Reason.Length: 0 } => "",
            { Message.Length: 0 } => to.Words.Write("condition.reason", [("reason", condition.Reason)]),
            _ => to.Words.Write("condition.reason.message", [("reason", condition.Reason), ("message", condition.Message)]),
        };
        // No new traffic goes to a pod that is being deleted.
        if (condition is { Type: PodConditionType.Ready, Status: ConditionStatus.True } && to.Pod.Metadata.DeletionTimestamp is not null)
            key = "condition.Ready.True.deleted";
        to.Say(
            to.Words.Has(key) ? key : to.Pod.Spec.ReadinessGates.IndexOf(g => g.ConditionType == condition.Type) >= 0 ? "condition.gate" : "condition.foreign",
            [path],
            ("type", condition.Type),
            ("status", condition.Status),
            ("since", since),
            ("because", because));

        // The troubles of the pod explain their reasons themselves.
        string name = ExplainedReasons.Name(to, condition.Reason, condition.Type);
        if (condition.Reason.Length > 0 && !to.Troubles.Any(t => t.Condition == condition))
            to.SayReason(name, ReasonPart.Means, [$"{path}.reason"]);
    }
}
