using PodLifecycle.Api;

namespace PodLifecycle.Tests.Diagnosis;

/// <summary>The containers of a small pod: the main ones first, then one plain init container, then one sidecar.</summary>
internal sealed record Shape(int Mains, bool HasInit, bool HasSidecar)
{
    public int Count => Mains + (HasInit ? 1 : 0) + (HasSidecar ? 1 : 0);

    public string Name(int container) => container < Mains ? $"main{container}" : HasInit && container == Mains ? "init" : "sidecar";
}

/// <summary>What the runtime knows of one container: its newest instance and the one before.</summary>
internal readonly record struct Seen(ContainerRecordState? State, int ExitCode, int? PreviousExitCode)
{
    private static readonly (ContainerRecordState State, int ExitCode)[] States =
    [
        (ContainerRecordState.Created, 0),
        (ContainerRecordState.Running, 0),
        (ContainerRecordState.Exited, 0),
        (ContainerRecordState.Exited, 1),
        (ContainerRecordState.Unknown, 0),
    ];

    private static readonly int?[] Previous = [null, 0, 1];

    /// <summary>Every state with every previous record, and no record at all.</summary>
    public static Seen[] All { get; } = [default, .. from s in States from previous in Previous select new Seen(s.State, s.ExitCode, previous)];

    /// <summary>Every state of the newest record, with none before it.</summary>
    public static Seen[] Newest { get; } = [.. All.Where(s => s.PreviousExitCode is null)];

    public override string ToString() => State is null ? "absent" : $"{State}{(State == ContainerRecordState.Exited ? ExitCode : "")}{(PreviousExitCode is { } code ? $" after {code}" : "")}";
}

/// <summary>One combination: a pod, and what its kubelet sees.</summary>
internal sealed record SmallPod
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan RunTime = TimeSpan.FromSeconds(100);
    private static readonly KubeletFacts Kubelet = new() { NodeIps = ["192.0.2.10"], StartedAt = Start };

    public required Shape Shape { get; init; }

    public required string Policy { get; init; }

    /// <summary>The policy of the first main container itself; null for none.</summary>
    public required string? OwnPolicy { get; init; }

    /// <summary>Null: there is no sandbox.</summary>
    public required bool? SandboxIsReady { get; init; }

    /// <summary>All containers are known to have stopped for good.</summary>
    public required bool IsTerminal { get; init; }

    public required ValueList<Seen> Containers { get; init; }

    /// <summary>A kubelet calls a pod terminal only when it has stopped what ran.</summary>
    public bool IsPossible => !IsTerminal || Containers.IndexOf(c => c.State == ContainerRecordState.Running) < 0;

    /// <summary>The pod as it is after its binding, before the kubelet has written.</summary>
    public Pod Bound() => new()
    {
        Metadata = new() { Name = "demo", Uid = "u", Generation = 1 },
        Spec = new()
        {
            NodeName = "node-1",
            RestartPolicy = Policy,
            Containers = [.. Enumerable.Range(0, Shape.Mains).Select(i => new Container { Name = Shape.Name(i), Image = "app", RestartPolicy = i == 0 ? OwnPolicy : null })],
            InitContainers = [.. Enumerable.Range(Shape.Mains, Shape.Count - Shape.Mains).Select(i => Shape.Name(i)).Select(name => new Container
            {
                Name = name,
                Image = "app",
                RestartPolicy = name == "sidecar" ? RestartPolicy.Always : null,
            })],
        },
        Status = new()
        {
            Phase = PodPhase.Pending,
            QosClass = QosClass.BestEffort,
            Conditions = [new() { Type = PodConditionType.PodScheduled, Status = ConditionStatus.True, LastTransitionTime = Start }],
        },
    };

    /// <summary>The status is computed, accepted and written, as in a sync at that time.</summary>
    public (Pod Pod, StatusCache Cache) Sync(Pod pod, StatusCache cache, DateTimeOffset now)
    {
        PodStatus generated = PodStatusGenerator.Generate(new PodStatusInput
        {
            Pod = pod,
            CachedStatus = cache.Status,
            Runtime = View(),
            PodIsTerminal = IsTerminal,
            Now = now,
            Kubelet = Kubelet,
        });
        StatusWrite write = StatusWriter.Write(StatusManager.SetPodStatus(cache, pod, generated, now), pod, couldHaveRunningContainers: !IsTerminal, now);
        return (pod with { Status = write.Status }, write.Cache);
    }

    public override string ToString() =>
        $"{Policy}, {Shape.Name(0)} {OwnPolicy ?? "without policy"}, sandbox ready: {SandboxIsReady?.ToString() ?? "none"}{(IsTerminal ? ", terminal" : "")}: "
        + string.Join(", ", Containers.Select((c, i) => $"{Shape.Name(i)} {c}"));

    private RuntimeView View() => new()
    {
        Sandboxes = SandboxIsReady is { } ready ? [new Sandbox { Id = "s0", Ready = ready, Ip = "10.0.0.5" }] : [],
        Containers = [.. Containers.SelectMany((c, i) => Records(Shape.Name(i), c))],
        Ips = SandboxIsReady == true ? ["10.0.0.5"] : [],
    };

    private static IEnumerable<ContainerRecord> Records(string name, Seen seen)
    {
        if (seen.State is not { } state)
            yield break;
        int run = seen.PreviousExitCode is null ? 0 : 1;
        yield return Record(name, run, state, seen.ExitCode);
        if (seen.PreviousExitCode is { } exitCode)
            yield return Record(name, 0, ContainerRecordState.Exited, exitCode);
    }

    private static ContainerRecord Record(string name, int run, ContainerRecordState state, int exitCode) => new()
    {
        Name = name,
        Id = $"containerd://{name}-{run}",
        SandboxId = "s0",
        State = state,
        RestartCount = run,
        CreatedAt = Start + run * RunTime,
        StartedAt = Start + run * RunTime,
        FinishedAt = state == ContainerRecordState.Exited ? Start + run * RunTime + RunTime / 2 : null,
        ExitCode = exitCode,
        Reason = exitCode == 0 ? "Completed" : "Error",
    };
}
