using System.Diagnostics;
using PodLifecycle.Api;

namespace PodLifecycle.Simulation;

/// <summary>One pod in its world: the machine's effects are carried out and answered, with the delays of the world's timing.</summary>
internal sealed class PodWorld
{
    private readonly World world;
    private readonly string ip;
    private readonly PodMachine machine;
    private readonly ContainerRuntime runtime;
    private readonly VolumeMounts volumes;
    private PodState state;
    private bool hasChanged;
    private VirtualTime.Planned? nextSync;
    private VirtualTime.Planned? nextWake;

    /// <param name="world">What all pods share.</param>
    /// <param name="machine">The pod, with name, namespace and uid.</param>
    /// <param name="ip">The address that its sandboxes get.</param>
    /// <param name="script">What its containers do.</param>
    public PodWorld(World world, PodMachine machine, string ip, Script script)
    {
        this.world = world;
        this.ip = ip;
        this.machine = machine;
        state = machine.Start(Now);
        runtime = new ContainerRuntime(() => state.Pod, script, world);
        volumes = new VolumeMounts(() => state.Pod, world, error => Say(ContainerEvents.FailedMount(error)));
        LastChange = world.Publish(TraceChange.Added, state.Pod);
        world.Time.At(Now + Timing.Binding, Order.Sync, Begin);
    }

    public Pod Pod => state.Pod;

    public bool IsRemoved => state.IsRemoved;

    public IReadOnlyList<string> Notes => runtime.Notes;

    /// <summary>What a watcher saw last of the pod.</summary>
    public TraceEntry LastChange { get; private set; }

    private VirtualTime Time => world.Time;

    private Timing Timing => world.Options.Timing;

    private DateTimeOffset Now => world.Now;

    public void Take(PodInput input)
    {
        Step step = machine.Step(state, input, Now);
        state = step.State;
        foreach (PodEffect effect in step.Effects)
            CarryOut(effect);
    }

    public void Exec(string container, ValueList<string> command) => runtime.Exec(container, command);

    /// <summary>Behind the kubelet's back.</summary>
    public void Kill(string container) => runtime.Kill(container);

    /// <summary>Behind the kubelet's back.</summary>
    public void KillSandbox() => runtime.KillSandbox();

    /// <summary>The scheduler looks again at a pod that it could not place; nothing is said when it still cannot.</summary>
    public void TryAgainToSchedule()
    {
        if (IsRemoved)
            return;
        if (world.Schedule(Pod) is PodInput.Scheduled scheduled)
            Take(scheduled);
        else
            world.Waits(this);
    }

    /// <summary>The scheduler places the pod, or the kubelet of the node that the pod names finds it.</summary>
    private void Begin()
    {
        if (Pod.Spec.NodeName.Length > 0)
        {
            Take(new PodInput.SyncDue());
            return;
        }

        PodInput? verdict = world.Schedule(Pod);
        if (verdict is not null)
            Take(verdict);
        if (verdict is not PodInput.Scheduled)
            world.Waits(this);
    }

    private void Publish(TraceChange change, Pod pod) => LastChange = world.Publish(change, pod);

    private void Say(PodEvent said) => world.Record(Pod, new PodEffect.EmitEvent(said.Type, said.Reason, said.Message));

    private void Later(TimeSpan delay, Order order, PodInput input) => Time.At(Now + delay, order, () => Take(input));

    private void CarryOut(PodEffect effect)
    {
        switch (effect)
        {
            case PodEffect.ObjectChanged changed:
                Publish(TraceChange.Modified, changed.Pod);
                break;
            case PodEffect.ObjectRemoved removed:
                Publish(TraceChange.Deleted, removed.Pod);
                world.TryWaitingPodsAgain();
                break;
            case PodEffect.EmitEvent said:
                world.Record(Pod, said);
                break;
            case PodEffect.MountVolumes:
                volumes.Wait(() => Take(new PodInput.VolumesMounted()), GiveUpVolumes);
                break;
            case PodEffect.CreateSandbox:
                CreateSandbox();
                break;
            case PodEffect.StopSandbox:
                runtime.StopSandbox();
                Changed();
                Later(TimeSpan.Zero, Order.Process, new PodInput.SandboxStopped());
                break;
            case PodEffect.InspectImage inspect:
                Later(TimeSpan.Zero, Order.Process, new PodInput.ImageInspected(inspect.Container, runtime.HasImage(inspect.Image)));
                break;
            case PodEffect.PullImage pull:
                PullImage(pull);
                break;
            case PodEffect.CreateContainer create:
                CreateContainer(create.Container);
                break;
            case PodEffect.StartContainer start:
                StartContainer(start.Container);
                break;
            case PodEffect.StopContainer stop:
                Stop(stop.Container, stop.Grace);
                break;
            case PodEffect.RunProbe probe:
                RunProbe(probe);
                break;
            case PodEffect.RunHook hook:
                RunHook(hook);
                break;
            case PodEffect.PollRuntime poll:
                Time.At(poll.Promptly ? Now + Timing.PollAfterChange : world.Beats.LaterRelist(poll.NewerThan), Order.RuntimePoll, Poll);
                break;
            case PodEffect.SyncAfter sync:
                nextSync?.Cancel();
                nextSync = Time.At(world.Beats.SyncDue(Now, sync.Delay), Order.Sync, () => Take(new PodInput.SyncDue()));
                break;
            case PodEffect.WakeAt wake:
                nextWake?.Cancel();
                nextWake = Time.At(wake.At, Order.ProbeBeat, () => Take(new PodInput.Woken()));
                break;
            default:
                throw new UnreachableException($"unknown effect {effect}");
        }
    }

    private void GiveUpVolumes(string error)
    {
        if (state.AwaitsVolumes)
            Take(new PodInput.VolumesFailed(error));
    }

    private void PullImage(PodEffect.PullImage pull)
    {
        RuntimeAnswer answer = runtime.Pull(pull.Image);
        Later(answer.Took, Order.Process, answer.Error is null ? new PodInput.ImagePulled(pull.Container, answer.Took) { SizeBytes = ContainerRuntime.ImageSize } : new PodInput.ImagePullFailed(pull.Container, RuntimeError.Format(answer.Code, answer.Error)));
    }

    private void StartContainer(string container)
    {
        RuntimeAnswer answer = runtime.AnswerToStart(container);
        Time.At(Now + answer.Took, Order.Process, () => Start(container, answer.Error));
    }

    private void RunProbe(PodEffect.RunProbe probe) =>
        runtime.Probe(probe.Container, Probe(probe), ip, verdict => Take(new PodInput.ProbeAnswered(probe.Container, probe.Probe, verdict)));

    private void RunHook(PodEffect.RunHook hook)
    {
        Lifecycle lifecycle = ContainerLists.Find(Pod.Spec, hook.Container)!.Lifecycle!;
        LifecycleHandler handler = hook.Hook == HookKind.PostStart ? lifecycle.PostStart! : lifecycle.PreStop!;
        runtime.RunHook(hook.Container, handler, ip, failure => Take(new PodInput.HookAnswered(hook.Container, failure)));
    }

    private void CreateSandbox()
    {
        RuntimeAnswer answer = runtime.CreateSandbox(SandboxDied);
        if (answer.Error is null)
            Time.At(Now + Timing.SandboxCreation + answer.Took, Order.Process, Changed);
        Later(
            Timing.SandboxCreation + answer.Took,
            Order.Process,
            answer.Error is null ? new PodInput.SandboxCreated(state.Pod.Spec.HostNetwork ? "" : ip) : new PodInput.SandboxFailed(RuntimeError.Format(answer.Code, answer.Error)));
    }

    private void CreateContainer(string container)
    {
        if (runtime.ConfigError(container, ip) is { } error)
        {
            Later(TimeSpan.Zero, Order.Process, new PodInput.ContainerConfigFailed(container, error));
            return;
        }

        RuntimeAnswer answer = runtime.Create(container);
        Later(answer.Took, Order.Process, answer.Error is null ? new PodInput.ContainerCreated(container) : new PodInput.ContainerCreateFailed(container, answer.Error));
    }

    /// <summary>A poll finds the sandbox and all that was in it dead at once.</summary>
    private void SandboxDied()
    {
        runtime.TakeUnreported(Now);
        AtNextRelist(Now, new PodInput.SandboxLost { FinishedAt = Now }, () =>
        {
            // What was started since then has no sandbox to live in.
            runtime.KillAll();
            TellExits(Now);
            return true;
        });
    }

    private void Start(string container, string? error)
    {
        error ??= runtime.Start(container, ip, exit => Exited(container, exit));
        Changed();
        Take(error is null ? new PodInput.ContainerStarted(container) : new PodInput.ContainerStartFailed(container, error));
    }

    /// <summary>A container that is being stopped is waited for; one that ends by itself is noticed by the next poll.</summary>
    private void Exited(string container, ContainerExit exit)
    {
        var input = new PodInput.ContainerExited(container, exit.ExitCode) { Reason = exit.Reason, Message = exit.Message, FinishedAt = exit.At };
        if (exit.WasStopped)
        {
            Changed();
            Take(input);
        }
        else
        {
            AtNextRelist(exit.At, input, exit.TakeUnreported);
        }
    }

    /// <summary>
    /// A look at the runtime finds all that has ended since the last one; a process that ends at the instant of the look still ran when
    /// it was looked at.
    /// </summary>
    private void Poll()
    {
        // An end that was found is told of already.
        bool sawChanges = !TellExits(Now.AddTicks(-1)) && hasChanged;
        hasChanged = false;
        Take(new PodInput.RuntimePolled { SawChanges = sawChanges });
    }

    /// <summary>The kubelet hears of all ends up to an instant that it has not heard of.</summary>
    private bool TellExits(DateTimeOffset until)
    {
        IReadOnlyList<(string Container, ContainerExit Exit)> exits = runtime.TakeUnreported(until);
        foreach ((string container, ContainerExit exit) in exits)
            Take(new PodInput.ContainerExited(container, exit.ExitCode) { Reason = exit.Reason, Message = exit.Message, FinishedAt = exit.At });
        return exits.Count > 0;
    }

    /// <summary>The kubelet's own calls have changed the runtime: its next look finds that, unless it looks before.</summary>
    private void Changed()
    {
        if (hasChanged)
            return;

        hasChanged = true;
        if (Timing.RelistPeriod > TimeSpan.Zero)
        {
            Time.At(world.Beats.LaterRelist(Now), Order.RuntimePoll, () =>
            {
                if (hasChanged)
                    Poll();
            });
        }
    }

    private void AtNextRelist(DateTimeOffset happened, PodInput input, Func<bool>? still = null) =>
        Time.At(world.Beats.NextRelist(happened), Order.RuntimePoll, () =>
        {
            if (still is null || still())
                Take(input);
        });

    private void Stop(string container, TimeSpan grace)
    {
        // A container that has ended by itself before the kubelet noticed is found ended by the stop.
        if (runtime.TakeUnreported(container) is { } exit)
            Time.At(Now, Order.Process, () => Take(new PodInput.ContainerExited(container, exit.ExitCode) { Reason = exit.Reason, Message = exit.Message, FinishedAt = exit.At }));
        else
            runtime.Stop(container, grace);
    }

    private Probe Probe(PodEffect.RunProbe probe)
    {
        Container container = ContainerLists.Find(Pod.Spec, probe.Container)!;
        return probe.Probe switch
        {
            ProbeKind.Startup => container.StartupProbe!,
            ProbeKind.Readiness => container.ReadinessProbe!,
            _ => container.LivenessProbe!,
        };
    }
}
