using PodLifecycle.Api;

namespace PodLifecycle.Simulation;

/// <summary>What a pod may pass through on its way from one recorded state to the next: an end is for ever, and nothing overshoots.</summary>
internal static class LegalWay
{
    /// <summary>Values that conditions of any pod have while it is not ready, recorded or not.</summary>
    private static readonly Dictionary<string, string[]> plainValues = new()
    {
        [PodConditionType.Ready] = ["True", "False/ContainersNotReady"],
        [PodConditionType.ContainersReady] = ["True", "False/ContainersNotReady"],
        [PodConditionType.PodReadyToStartContainers] = ["True", "False"],
        [PodConditionType.Initialized] = ["True", "False/ContainersNotInitialized"],
    };

    /// <param name="before">Null: the pod is not there yet.</param>
    /// <param name="through">The state in question.</param>
    /// <param name="after">Null: nothing more is recorded.</param>
    /// <param name="recordedValues">By condition: the values that the recording shows of this pod at any time.</param>
    public static bool Leads(SeenState? before, SeenState through, SeenState? after, IReadOnlyDictionary<string, HashSet<string>> recordedValues) =>
        !through.Gone
        && (before is null || KeepsEnd(before, through))
        && (after is null || KeepsEnd(through, after))
        && IsPhaseOnTheWay(before, through.Phase, after)
        && AreRestartsOnTheWay(before, through.Restarts, after)
        && AreConditionsOnTheWay(before, through.Conditions, after, recordedValues);

    private static bool KeepsEnd(SeenState left, SeenState right) =>
        !left.Gone && (!left.Deleting || right.Deleting) && (!PodPhaseRules.IsTerminal(left.Phase) || right.Phase == left.Phase);

    private static bool IsPhaseOnTheWay(SeenState? before, string phase, SeenState? after)
    {
        string from = before?.Phase ?? PodPhase.Pending;
        if (phase == from || phase == after?.Phase)
            return true;

        // A recording need not show that the pod ran before it ended.
        return phase == PodPhase.Running && from == PodPhase.Pending && after is not null && PodPhaseRules.IsTerminal(after.Phase);
    }

    /// <summary>The number may also fall on the way: while init containers run, it counts others.</summary>
    private static bool AreRestartsOnTheWay(SeenState? before, int restarts, SeenState? after)
    {
        int from = before?.Restarts ?? 0;
        return restarts >= Math.Min(from, after?.Restarts ?? from) && (after is null || restarts <= Math.Max(from, after.Restarts));
    }

    private static bool AreConditionsOnTheWay(
        SeenState? before, ValueMap<string> conditions, SeenState? after, IReadOnlyDictionary<string, HashSet<string>> recordedValues)
    {
        foreach ((string type, string value) in conditions)
        {
            bool isKnown = (recordedValues.TryGetValue(type, out HashSet<string>? recorded) && recorded.Contains(value))
                || (plainValues.TryGetValue(type, out string[]? plain) && plain.Contains(value));
            if (!isKnown)
                return false;
        }

        // A condition that both neighbours have does not go away between them.
        return before is null || before.Conditions.Keys.All(type => conditions.ContainsKey(type) || (after is not null && !after.Conditions.ContainsKey(type)));
    }
}
