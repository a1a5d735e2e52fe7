namespace PodLifecycle.Simulation.Shell;

/// <summary>A process of the container: PID 1, an exec session, or something started with <c>&amp;</c>.</summary>
internal sealed class Job
{
    private readonly Stack<IEnumerator<Pause>> commands = new();
    private readonly ShellState state;
    private Pause? pause;
    private DateTimeOffset roundsAt;
    private int rounds;

    public Job(ToyContainer container, Job? leader, int pid, ShellState state)
    {
        Container = container;
        Leader = leader ?? this;
        Pid = pid;
        this.state = state;
    }

    public ToyContainer Container { get; }

    /// <summary>PID 1 or the exec session that this was started from: problems count as its own.</summary>
    public Job Leader { get; }

    public int Pid { get; }

    /// <summary>The shell that this process is, so its traps count; null: it is another program.</summary>
    public ShellState? Shell { get; set; }

    /// <summary>The exit code with which the program obeys stop signals; null: it has no handler for them.</summary>
    public int? StopCode { get; set; }

    public int? ExitCode { get; private set; }

    public DateTimeOffset EndedAt { get; private set; }

    public ShellProblem? Problem { get; private set; }

    public DateTimeOffset? Wake => ExitCode is null && pause is Pause.Until until ? until.Instant : null;

    public bool CanRun => ExitCode is null && (pause is null || pause.IsOver(Container.Now));

    public void Begin(IEnumerator<Pause> command) => commands.Push(command);

    public void Run()
    {
        pause = null;
        try
        {
            while (commands.TryPeek(out var command))
            {
                if (!command.MoveNext())
                    commands.Pop();
                else if (command.Current is Pause.Call call)
                {
                    ShellProblemException.ThrowIfAbove(Limits.Frames - 1, commands.Count, "commands inside each other");
                    commands.Push(call.Command);
                }
                else
                {
                    pause = command.Current;
                    return;
                }

                if (ExitCode is not null)
                    return;
            }

            End(state.Status);
        }
        catch (ShellProblemException refused)
        {
            Leader.Refuse(refused.Problem);
            Refuse(refused.Problem);
        }
    }

    /// <summary>Counts what could go on for ever without time passing: rounds of loops, and shells that start shells.</summary>
    public void CountRound()
    {
        Leader.rounds = Leader.roundsAt == Container.Now ? Leader.rounds + 1 : 1;
        Leader.roundsAt = Container.Now;
        if (Leader.rounds > Limits.RoundsPerInstant)
            throw new ShellProblemException(new ShellProblem.LoopWithoutSleep(Container.Now));
    }

    public void Signal(int signal)
    {
        if (Shell is not null && signal != Signals.Kill && Shell.Traps.TryGetValue(signal, out var handler))
        {
            if (handler.Items.Count > 0)
            {
                Shell.PendingTraps.Enqueue(signal);
                pause = pause is Pause.When { BySignal: true } ? null : pause;
            }
        }
        else if (StopCode is { } code && signal != Signals.Kill)
            End(code);
        else if (Pid != ToyContainer.InitPid)
        {
            // The kernel drops every signal to PID 1 that it has no handler for, SIGKILL from inside too.
            End(128 + signal);
        }
    }

    public void End(int exitCode)
    {
        if (ExitCode is null)
        {
            ExitCode = exitCode;
            EndedAt = Container.Now;
            commands.Clear();
        }
    }

    private void Refuse(ShellProblem problem)
    {
        Problem ??= ExitCode is null ? problem : null;
        End(ExitCodes.ShellError);
    }
}
