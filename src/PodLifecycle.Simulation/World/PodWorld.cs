using System.Diagnostics;
using PodLifecycle.Api;

namespace PodLifecycle.Simulation;

/// <summary>One pod in its world: the machine's effects are carried out and answered, with the delays of the world's timing.</summary>
internal sealed class PodWorld
{
    private const string PodIp = "10.0.0.1";
    private readonly SimulationOptions options;
    private readonly VirtualTime time;
    private readonly PodMachine machine;
    private readonly ContainerRuntime runtime;
    private readonly EventRecorder recorder;
    private readonly Random random;
    private readonly TimeSpan relistPhase;
    private readonly List<TraceEntry> entries = [];
    private readonly List<TraceEvent> events = [];
    private PodState state;
    private VirtualTime.Planned? nextSync;
    private VirtualTime.Planned? nextProbe;

    public PodWorld(Pod pod, SimulationOptions options, VirtualTime time)
    {
        this.options = options;
        this.time = time;
#pragma warning disable CA5394 // The same seed must give the same run.
        random = new Random(options.Seed);
        relistPhase = options.Timing.RelistPeriod * random.NextDouble();
#pragma warning restore CA5394
        recorder = new EventRecorder(time, recorded => events.Add(new(Now - options.Start, recorded) { Number = entries.Count + events.Count }));
        machine = PodMachine.For(Identified(pod), new KubeletOptions { Version = options.Version });
        runtime = new ContainerRuntime(() => state?.Pod ?? machine.Created, options, time);
        state = machine.Start(Now);
        Publish(TraceChange.Added, state.Pod);

        PodInput first = state.Pod.Spec.NodeName.Length > 0 ? new PodInput.SyncDue() : new PodInput.Scheduled(options.NodeName);
        time.At(Now + options.Timing.Binding, Order.Sync, () => Take(first));
        foreach (ClientAction action in options.Actions)
            time.At(Now + action.At, Order.UserAction, () => Carry(action));
    }

    private DateTimeOffset Now => time.GetUtcNow();

    public Trace Trace() => new()
    {
        Entries = entries.ToValueList(),
        Events = events.ToValueList(),
        Start = options.Start,
        Duration = options.Until,
        Seed = options.Seed,
        Notes = runtime.Notes.ToValueList(),
    };

    private static Pod Identified(Pod pod)
    {
        ObjectMeta meta = pod.Metadata;
        string name = meta.Name.Length > 0 ? meta.Name : meta.GenerateName.Length > 0 ? meta.GenerateName + "aaaaa" : "pod";
        return pod with
        {
            Metadata = meta with
            {
                Name = name,
                Namespace = meta.Namespace.Length > 0 ? meta.Namespace : "default",
                Uid = meta.Uid.Length > 0 ? meta.Uid : "uid-" + name,
            },
        };
    }

    private void Carry(ClientAction action)
    {
        if (state.IsRemoved)
            return;

        switch (action)
        {
            case ClientAction.Delete delete:
                Take(new PodInput.DeleteRequested(delete.GracePeriodSeconds));
                break;
            case ClientAction.Exec exec:
                runtime.Exec(exec.Container, exec.Command);
                break;
            default:
                throw new UnreachableException($"unknown action {action}");
        }
    }

    private void Take(PodInput input)
    {
        Step step = machine.Step(state, input, Now);
        state = step.State;
        foreach (PodEffect effect in step.Effects)
            CarryOut(effect);
    }

    private void Later(TimeSpan delay, Order order, PodInput input) => time.At(Now + delay, order, () => Take(input));

    private void CarryOut(PodEffect effect)
    {
        Timing timing = options.Timing;
        switch (effect)
        {
            case PodEffect.ObjectChanged changed:
                Publish(TraceChange.Modified, changed.Pod);
                break;
            case PodEffect.ObjectRemoved removed:
                Publish(TraceChange.Deleted, removed.Pod);
                break;
            case PodEffect.EmitEvent said:
                recorder.Record(state.Pod, said, options.NodeName);
                break;
            case PodEffect.MountVolumes:
                Later(timing.VolumeMount, Order.Process, new PodInput.VolumesMounted());
                break;
            case PodEffect.CreateSandbox:
                CreateSandbox(timing);
                break;
            case PodEffect.StopSandbox:
                runtime.StopSandbox();
                Later(TimeSpan.Zero, Order.Process, new PodInput.SandboxStopped());
                break;
            case PodEffect.InspectImage inspect:
                Later(TimeSpan.Zero, Order.Process, new PodInput.ImageInspected(inspect.Container, runtime.HasImage(inspect.Image)));
                break;
            case PodEffect.PullImage pull:
                RuntimeAnswer pulled = runtime.Pull(pull.Image);
                Later(pulled.Took, Order.Process, pulled.Error is null ? new PodInput.ImagePulled(pull.Container, pulled.Took) : new PodInput.ImagePullFailed(pull.Container, RuntimeError.Format(pulled.Code, pulled.Error)));
                break;
            case PodEffect.CreateContainer create:
                RuntimeAnswer created = runtime.Create(create.Container);
                Later(created.Took, Order.Process, created.Error is null ? new PodInput.ContainerCreated(create.Container) : new PodInput.ContainerCreateFailed(create.Container, created.Error));
                break;
            case PodEffect.StartContainer start:
                RuntimeAnswer started = runtime.AnswerToStart(start.Container);
                time.At(Now + started.Took, Order.Process, () => Start(start.Container, started.Error));
                break;
            case PodEffect.StopContainer stop:
                Stop(stop.Container, stop.Grace);
                break;
            case PodEffect.RunProbe probe:
                runtime.Probe(probe.Container, Probe(probe), PodIp, verdict => Take(new PodInput.ProbeAnswered(probe.Container, probe.Probe, verdict)));
                break;
            case PodEffect.PollRuntime:
                time.At(Now + timing.PollAfterChange, Order.RuntimePoll, Poll);
                break;
            case PodEffect.SyncAfter sync:
                nextSync?.Cancel();
                nextSync = time.At(SyncDue(sync.Delay), Order.Sync, () => Take(new PodInput.SyncDue()));
                break;
            case PodEffect.WakeAt wake:
                nextProbe?.Cancel();
                nextProbe = time.At(wake.At, Order.ProbeBeat, () => Take(new PodInput.Woken()));
                break;
            default:
                throw new UnreachableException($"unknown effect {effect}");
        }
    }

    private void CreateSandbox(Timing timing)
    {
        RuntimeAnswer answer = runtime.CreateSandbox(SandboxDied);
        Later(
            timing.SandboxCreation + answer.Took,
            Order.Process,
            answer.Error is null ? new PodInput.SandboxCreated(state.Pod.Spec.HostNetwork ? "" : PodIp) : new PodInput.SandboxFailed(RuntimeError.Format(answer.Code, answer.Error)));
    }

    /// <summary>A poll finds the sandbox and all that was in it dead at once.</summary>
    private void SandboxDied()
    {
        runtime.TakeUnreported(Now);
        AtNextRelist(Now, new PodInput.SandboxLost { FinishedAt = Now });
    }

    private void Start(string container, string? error)
    {
        error ??= runtime.Start(container, PodIp, exit => Exited(container, exit));
        Take(error is null ? new PodInput.ContainerStarted(container) : new PodInput.ContainerStartFailed(container, error));
    }

    /// <summary>A container that is being stopped is waited for; one that ends by itself is noticed by the next poll.</summary>
    private void Exited(string container, ContainerExit exit)
    {
        var input = new PodInput.ContainerExited(container, exit.ExitCode) { Reason = exit.Reason, Message = exit.Message, FinishedAt = exit.At };
        if (exit.WasStopped)
            Take(input);
        else
            AtNextRelist(exit.At, input, exit.TakeUnreported);
    }

    /// <summary>
    /// A look at the runtime finds all that has ended since the last one; a process that ends at the instant of the look still ran when
    /// it was looked at.
    /// </summary>
    private void Poll()
    {
        foreach ((string container, ContainerExit exit) in runtime.TakeUnreported(Now.AddTicks(-1)))
            Take(new PodInput.ContainerExited(container, exit.ExitCode) { Reason = exit.Reason, Message = exit.Message, FinishedAt = exit.At });
        Take(new PodInput.RuntimePolled());
    }

    private void AtNextRelist(DateTimeOffset happened, PodInput input, Func<bool>? still = null) =>
        time.At(NextRelist(happened), Order.RuntimePoll, () =>
        {
            if (still is null || still())
                Take(input);
        });

    private void Stop(string container, TimeSpan grace)
    {
        // A container that has ended by itself before the kubelet noticed is found ended by the stop.
        if (runtime.TakeUnreported(container) is { } exit)
            time.At(Now, Order.Process, () => Take(new PodInput.ContainerExited(container, exit.ExitCode) { Reason = exit.Reason, Message = exit.Message, FinishedAt = exit.At }));
        else
            runtime.Stop(container, grace);
    }

    private DateTimeOffset SyncDue(TimeSpan delay)
    {
        // A worker that has moved on waits for a view of the runtime that is newer than its last call.
        if (delay == TimeSpan.Zero)
            return NextRelist(Now + TimeSpan.FromTicks(options.Timing.RelistPeriod == TimeSpan.Zero ? 0 : 1));

#pragma warning disable CA5394 // The same seed must give the same run.
        DateTimeOffset due = Now + (delay * (1 + (options.Timing.SyncJitter * random.NextDouble())));
#pragma warning restore CA5394
        return NextBeat(due, options.Timing.WorkQueueTick);
    }

    private DateTimeOffset NextRelist(DateTimeOffset happened) => NextBeat(happened, options.Timing.RelistPeriod);

    private DateTimeOffset NextBeat(DateTimeOffset at, TimeSpan period)
    {
        if (period == TimeSpan.Zero)
            return at;

        TimeSpan sinceBeat = TimeSpan.FromTicks((at - options.Start - relistPhase + period).Ticks % period.Ticks);
        return sinceBeat == TimeSpan.Zero ? at : at - sinceBeat + period;
    }

    private Probe Probe(PodEffect.RunProbe probe)
    {
        PodSpec spec = state.Pod.Spec;
        Container container = spec.InitContainers.Concat(spec.Containers).First(c => c.Name == probe.Container);
        return probe.Probe switch
        {
            ProbeKind.Startup => container.StartupProbe!,
            ProbeKind.Readiness => container.ReadinessProbe!,
            _ => container.LivenessProbe!,
        };
    }

    private void Publish(TraceChange change, Pod pod) => entries.Add(new(Now - options.Start, change, pod) { Number = entries.Count + events.Count });
}
