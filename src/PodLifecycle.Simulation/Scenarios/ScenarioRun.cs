using System.Globalization;
using PodLifecycle.Api;

namespace PodLifecycle.Simulation;

/// <summary>Runs a recorded scenario in virtual time and tells where the simulated trace differs from the recorded one.</summary>
internal static class ScenarioRun
{
    private const string Namespace = "demo";
    private const string Node = "node-a";

    /// <summary>Why a scenario cannot be run yet, or null: what it asks for that is not built.</summary>
    public static string? NotBuilt(RecordedScenario scenario)
    {
        if (scenario.Manifests.Count != 1 || !IsPod(scenario.Manifests[0].Json))
            return "several objects, or a controller";
        if (scenario.Group != "pods")
            return "a scheduler's choice, or several pods on one node";
        foreach (ScenarioAction action in scenario.Actions)
        {
            if (action is not ScenarioAction.Delete { Target: ActionTarget.MainPod })
                return $"the action {action.GetType().Name}";
        }

        if (Pod(scenario).Spec.NodeName.Length > 0)
            return "a pod that names its node: the kubelet's own admission";
        if (scenario.Objects.Count > 0)
            return "other objects";
        return Simulation.NotSimulated(Pod(scenario)) is { Count: > 0 } fields ? fields[0].ToString() : null;
    }

    /// <summary>Runs the scenario as long as it was recorded.</summary>
    public static Trace Run(RecordedScenario scenario, Timing timing, int seed) => Simulation.Run(Pod(scenario), new SimulationOptions
    {
        Until = scenario.RecordedFor,
        Seed = seed,
        Timing = timing,
        Script = Script.Parse(scenario.Script),
        ScriptIsComplete = true,
        NodeName = Node,
        Actions = scenario.Actions.Select(Action).ToValueList(),
    });

    /// <summary>The distinct states of a trace, as a recording lists them.</summary>
    public static IReadOnlyList<PodStateEntry> States(Trace trace)
    {
        var log = new PodStateLog();
        foreach (TraceEntry entry in trace.Entries)
        {
            PodRow row = Kubectl.Get(entry.Pod, trace.Start + entry.At);
            log.Observe(entry.At, entry.Pod.Metadata.Uid, entry.Change.ToString().ToUpperInvariant(), new SeenState
            {
                Status = row.Status,
                Ready = row.Ready,
                Restarts = (int)row.RestartCount,
                Phase = entry.Pod.Status.Phase,
                Conditions = SeenState.ConditionWords(entry.Pod.Status.Conditions),
                Deleting = entry.Pod.Metadata.DeletionTimestamp is not null,
            });
        }

        return log.Entries;
    }

    /// <summary>The first difference from the recording in words, or null when the trace fits.</summary>
    public static string? Difference(RecordedScenario scenario, Timing timing, int seed, TraceMode mode) =>
        TraceComparison.Compare(scenario, States(Run(scenario, timing, seed)), mode);

    private static Pod Pod(RecordedScenario scenario)
    {
        Pod pod = Api.Pod.FromJson(scenario.Manifests[0].Json);
        return pod with { Metadata = pod.Metadata with { Namespace = pod.Metadata.Namespace.Length > 0 ? pod.Metadata.Namespace : Namespace } };
    }

    private static bool IsPod(string json) => KubernetesJson.Read(json) is Pod;

    private static ClientAction Action(ScenarioAction action) => action switch
    {
        ScenarioAction.Delete delete => new ClientAction.Delete(delete.At, (long?)delete.Grace?.TotalSeconds),
        _ => throw new NotSupportedException(string.Create(CultureInfo.InvariantCulture, $"the action {action.GetType().Name} at {action.At} is not built")),
    };
}
