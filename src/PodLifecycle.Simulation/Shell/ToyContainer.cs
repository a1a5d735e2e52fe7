namespace PodLifecycle.Simulation.Shell;

/// <summary>The inside of one container during one run: its clock, processes, files, servers and log.</summary>
internal sealed class ToyContainer
{
    public const int InitPid = 1;

    private readonly List<Job> jobs = [];
    private readonly List<Server> servers = [];
    private int lastPid;

    public ToyContainer(ShellContext context, string image, FileSystem files, DateTimeOffset at)
    {
        Context = context;
        Image = image;
        Files = files;
        Now = at;
    }

    public ShellContext Context { get; }

    public string Image { get; }

    public FileSystem Files { get; }

    public ContainerLog Log { get; } = new();

    public DateTimeOffset Now { get; private set; }

    public string? Note { get; set; }

    /// <summary>PID 1, which is started first.</summary>
    public Job Init { get; private set; } = null!;

    public DateTimeOffset? NextWake => jobs.Min(job => job.Wake);

    public int NextPid() => ++lastPid;

    public Job Start(IReadOnlyList<string> argv, Streams io)
    {
        var state = new ShellState(Environment(), FileSystem.Absolute(Context.WorkingDirectory, "/"), NextPid());
        var job = new Job(this, leader: null, state.ShellPid, state);
        Init ??= job;
        jobs.Add(job);
        job.Begin(Interpreter.Begin(argv, new Scope(job, state, io)));
        return job;
    }

    /// <summary>The caller begins its command.</summary>
    public Job StartChild(Job parent, ShellState state)
    {
        parent.CountRound();
        ShellProblemException.ThrowIfAbove(Limits.Jobs - 1, jobs.Count, "background jobs");
        var job = new Job(this, parent.Leader, NextPid(), state) { Shell = state };
        jobs.Add(job);
        return job;
    }

    public void Advance(DateTimeOffset at)
    {
        if (Init.ExitCode is not null)
            return;

        ArgumentOutOfRangeException.ThrowIfLessThan(at, Now);
        RunReady();
        while (Init.ExitCode is null && NextWake is { } wake && wake <= at)
        {
            Now = wake;
            RunReady();
        }

        if (Init.ExitCode is null)
            Now = at;
    }

    public void RunReady()
    {
        Reap();
        while (jobs.Find(job => job.CanRun) is { } ready)
        {
            ready.Run();
            Reap();
        }
    }

    public void Open(Server server)
    {
        servers.Add(server);
        if (server.PidFile is { } path)
            Files.Write(path, FormattableString.Invariant($"{server.Pid}\n"));
    }

    public void Stop(Server server)
    {
        server.Stopped = true;
        servers.Remove(server);
        if (server.PidFile is { } path)
            Files.Remove(path);
    }

    public Server? Find(Predicate<Server> match) => servers.Find(match);

    public Job? FindJob(int pid) => jobs.Find(job => job.Pid == pid);

    public Server? Port(int number) => Find(server => server.Ports.Contains(number));

    private void Reap()
    {
        if (Init.ExitCode is not null)
        {
            // PID 1 takes every other process of its namespace with it.
            jobs.ForEach(job => job.End(ExitCodes.Killed));
        }

        servers.FindAll(server => server.Owner is { ExitCode: not null }).ForEach(Stop);
        jobs.RemoveAll(job => job.ExitCode is not null);
        if (Init.ExitCode is not null)
            servers.Clear();
    }

    private Dictionary<string, string> Environment()
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["HOSTNAME"] = Context.Hostname,
            ["HOME"] = "/root",
            ["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        };
        foreach (var (name, value) in Context.Environment)
            environment[name] = value;

        return environment;
    }
}
