using System.Text.Json;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests;

/// <summary>
/// All probe workers of a pod in virtual time, driven by the idealised pod sync of the recordings: it takes 3 ms and happens 10 ms after
/// a container starts or exits, on each change that causes one, and when the case says so. There is no back-off.
/// </summary>
internal sealed class ProbeLoop
{
    private static readonly TimeSpan SyncTakes = TimeSpan.FromMilliseconds(3);
    private static readonly TimeSpan SyncComesAfter = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan UsualProbeTakes = TimeSpan.FromMilliseconds(20);
    private static readonly DateTimeOffset KubeletStart = ProbesFiles.Epoch.AddDays(-1);

    private readonly JsonElement input;
    private readonly Pod pod;
    private readonly TimeSpan until;
    private readonly int maxRestarts;
    private readonly PriorityQueue<Action, (TimeSpan At, int Number)> queue = new();
    private readonly List<Instance> containers;
    private readonly List<LiveWorker> workers = [];
    private ProbeWorkers live = ProbeWorkers.None;
    private ProbeResults results = ProbeResults.Empty;
    private PodStatus status = PodStatus.Empty;
    private TimeSpan now;
    private int queued;
    private bool isSyncing;
    private bool wantsSync;
    private int stopping;

    public ProbeLoop(JsonElement input, Pod pod, Func<string, TimeSpan> startAt, TimeSpan until, int maxRestarts)
    {
        this.input = input;
        this.pod = pod;
        this.until = until;
        this.maxRestarts = maxRestarts;
        containers = [.. pod.Spec.InitContainers.Concat(pod.Spec.Containers).Select(c => new Instance(c))];
        At(TimeSpan.Zero, RequestSync);
        foreach (Instance container in containers)
            At(startAt(container.Name), () => Start(container));
        if (input.TryGetProperty("extraSyncs", out JsonElement syncs))
        {
            foreach (JsonElement sync in syncs.EnumerateArray())
                At(ProbesFiles.Seconds(sync), RequestSync);
        }
    }

    /// <summary>What happened: the instant, for a probe also its end, and everything else as words.</summary>
    public List<(TimeSpan At, TimeSpan End, string What)> Timeline { get; } = [];

    public required Func<string, ProbeKind, TimeSpan, (string Result, TimeSpan? Takes)> Health { get; init; }

    public required Func<string, TimeSpan> StopTakes { get; init; }

    public ProbeLoop Run()
    {
        while (queue.TryDequeue(out Action? happens, out (TimeSpan At, int Number) when) && when.At <= until)
        {
            now = when.At;
            happens();
        }

        return this;
    }

    private void At(TimeSpan at, Action happens) => queue.Enqueue(happens, (at, queued++));

    private void Say(string what, TimeSpan? since = null) => Timeline.Add((since ?? now, now, what));

    private void Start(Instance container)
    {
        container.Start(now);
        Say($"start {container.Name} {container.Id}");
        At(now + SyncComesAfter, RequestSync);
    }

    private void RequestSync()
    {
        wantsSync = true;
        if (isSyncing)
            return;

        wantsSync = false;
        isSyncing = true;
        At(now + SyncTakes, Sync);
    }

    private void EndSync()
    {
        isSyncing = false;
        if (wantsSync)
            RequestSync();
    }

    private void Sync()
    {
        ValueList<string> triggered = UpdateStatus();
        MakeWorkers();
        foreach (Instance container in containers.Where(c => c.IsRunning))
        {
            if (FailedProbe(container) is { } kind)
                Kill(container, kind);
        }

        // A worker that is woken looks once the sync has let go: a process that obeys at once is another one by then.
        foreach (LiveWorker worker in workers.Where(w => w.Settings.Kind == ProbeKind.Readiness && triggered.Contains(w.Container)).ToArray())
        {
            worker.Schedule = worker.Schedule.Trigger();
            Arm(worker);
        }

        if (stopping == 0)
            EndSync();
    }

    private ValueList<string> UpdateStatus()
    {
        PodStatus fresh = PodStatus.Empty with
        {
            Phase = PodPhase.Running,
            InitContainerStatuses = pod.Spec.InitContainers.Select(Fresh).ToValueList(),
            ContainerStatuses = pod.Spec.Containers.Select(Fresh).ToValueList(),
        };
        (ContainerStatuses updated, ValueList<string> triggered) = ProbeFlags.Update(pod, ContainerStatuses.Of(fresh), new(results, live, KubeletStart, ProbeRules.Default));
        SetStatus(fresh with { InitContainerStatuses = updated.Init, ContainerStatuses = updated.Regular });
        return triggered;
    }

    private ContainerStatus Fresh(Container container)
    {
        Instance seen = containers.Find(c => c.Name == container.Name)!;
        ContainerStatus? before = AllStatuses(status).FirstOrDefault(s => s.Name == container.Name);
        return new ContainerStatus
        {
            Name = container.Name,
            ContainerId = seen.Id,
            Started = seen.IsRunning ? before?.Started : null,
            State = seen.State,
        };
    }

    private void SetStatus(PodStatus changed)
    {
        foreach (ContainerStatus container in AllStatuses(changed))
        {
            ContainerStatus? before = AllStatuses(status).FirstOrDefault(s => s.Name == container.Name);
            if (before is null || Shown(before) != Shown(container))
                Say($"status {container.Name} {Shown(container)}");
        }

        status = changed;
    }

    private void MakeWorkers()
    {
        ProbeWorkers before = live;
        live = live.Sync(pod.Spec);
        foreach (ProbeKey key in live.Live.Where(k => !before.Has(k.Container, k.Kind)))
        {
            ProbeWorkerSettings settings = ProbeWorkerSettings.For(pod, ProbesFiles.Container(pod, key.Container), key.Kind, KubeletStart, ProbeRules.Default)!;
            var worker = new LiveWorker(key.Container, settings, ProbeSchedule.Begin(settings, ProbesFiles.Epoch + now, TimeSpan.Zero));
            workers.Add(worker);
            Arm(worker);
        }
    }

    private void Arm(LiveWorker worker)
    {
        if (worker.IsBusy)
            return;

        TimeSpan due = worker.Schedule.Due(ProbesFiles.Epoch + now) - ProbesFiles.Epoch;
        int armed = ++worker.Armed;
        At(due, () =>
        {
            if (worker.Armed == armed && !worker.IsBusy)
                Tick(worker);
        });
    }

    private void Tick(LiveWorker worker)
    {
        worker.Schedule = worker.Schedule.Serve(ProbesFiles.Epoch + now, ProbeRules.Default);
        ProbedContainer seen = ProbedContainer.In(pod.Spec, status, worker.Container, ProbeRules.Default);
        Take(worker, worker.Worker.Tick(worker.Settings, seen, ProbesFiles.Epoch + now));
    }

    private void Take(LiveWorker worker, ProbeWorkerStep step)
    {
        worker.Worker = step.Worker;
        worker.IsBusy = step.RunsProbe;
        var changes = new List<ProbeChange>();
        results = ProbeChange.Write(results, worker.Settings.Kind, step, changes);
        changes.ForEach(Publish);
        if (step.RunsProbe)
        {
            TimeSpan start = now;
            Instance probed = containers.Find(c => c.Name == worker.Container)!;
            string id = probed.Id;
            (string result, TimeSpan? takes) = Health(worker.Container, worker.Settings.Kind, start - probed.StartedAt);
            At(now + (takes ?? UsualProbeTakes), () =>
            {
                Say($"run {worker.Container} {id} {worker.Settings.Kind} {result}", start);
                Take(worker, worker.Worker.Answer(worker.Settings, Enum.Parse<ProbeAnswer>(result, ignoreCase: true)));
            });
        }
        else if (step.Ended)
        {
            live = live.Without(new(worker.Container, worker.Settings.Kind));
            workers.Remove(worker);
        }
        else
        {
            Arm(worker);
        }
    }

    private void Publish(ProbeChange change)
    {
        Say($"published {change.ContainerId} {change.Kind} {change.Result}");
        bool good = change.Result == ProbeResult.Success;
        ContainerStatus Changed(ContainerStatus s) => s.ContainerId != change.ContainerId ? s : change.Kind switch
        {
            ProbeKind.Readiness => s with { Ready = good },
            ProbeKind.Startup => s with { Started = good },
            _ => s,
        };
        SetStatus(status with
        {
            InitContainerStatuses = status.InitContainerStatuses.Select(Changed).ToValueList(),
            ContainerStatuses = status.ContainerStatuses.Select(Changed).ToValueList(),
        });
        if (change.CausesSync)
            At(now, RequestSync);
    }

    private ProbeKind? FailedProbe(Instance container) =>
        results.Get(ProbeKind.Liveness, container.Id) == ProbeResult.Failure ? ProbeKind.Liveness
        : results.Get(ProbeKind.Startup, container.Id) == ProbeResult.Failure ? ProbeKind.Startup
        : null;

    private void Kill(Instance container, ProbeKind kind)
    {
        bool isInit = pod.Spec.InitContainers.Any(c => c.Name == container.Name);
        string message = isInit
            ? KillMessage.InitFailedProbe(container.Name, kind)
            : KillMessage.FailedProbe(container.Name, kind, ContainerRestartPolicy.WithoutExitCode(pod.Spec.RestartPolicy, container.Spec));
        TimeSpan grace = GracePeriod.For(pod, container.Spec, kind == ProbeKind.Startup ? KillReason.StartupProbe : KillReason.LivenessProbe, null);
        Say($"kill {container.Name} {container.Id} {ProbesFiles.InSeconds(grace):0.###} {message}");

        TimeSpan takes = StopTakes(container.Name);
        TimeSpan longest = GracePeriod.StopTimeout(grace);
        int exitCode = takes < longest ? 143 : 137;
        stopping++;
        At(now + (takes < longest ? takes : longest), () =>
        {
            Say($"exit {container.Name} {container.Id} {exitCode}");
            container.Exit(exitCode);
            At(now + SyncComesAfter, RequestSync);
            if (--stopping == 0)
                EndKills();
        });
    }

    /// <summary>The sync that killed starts again what is down.</summary>
    private void EndKills()
    {
        foreach (Instance container in containers.Where(c => c.State.Terminated is not null && c.Restarts < maxRestarts))
            Start(container);
        EndSync();
    }

    private static IEnumerable<ContainerStatus> AllStatuses(PodStatus status) => status.InitContainerStatuses.Concat(status.ContainerStatuses);

    private static string Shown(ContainerStatus status) => $"{status.ContainerId} started={status.Started == true} ready={status.Ready}";

    private sealed class LiveWorker(string container, ProbeWorkerSettings settings, ProbeSchedule schedule)
    {
        public string Container { get; } = container;

        public ProbeWorkerSettings Settings { get; } = settings;

        public ProbeSchedule Schedule { get; set; } = schedule;

        public ProbeWorker Worker { get; set; } = ProbeWorker.New;

        public bool IsBusy { get; set; }

        public int Armed { get; set; }
    }

    private sealed class Instance(Container spec)
    {
        public Container Spec { get; } = spec;

        public string Name => Spec.Name;

        public int Restarts { get; private set; } = -1;

        public string Id => Restarts < 0 ? "" : $"containerd://{Name}-{Restarts}";

        public TimeSpan StartedAt { get; private set; }

        public ContainerState State { get; private set; } = new() { Waiting = new ContainerStateWaiting { Reason = "ContainerCreating" } };

        public bool IsRunning => State.Running is not null;

        public void Start(TimeSpan at)
        {
            Restarts++;
            StartedAt = at;
            State = new() { Running = new ContainerStateRunning { StartedAt = ProbesFiles.Epoch.AddSeconds(Math.Floor(at.TotalSeconds)) } };
        }

        public void Exit(int exitCode) => State = new() { Terminated = new ContainerStateTerminated { ExitCode = exitCode } };
    }
}
