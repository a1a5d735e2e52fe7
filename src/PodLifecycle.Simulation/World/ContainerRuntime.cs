using PodLifecycle.Api;
using PodLifecycle.Simulation.Shell;

namespace PodLifecycle.Simulation;

/// <summary>What really happens to a pod's containers: processes that follow the script, the toy shell or the table of images.</summary>
internal sealed class ContainerRuntime
{
    /// <summary>Bytes: what the runtime of the recordings says of every image.</summary>
    public const long ImageSize = 1_000_000;

    private static readonly RuntimeAnswer AllIsWell = new();
    private readonly Func<Pod> pod;
    private readonly Script script;
    private readonly SimulationOptions options;
    private readonly VirtualTime time;
    private readonly ClusterObjects objects;
    private readonly Dictionary<string, ContainerInstance> instances = [];
    private readonly Dictionary<string, int> attempts = [];

    // Most pods need none of these.
    private HandlerRunner? handlers;
    private ContainerSetting? setting;
    private PodNetwork? network;
    private HashSet<string>? pulled;
    private List<string>? notes;
    private int sandboxes;
    private Action? sandboxDied;

    /// <param name="pod">The pod as it is now: its spec may gain ephemeral containers.</param>
    /// <param name="script">What the containers do.</param>
    /// <param name="world">What the pod shares with others.</param>
    public ContainerRuntime(Func<Pod> pod, Script script, World world)
    {
        this.pod = pod;
        this.script = script;
        options = world.Options;
        time = world.Time;
        objects = world.Objects;
    }

    public IReadOnlyList<string> Notes => notes ?? [];

    private HandlerRunner Handlers => handlers ??= new HandlerRunner(Network, name => instances.GetValueOrDefault(name) is { Process.Exit: null } running ? running : null, time);

    private ContainerSetting Setting => setting ??= new ContainerSetting(options, objects, Network);

    private PodNetwork Network => network ??= new PodNetwork(pod, () => instances.Values.Where(i => i.Process.Exit is null), time);

    private DateTimeOffset Now => time.GetUtcNow();

    public bool HasImage(string image) => !script.Images.ContainsKey(image) || pulled?.Contains(image) == true;

    public RuntimeAnswer Pull(string image)
    {
        RuntimeAnswer answer = Next(script.Images.GetValueOrDefault(image), "pull ", image);
        if (answer.Error is null)
            (pulled ??= []).Add(image);
        return answer;
    }

    public RuntimeAnswer Create(string container) => Next(Script(container)?.Create, "create ", container);

    public RuntimeAnswer AnswerToStart(string container) => Next(Script(container)?.Start, "start ", container);

    public RuntimeAnswer CreateSandbox(Action died)
    {
        RuntimeAnswer answer = Next(script.SandboxCreate, "sandbox");
        if (answer.Error is not null)
            return answer;

        sandboxDied = died;
        ValueList<TimeSpan?> lives = script.SandboxLives;
        int number = ++sandboxes;
        if (lives.Count > 0 && lives[Math.Min(number, lives.Count) - 1] is { } life)
        {
            time.At(Now + answer.Took + options.Timing.SandboxCreation + life, Order.Process, () =>
            {
                if (number == sandboxes)
                    KillSandbox();
            });
        }

        return answer;
    }

    public void StopSandbox()
    {
        sandboxDied = null;
        KillAll();
    }

    /// <summary>The sandbox dies behind the kubelet's back, and all that is in it (exit code 137). Without one nothing happens.</summary>
    public void KillSandbox()
    {
        if (sandboxDied is not { } died)
            return;

        StopSandbox();

        // The containers' ends come first.
        time.At(Now, Order.Process, died);
    }

    /// <summary>Why an instance of a container cannot even be asked for, such as a ConfigMap that is not there; null when all is well.</summary>
    public string? ConfigError(string container, string podIp) =>
        Spec(container) is var spec && (spec.Env.Count > 0 || spec.EnvFrom.Count > 0) ? Setting.Environment(pod(), spec, podIp).Error : null;

    /// <summary>Starts a container's process; the answer is the runtime's error, or null.</summary>
    /// <exception cref="SimulationException">Nobody has described what the container does.</exception>
    public string? Start(string container, string podIp, Action<ContainerExit> exited)
    {
        int number = CountAttempt("run " + container);
        switch (Process(container, podIp, number))
        {
            case StartOutcome.Started started:
                if (started.Process.Note is { } note && notes?.Contains(note) != true)
                    (notes ??= []).Add(note);
                var instance = new ContainerInstance(started.Process, time, exited);
                instances[container] = instance;
                instance.Watch();
                return null;
            case StartOutcome.NotStarted refused:
                return refused.Message;
            case StartOutcome.Refused refused:
                throw new SimulationException(refused.Problem.Message);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>SIGTERM now, SIGKILL when the grace is over.</summary>
    public void Stop(string container, TimeSpan grace) => instances[container].Stop(grace);

    /// <summary>The container's process is killed behind the kubelet's back (exit code 137). One that does not run stays as it is.</summary>
    public void Kill(string container) => instances.GetValueOrDefault(container)?.Kill();

    /// <summary>Somebody runs a command in a container; in one that does not run nothing happens.</summary>
    /// <exception cref="SimulationException">The pod has no such container.</exception>
    public void Exec(string container, ValueList<string> command)
    {
        _ = Spec(container);
        if (instances.GetValueOrDefault(container) is { Process.Exit: null } instance)
            instance.Exec([.. command], limit: null, beforeEvents: false, ended: static _ => { });
    }

    /// <summary>An end that the kubelet has not heard of yet, if there is one; from now on it counts as told.</summary>
    public ContainerExit? TakeUnreported(string container) => instances[container].Exit is { } exit && exit.TakeUnreported() ? exit : null;

    /// <summary>All ends up to an instant that the kubelet has not heard of yet; from now on they count as told.</summary>
    public IReadOnlyList<(string Container, ContainerExit Exit)> TakeUnreported(DateTimeOffset until)
    {
        var ends = new List<(string, ContainerExit)>();
        foreach (string container in instances.Keys)
        {
            if (instances[container].Exit?.At <= until && TakeUnreported(container) is { } exit)
                ends.Add((container, exit));
        }

        return ends;
    }

    /// <summary>Runs one attempt of a probe; the answer comes when it is over.</summary>
    public void Probe(string container, Probe probe, string podIp, Action<ProbeVerdict> answered)
    {
        ProbeAction action = ProbeAction.For(pod().Metadata, Spec(container), probe, podIp, options.Version);
        Handlers.Run(action, container, podIp, (done, outcome) => answered(ProbeVerdict.Of(done, outcome, ProbeRules.For(options.Version))));
    }

    /// <summary>Runs a hook; the answer, null for a success, comes when it is over. A sleep is over at once.</summary>
    public void RunHook(string container, LifecycleHandler handler, string podIp, Action<HookFailure?> answered)
    {
        HookAction action = HookAction.For(Spec(container), handler, podIp, options.Version);
        Handlers.Run(action, container, podIp, (done, outcome) => answered(HookFailure.Of(done, outcome, pod().Metadata, container, ProbeRules.For(options.Version))));
    }

    /// <summary>All processes are killed (exit code 137).</summary>
    public void KillAll()
    {
        foreach (ContainerInstance instance in instances.Values)
            instance.Kill();
    }

    private StartOutcome Process(string container, string podIp, int number)
    {
        ContainerScript? told = Script(container);
        if (told is { Runs.Count: > 0 } or { Exec.Count: > 0 } or { Listen.Count: > 0 } || options.ScriptIsComplete)
        {
            told ??= new ContainerScript();
            ContainerRun run = told.Runs.Count == 0 ? new ContainerRun() : told.Runs[Math.Min(number, told.Runs.Count) - 1];
            return new StartOutcome.Started(new ScriptedProcess(told, run, Now));
        }

        Container spec = Spec(container);
        ContainerEnvironment environment = Setting.Environment(pod(), spec, podIp);
        if (environment.Error is { } error)
            throw new SimulationException($"container {container} cannot start: {error}; add it to {nameof(SimulationOptions.Objects)}");

        try
        {
            ShellContext context = Setting.Context(pod(), spec, podIp, environment);
            return Entrypoint.Start(spec.Image, environment.Expand(spec.Command), environment.Expand(spec.Args), context, Now);
        }
        catch (ShellProblemException refused)
        {
            return new StartOutcome.Refused(refused.Problem);
        }
    }

    private Container Spec(string name) => ContainerLists.Find(pod().Spec, name) ?? throw new SimulationException($"the pod has no container {name}");

    private int CountAttempt(string kind) => attempts[kind] = attempts.GetValueOrDefault(kind) + 1;

    private ContainerScript? Script(string container) => script.Containers.GetValueOrDefault(container);

    /// <summary>The answer to the next attempt of a kind: entries serve in order, past the end all goes well.</summary>
    private RuntimeAnswer Next(ValueList<RuntimeAnswer>? answers, string kind, string name = "")
    {
        if (answers is null or { Count: 0 })
            return AllIsWell;

        int attempt = CountAttempt(kind + name);
        foreach (RuntimeAnswer answer in answers)
        {
            if (answer.Times is not { } times || attempt <= times)
                return answer;
            attempt -= times;
        }

        return AllIsWell;
    }
}
