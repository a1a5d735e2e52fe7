using PodLifecycle.Api;

namespace PodLifecycle.Simulation;

/// <summary>Runs a recorded scenario in virtual time and tells where the simulated trace differs from the recorded one.</summary>
internal static class ScenarioRun
{
    private const string Namespace = "demo";
    private const string PodKind = "Pod";

    /// <summary>The nodes of the recordings: name, CPUs, pool. Only the first takes pods that say nothing.</summary>
    private static readonly (string Name, int Cpus, string Pool)[] Nodes =
    [
        ("node-a", 16, "main"), ("node-b", 1, "small"), ("node-c", 4, "lost"), ("node-d", 4, "restart"), ("node-e", 4, "reboot"), ("node-f", 1, "tiny"),
    ];

    /// <summary>Why a scenario cannot be run yet, or null: what it asks for that is not built.</summary>
    public static string? NotBuilt(RecordedScenario scenario)
    {
        foreach (TimedManifest manifest in scenario.Manifests)
        {
            if (KubernetesJson.Read(manifest.Json) is not Pod pod)
                return "a controller";
            if (pod.Spec.NodeName.Length > 0)
                return "a pod that names its node: the kubelet's own admission";
        }

        if (scenario.Manifests.Count != 1)
            return "several pods on one node";
        foreach (ScenarioAction action in scenario.Actions)
        {
            if (Action(action) is null or ClientAction.Patch { Subresource: "resize" })
                return $"the action {action.GetType().Name}";
        }

        return null;
    }

    /// <summary>Runs the scenario as long as it was recorded.</summary>
    public static Trace Run(RecordedScenario scenario, Timing timing, int seed) => Simulation.Run(Pod(scenario.Manifests[0].Json), new SimulationOptions
    {
        Until = scenario.RecordedFor,
        Seed = seed,
        Timing = timing,
        Script = Script.Parse(scenario.Script),
        PodScripts = new(scenario.Scripts.Select(s => KeyValuePair.Create(s.Key, Script.Parse(s.Value)))),
        ScriptIsComplete = true,
        Objects = scenario.Objects.Select(json => KubernetesJson.Read(json)).ToValueList(),
        Nodes = Nodes.Select(Node).ToValueList(),
        Actions = scenario.Actions.Select(action => Action(action) ?? throw new NotSupportedException($"the action {action} is not built")).ToValueList(),
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

    /// <summary>The events of a trace, as a recording lists them.</summary>
    public static IReadOnlyList<SeenEvent> Events(Trace trace) => [.. trace.Events.Select(said => new SeenEvent
    {
        At = said.At,
        Type = said.Event.Type,
        Reason = said.Event.Reason,
        Message = said.Event.Message,
        Object = $"{said.Event.InvolvedObject.Kind}/{said.Event.InvolvedObject.Name}",
        FieldPath = said.Event.InvolvedObject.FieldPath,
        From = said.Event.Source.Component,
        Count = said.Event.Count,
    })];

    /// <summary>The first difference from the recording in words, or null when the trace fits.</summary>
    public static string? Difference(RecordedScenario scenario, Timing timing, int seed, TraceMode mode) =>
        TraceComparison.Compare(scenario, States(Run(scenario, timing, seed)), mode);

    private static Pod Pod(string json) => InNamespace(Api.Pod.FromJson(json));

    private static Pod InNamespace(Pod pod) =>
        pod with { Metadata = pod.Metadata with { Namespace = pod.Metadata.Namespace.Length > 0 ? pod.Metadata.Namespace : Namespace } };

    /// <summary>What a client does; null for an action that is not built.</summary>
    private static ClientAction? Action(ScenarioAction action) => action switch
    {
        ScenarioAction.Create create => new ClientAction.Create(create.At, KubernetesJson.Read(create.Json) is Pod pod ? InNamespace(pod) : KubernetesJson.Read(create.Json)),
        ScenarioAction.Delete delete when PodName(delete.Target) is { } name => new ClientAction.Delete(delete.At, (long?)delete.Grace?.TotalSeconds) { PodName = name },
        ScenarioAction.Evict evict when PodName(evict.Target) is { } name => new ClientAction.Evict(evict.At) { PodName = name },
        ScenarioAction.Patch patch when PodName(patch.Target) is { } name => new ClientAction.Patch(patch.At, patch.Json) { PodName = name, Type = patch.Type, Subresource = patch.Subresource },
        ScenarioAction.KillContainer kill when PodName(kill.Target) is { } name => new ClientAction.KillContainer(kill.At, kill.Container) { PodName = name },
        ScenarioAction.KillSandbox kill when PodName(kill.Target) is { } name => new ClientAction.KillSandbox(kill.At) { PodName = name },
        _ => null,
    };

    /// <summary>Empty for the main pod; null where no pod is meant, or one that must be chosen.</summary>
    private static string? PodName(ActionTarget target) => target switch
    {
        ActionTarget.MainPod => "",
        ActionTarget.Named { Kind: PodKind } named => named.Name,
        _ => null,
    };

    private static UntypedObject Node((string Name, int Cpus, string Pool) node)
    {
        string taints = node.Pool == "main" ? "[]" : $$"""[ { "key": "sim-pool", "value": "{{node.Pool}}", "effect": "NoSchedule" } ]""";
        return (UntypedObject)KubernetesJson.Read($$"""
            {
              "apiVersion": "v1", "kind": "Node",
              "metadata": { "name": "{{node.Name}}", "labels": { "sim-pool": "{{node.Pool}}", "kubernetes.io/hostname": "{{node.Name}}" } },
              "spec": { "taints": {{taints}} },
              "status": { "allocatable": { "cpu": "{{node.Cpus}}", "memory": "32Gi", "pods": "250" } }
            }
            """);
    }
}
