namespace PodLifecycle.Simulation.Shell;

/// <summary>A main process that the toy shell runs.</summary>
internal sealed class ShellProcess : ContainerProcess
{
    private readonly ToyContainer container;

    public ShellProcess(ToyContainer container, IReadOnlyList<string> argv)
    {
        this.container = container;
        var log = new Output.ToLog(container);
        container.Start(argv, new Streams(string.Empty, log, log));
        container.RunReady();
    }

    public override DateTimeOffset? NextWake => container.NextWake;

    public override string? Note => container.Note;

    public override IReadOnlyList<LogLine> Log => container.Log.Lines;

    public override ProcessExit? Exit => container.Init is { ExitCode: { } code } init
        ? new ProcessExit(code, init.EndedAt, init.Problem?.Message ?? TerminationMessage(), init.Problem)
        : null;

    public override void Advance(DateTimeOffset at) => container.Advance(at);

    public override void Signal(DateTimeOffset at)
    {
        container.Advance(at);
        if (Exit is null)
        {
            container.Init.Signal(Signals.Term);
            container.RunReady();
        }
    }

    public override void End(int exitCode, DateTimeOffset at)
    {
        container.Advance(at);
        container.Init.End(exitCode);
        container.RunReady();
    }

    public override ExecSession Exec(IReadOnlyList<string> argv, DateTimeOffset at, bool beforeEvents = false)
    {
        if (!beforeEvents || at != NextWake)
            container.Advance(at);
        if (Exit is not null)
            return NotStarted($"container {container.Context.ContainerName} is not running");

        var program = argv[0];
        return UnknownPrograms.IsMissing(program, container.Context.UnknownCommand)
            ? NotStarted($"OCI runtime exec failed: exec failed: unable to start container process: {Entrypoint.MissingMessage(program)}")
            : new ShellSession(container, argv);
    }

    public override OpenPort? Port(int number, DateTimeOffset at, bool beforeEvents = false)
    {
        if (!beforeEvents)
            container.Advance(at);
        return container.Port(number);
    }

    private static EndedSession NotStarted(string error) =>
        new(new ExecResult(ExitCodes.NotFound, string.Empty, string.Empty, TimeSpan.Zero) { StartError = error });

    private string? TerminationMessage()
    {
        var text = container.Files.Read(FileSystem.Absolute(container.Context.TerminationMessagePath, "/"));
        return string.IsNullOrEmpty(text) ? null : text[..Math.Min(text.Length, Limits.TerminationMessageLength)];
    }

    private sealed class ShellSession : ExecSession
    {
        private readonly ToyContainer container;
        private readonly Job job;
        private readonly DateTimeOffset startedAt;
        private readonly Output.ToSession stdout = new();
        private readonly Output.ToSession stderr = new();

        public ShellSession(ToyContainer container, IReadOnlyList<string> argv)
        {
            this.container = container;
            startedAt = container.Now;
            job = container.Start(argv, new Streams(string.Empty, stdout, stderr));
            container.RunReady();
        }

        public override ExecResult? Result => job.ExitCode is { } code
            ? new ExecResult(code, stdout.Text, stderr.Text, job.EndedAt - startedAt) { Problem = job.Problem }
            : null;

        public override void Kill(DateTimeOffset at)
        {
            container.Advance(at);
            job.End(ExitCodes.Killed);
            container.RunReady();
        }
    }
}
