using PodLifecycle.Api;
using PodLifecycle.Simulation.Shell;

namespace PodLifecycle.Simulation;

/// <summary>How a container's process ended.</summary>
/// <param name="exit">The process' own end.</param>
/// <param name="wasStopped">The kubelet had asked for it and waits.</param>
internal sealed class ContainerExit(ProcessExit exit, bool wasStopped)
{
    private bool reported = wasStopped;

    public int ExitCode => exit.ExitCode;

    public string Reason => exit.Reason;

    public string Message => exit.Message ?? "";

    public DateTimeOffset At => exit.At;

    public bool WasStopped { get; } = wasStopped;

    /// <summary>True once: the kubelet hears of the end now.</summary>
    public bool TakeUnreported()
    {
        bool first = !reported;
        reported = true;
        return first;
    }
}

/// <summary>What really happens to a pod's containers: processes that follow the script, the toy shell or the table of images.</summary>
internal sealed class ContainerRuntime(Pod pod, SimulationOptions options, VirtualTime time)
{
    private const string ServiceAddress = "10.96.0.10";
    private readonly Dictionary<string, Instance> instances = [];
    private readonly Dictionary<string, int> attempts = [];
    private readonly Dictionary<string, FileTree> volumes = [];
    private readonly HashSet<string> pulled = [];
    private readonly List<string> notes = [];
    private int sandboxes;

    public IReadOnlyList<string> Notes => notes;

    private DateTimeOffset Now => time.GetUtcNow();

    public bool HasImage(string image) => !options.Script.Images.ContainsKey(image) || pulled.Contains(image);

    public RuntimeAnswer Pull(string image)
    {
        RuntimeAnswer answer = Next(options.Script.Images.GetValueOrDefault(image), "pull " + image);
        if (answer.Error is null)
            pulled.Add(image);
        return answer;
    }

    public RuntimeAnswer Create(string container) => Next(Script(container)?.Create, "create " + container);

    public RuntimeAnswer AnswerToStart(string container) => Next(Script(container)?.Start, "start " + container);

    public RuntimeAnswer CreateSandbox(Action died)
    {
        RuntimeAnswer answer = Next(options.Script.SandboxCreate, "sandbox");
        ValueList<TimeSpan?> lives = options.Script.SandboxLives;
        if (answer.Error is null && lives.Count > 0 && lives[Math.Min(sandboxes++, lives.Count - 1)] is { } life)
        {
            int number = sandboxes;
            time.At(Now + answer.Took + options.Timing.SandboxCreation + life, Order.Process, () =>
            {
                if (number != sandboxes)
                    return;
                KillAll();

                // The containers' ends come first.
                time.At(Now, Order.Process, died);
            });
        }

        return answer;
    }

    public void StopSandbox()
    {
        sandboxes++;
        KillAll();
    }

    /// <summary>Starts a container's process; the answer is the runtime's error, or null.</summary>
    /// <exception cref="SimulationException">Nobody has described what the container does.</exception>
    public string? Start(string container, Action<ContainerExit> exited)
    {
        int number = attempts[container] = attempts.GetValueOrDefault(container) + 1;
        switch (Process(container, number))
        {
            case StartOutcome.Started started:
                if (started.Process.Note is { } note && !notes.Contains(note))
                    notes.Add(note);
                var instance = new Instance(started.Process, exited);
                instances[container] = instance;
                Watch(instance);
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
    public void Stop(string container, TimeSpan grace)
    {
        Instance instance = instances[container];
        instance.IsStopping = true;
        instance.Process.Signal(Now);
        time.At(Now + grace, Order.Process, () =>
        {
            instance.Process.Kill(Now);
            Watch(instance);
        });
        Watch(instance);
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

    /// <summary>Runs a command of a probe in a container; the answer comes when the command ends or its timeout is over.</summary>
    public void Probe(string container, Probe probe, Action<ProbeVerdict> answered)
    {
        if (instances.GetValueOrDefault(container) is { Exit: null } instance)
            ProbeRunner.Exec(probe.Exec!, TimeSpan.FromSeconds(probe.TimeoutSeconds), instance.Process, time, answered);
        else
            time.At(Now, Order.Process, () => answered(new(ProbeAnswer.Error, "rpc error: code = NotFound desc = container is not running")));
    }

    private void KillAll()
    {
        foreach (Instance instance in instances.Values)
        {
            instance.Process.Kill(Now);
            Watch(instance);
        }
    }

    /// <summary>Tells of the process' end once, else looks again when something happens in it.</summary>
    private void Watch(Instance instance)
    {
        ContainerProcess process = instance.Process;
        instance.NextLook?.Cancel();
        if (instance.Exit is not null)
            return;

        if (process.Exit is { } exit)
        {
            if (exit.Problem is { } problem)
                throw new SimulationException(problem.Message);
            instance.Exit = new ContainerExit(exit, instance.IsStopping);
            time.At(Now, Order.Process, () => instance.Exited(instance.Exit));
        }
        else if (process.NextWake is { } wake)
        {
            instance.NextLook = time.At(wake, Order.Process, () =>
            {
                process.Advance(Now);
                Watch(instance);
            });
        }
    }

    private StartOutcome Process(string container, int number)
    {
        ContainerScript? script = Script(container);
        if (script is { Runs.Count: > 0 } || options.ScriptIsComplete)
        {
            script ??= new ContainerScript();
            ContainerRun run = script.Runs.Count == 0 ? new ContainerRun() : script.Runs[Math.Min(number, script.Runs.Count) - 1];
            return new StartOutcome.Started(new ScriptedProcess(script, run, Now));
        }

        Container spec = pod.Spec.InitContainers.Concat(pod.Spec.Containers).First(c => c.Name == container);
        return Entrypoint.Start(spec.Image, spec.Command, spec.Args, Context(spec), Now);
    }

    private ShellContext Context(Container spec) => new()
    {
        ContainerName = spec.Name,
        Hostname = pod.Spec.Hostname.Length > 0 ? pod.Spec.Hostname : pod.Metadata.Name,
        Environment = spec.Env.ToArray().Where(e => e.ValueFrom is null).ToDictionary(e => e.Name, e => e.Value),
        WorkingDirectory = spec.WorkingDir.Length > 0 ? spec.WorkingDir : "/",
        Stdin = spec.Stdin,
        Ports = [.. spec.Ports.Select(p => p.Port)],
        Mounts = [.. spec.VolumeMounts.Select(m => new Mount(m.MountPath, Volume(m.Name), m.ReadOnly))],
        Resolve = (name, _) => options.ResolvableNames.AsSpan().Contains(name) ? ServiceAddress : null,
        UnknownCommand = options.UnknownCommand,
    };

    private FileTree Volume(string name)
    {
        if (!volumes.TryGetValue(name, out FileTree? tree))
            volumes[name] = tree = new FileTree();
        return tree;
    }

    private ContainerScript? Script(string container) => options.Script.Containers.GetValueOrDefault(container);

    /// <summary>The answer to the next attempt of a kind: entries serve in order, past the end all goes well.</summary>
    private RuntimeAnswer Next(ValueList<RuntimeAnswer>? answers, string kind)
    {
        int attempt = attempts[kind] = attempts.GetValueOrDefault(kind) + 1;
        foreach (RuntimeAnswer answer in answers ?? ValueList<RuntimeAnswer>.Empty)
        {
            if (answer.Times is not { } times || attempt <= times)
                return answer;
            attempt -= times;
        }

        return new RuntimeAnswer();
    }

    private sealed class Instance(ContainerProcess process, Action<ContainerExit> exited)
    {
        public ContainerProcess Process => process;

        public Action<ContainerExit> Exited => exited;

        public bool IsStopping { get; set; }

        public ContainerExit? Exit { get; set; }

        public VirtualTime.Planned? NextLook { get; set; }
    }
}
