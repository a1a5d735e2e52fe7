using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>One of the small state machines that a pod is made of, as a picture: made from the table that the machine itself runs on.</summary>
/// <example><code>foreach (MachineDiagram machine in MachineDiagram.All)
///     Console.Write($"# {machine.Name}\n{machine.Mermaid}");</code></example>
public sealed record MachineDiagram
{
    private MachineDiagram()
    {
    }

    /// <summary>All machines, from the API down to one container.</summary>
    public static ValueList<MachineDiagram> All { get; } =
    [
        Of(ApiObjectLifecycle.Table, "The pod's object in the API server: only binding and deletion move it.", ApiObjectPhase.Unscheduled),
        Of(PodWorker.Table, "What the kubelet means to do with the pod; there is no way back.", PodWorkerState.Syncing),
        Of(SandboxLifecycle.Table, "The pod's sandbox: made before the first container, made anew when it dies, stopped last.", SandboxPhase.Absent),
        Of(ContainerLifecycle.Table, "One container's way through its instances.", ContainerPhase.Absent),
        Of(ImageBackOff.Table, "How long the next pull of an image waits after failed ones.", ImageBackOffState.Idle),
        Of(CrashLoopBackOff.Table, "How long a container's next restart has to wait.", CrashLoopBackOffState.Idle),
        Of(ProbeWorker.Table, "The worker that runs one probe of one container over all of the container's instances.", ProbeWorkerState.Inactive),
        Of(HookRun.Table, "One run of a postStart or preStop hook; it is never repeated.", HookState.Idle),
        Of(ContainerStop.Table, "The stop of one container: hook, turn and stop signal share one grace period.", ContainerStopState.InHook, ContainerStopState.Waiting),
    ];

    /// <summary>The machine, in lower case, such as <c>pod worker</c>.</summary>
    public required string Name { get; init; }

    /// <summary>One sentence: what the machine is.</summary>
    public required string Summary { get; init; }

    /// <summary>All states, in the order in which they are usually passed.</summary>
    public required ValueList<string> States { get; init; }

    /// <summary>The states in which the machine can begin; at least one.</summary>
    public required ValueList<string> Starts { get; init; }

    /// <summary>The rows of the table, each pair of state and input at most once. A pair that has no row cannot happen.</summary>
    public required ValueList<MachineTransition> Transitions { get; init; }

    /// <summary>The picture as text for Mermaid: a <c>stateDiagram-v2</c>, lines end with <c>\n</c>. What leaves a state as it is stands in a note.</summary>
    public string Mermaid => MermaidText.Of(this);

    /// <summary>The picture as text for Graphviz: a <c>digraph</c>, lines end with <c>\n</c>. What leaves a state as it is stands on a dashed arrow.</summary>
    public string Dot => DotText.Of(this);

    /// <summary>States that no input leads out of.</summary>
    internal IEnumerable<string> Ends => States.Where(state => Transitions.All(t => t.From != state || t.To == state));

    /// <summary>One arrow for each pair of states: by the order of the states, then of the rows.</summary>
    internal IEnumerable<(string From, string To, IEnumerable<string> Inputs)> Arrows =>
        from state in States
        from arrow in Transitions.Where(t => t.From == state).GroupBy(t => t.To, t => t.Input)
        select (state, arrow.Key, arrow.AsEnumerable());

    private static MachineDiagram Of<TState, TInput>(TransitionTable<TState, TInput> table, string summary, params TState[] starts)
        where TState : struct, Enum
        where TInput : struct, Enum => new()
        {
            Name = table.Name,
            Summary = summary,
            States = [.. Enum.GetNames<TState>()],
            Starts = [.. starts.Select(s => s.ToString())],
            Transitions = [.. table.Rows.Select(r => new MachineTransition(r.From.ToString(), r.Input.ToString(), r.To.ToString()))],
        };
}
