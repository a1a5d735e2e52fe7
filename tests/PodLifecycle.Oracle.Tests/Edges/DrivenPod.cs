using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests.Edges;

/// <summary>A pod in a world where each answer is the good one and comes at once, unless a story says otherwise.</summary>
internal sealed class DrivenPod
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private readonly PodMachine machine;
    private readonly Queue<PodEffect> asked = new();
    private PodState state;
    private DateTimeOffset at = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private DateTimeOffset syncDue;

    public DrivenPod(PodSpec spec)
        : this(new Pod { Metadata = new() { Name = "pod" }, Spec = spec })
    {
    }

    public DrivenPod(Pod pod)
    {
        machine = PodMachine.For(pod);
        state = machine.Start(at);
    }

    /// <summary>What a story answers; null for the good answer.</summary>
    public Func<PodEffect, PodInput?> Instead { get; set; } = _ => null;

    public PodState State => state;

    public DrivenPod Bind()
    {
        Do(new PodInput.Scheduled("node-a"));
        AnswerAll();
        return this;
    }

    public void Do(PodInput input)
    {
        at += Beat;
        Step step = machine.Step(state, input, at);
        state = step.State;
        foreach (PodEffect effect in step.Effects)
        {
            if (effect is PodEffect.SyncAfter sync)
                syncDue = at + sync.Delay;
            else
                asked.Enqueue(effect);
        }
    }

    public void AnswerAll()
    {
        while (asked.TryDequeue(out PodEffect? effect))
        {
            if ((Instead(effect) ?? GoodAnswer(effect)) is { } answer)
                Do(answer);
        }
    }

    /// <summary>Lets the time pass until the kubelet syncs again.</summary>
    public void Sync()
    {
        at = syncDue > at ? syncDue : at;
        Do(new PodInput.SyncDue());
        AnswerAll();
    }

    /// <summary>A process ends by itself.</summary>
    public void Exit(string container, int exitCode)
    {
        Do(new PodInput.ContainerExited(container, exitCode));
        AnswerAll();
    }

    private static PodInput? GoodAnswer(PodEffect effect) => effect switch
    {
        PodEffect.MountVolumes => new PodInput.VolumesMounted(),
        PodEffect.CreateSandbox => new PodInput.SandboxCreated("10.0.0.5"),
        PodEffect.StopSandbox => new PodInput.SandboxStopped(),
        PodEffect.InspectImage inspect => new PodInput.ImageInspected(inspect.Container, Present: true),
        PodEffect.PullImage pull => new PodInput.ImagePulled(pull.Container, Beat),
        PodEffect.CreateContainer create => new PodInput.ContainerCreated(create.Container),
        PodEffect.StartContainer start => new PodInput.ContainerStarted(start.Container),
        PodEffect.StopContainer stop => new PodInput.ContainerExited(stop.Container, ExitCode: 143),
        PodEffect.PollRuntime => new PodInput.RuntimePolled(),
        _ => null,
    };
}
