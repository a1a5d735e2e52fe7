using System.Globalization;
using PodLifecycle.Api;

namespace PodLifecycle;

/// <summary>One row of <c>kubectl get pods -o wide</c>: what the API server computes about a pod when somebody looks.</summary>
/// <remarks>Each column has its text as printed; those made of numbers have the numbers too. Rows are equal when all their values are.</remarks>
public sealed record PodRow
{
    /// <summary>What is printed for a value that is not there.</summary>
    internal const string None = "<none>";

    internal PodRow()
    {
    }

    /// <summary>NAME: <c>metadata.name</c>.</summary>
    public required string Name { get; init; }

    /// <summary>NAMESPACE, the column of <c>-A</c>: <c>metadata.namespace</c>.</summary>
    public required string Namespace { get; init; }

    /// <summary>The labels, for <c>--show-labels</c> and <c>-L</c>.</summary>
    public required ValueMap<string> Labels { get; init; }

    /// <summary>READY: <see cref="ReadyContainers"/><c>/</c><see cref="TotalContainers"/>, such as <c>0/1</c>. The first number can be the larger one when status and spec contradict.</summary>
    public string Ready => string.Create(CultureInfo.InvariantCulture, $"{ReadyContainers}/{TotalContainers}");

    /// <summary>The number of containers that are ready and running, and of sidecars that are started and ready; from 0.</summary>
    public required int ReadyContainers { get; init; }

    /// <summary>The number of containers and sidecars in the spec; from 0. Ordinary init containers and ephemeral ones do not count.</summary>
    public required int TotalContainers { get; init; }

    /// <summary>STATUS: computed by the rules of <see cref="StatusRule"/>; not the phase.</summary>
    public required string Status { get; init; }

    /// <summary>RESTARTS: the number, and, where it is not 0 and the time is known, how long ago: <c>5 (2m ago)</c>.</summary>
    public string Restarts => RestartCount != 0 && TimeSinceRestart is { } age
        ? string.Create(CultureInfo.InvariantCulture, $"{RestartCount} ({PodLifecycle.Age.Format(age)} ago)")
        : RestartCount.ToString(CultureInfo.InvariantCulture);

    /// <summary>The restarts of all containers and sidecars; while the pod initializes, those of the init containers up to the unfinished one.</summary>
    public required long RestartCount { get; init; }

    /// <summary>The time since the latest end of a former run of one of the counted containers; negative for the future; null when none is known.</summary>
    public TimeSpan? TimeSinceRestart { get; init; }

    /// <summary>AGE: <see cref="TimeSinceCreation"/> as <see cref="PodLifecycle.Age"/> writes it.</summary>
    public string Age => PodLifecycle.Age.Format(TimeSinceCreation);

    /// <summary>The time since <c>metadata.creationTimestamp</c>; negative for the future; null when it is not set.</summary>
    public TimeSpan? TimeSinceCreation { get; init; }

    /// <summary>IP: the pod's first address, or <c>&lt;none&gt;</c>.</summary>
    public required string Ip { get; init; }

    /// <summary>NODE: <c>spec.nodeName</c>, or <c>&lt;none&gt;</c>.</summary>
    public required string Node { get; init; }

    /// <summary>NOMINATED NODE: <c>status.nominatedNodeName</c>, or <c>&lt;none&gt;</c>.</summary>
    public required string NominatedNode { get; init; }

    /// <summary>READINESS GATES: <see cref="ReadinessGatesTrue"/><c>/</c><see cref="ReadinessGatesTotal"/>, or <c>&lt;none&gt;</c> for a pod without gates.</summary>
    public string ReadinessGates => ReadinessGatesTotal == 0 ? None : string.Create(CultureInfo.InvariantCulture, $"{ReadinessGatesTrue}/{ReadinessGatesTotal}");

    /// <summary>The number of readiness gates whose first condition of that type is True; from 0.</summary>
    public required int ReadinessGatesTrue { get; init; }

    /// <summary>The number of readiness gates in the spec; from 0.</summary>
    public required int ReadinessGatesTotal { get; init; }

    /// <summary>The mark that the server puts on the rows of finished pods and <c>kubectl</c> does not show: <c>Succeeded</c>, <c>Failed</c> or null.</summary>
    public string? Completed { get; init; }

    internal static PodRow Of(Pod pod, DateTimeOffset now, KubernetesVersion version)
    {
        ObjectMeta metadata = pod.Metadata;
        PodSpec spec = pod.Spec;
        PodStatus status = pod.Status;
        var derived = new StatusDerivation<NoStatusTrace>(pod, version, default);
        derived.Run();
        return new PodRow
        {
            Name = metadata.Name,
            Namespace = metadata.Namespace,
            Labels = metadata.Labels,
            ReadyContainers = derived.Ready,
            TotalContainers = spec.Containers.Count + CountSidecars(spec),
            Status = derived.Status,
            RestartCount = derived.Restarts.Count,
            TimeSinceRestart = PodLifecycle.Age.Since(derived.Restarts.Latest, now),
            TimeSinceCreation = PodLifecycle.Age.Since(metadata.CreationTimestamp, now),
            Ip = OrNone(FirstIp(status)),
            Node = OrNone(spec.NodeName),
            NominatedNode = OrNone(status.NominatedNodeName),
            ReadinessGatesTrue = CountTrueGates(spec, status),
            ReadinessGatesTotal = spec.ReadinessGates.Count,
            Completed = PodPhaseRules.IsTerminal(status.Phase) ? status.Phase : null,
        };
    }

    private static int CountSidecars(PodSpec spec)
    {
        int count = 0;
        foreach (Container container in spec.InitContainers)
        {
            if (container.RestartPolicy == RestartPolicy.Always)
                count++;
        }

        return count;
    }

    /// <summary>Where the list and the single field contradict, the server repairs the list on reading: the field wins.</summary>
    internal static string FirstIp(PodStatus status) => status.PodIp.Length > 0 || status.PodIps.Count == 0 ? status.PodIp : status.PodIps[0].Ip;

    private static int CountTrueGates(PodSpec spec, PodStatus status)
    {
        int count = 0;
        foreach (PodReadinessGate gate in spec.ReadinessGates)
        {
            foreach (PodCondition condition in status.Conditions)
            {
                if (condition.Type != gate.ConditionType)
                    continue;
                if (condition.Status == ConditionStatus.True)
                    count++;
                break;
            }
        }

        return count;
    }

    private static string OrNone(string text) => text.Length == 0 ? None : text;
}
