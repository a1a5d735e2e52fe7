namespace PodLifecycle.Simulation.Shell;

/// <summary>A main process that the toy shell runs.</summary>
internal sealed class SandboxProcess : ContainerProcess
{
    private readonly Sandbox sandbox;

    public SandboxProcess(Sandbox sandbox, IReadOnlyList<string> argv)
    {
        this.sandbox = sandbox;
        var log = new Output.ToLog(sandbox);
        sandbox.Start(argv, new Streams(string.Empty, log, log));
        sandbox.RunReady();
    }

    public override DateTimeOffset? NextWake => sandbox.NextWake;

    public override string? Note => sandbox.Note;

    public override IReadOnlyList<LogLine> Log => sandbox.Log.Lines;

    public override ProcessExit? Exit => sandbox.Init is { ExitCode: { } code } init
        ? new ProcessExit(code, init.EndedAt, init.Problem?.Message ?? TerminationMessage(), init.Problem)
        : null;

    public override void Advance(DateTimeOffset at) => sandbox.Advance(at);

    public override void Signal(DateTimeOffset at)
    {
        sandbox.Advance(at);
        if (Exit is null)
        {
            sandbox.Init.Signal(Signals.Term);
            sandbox.RunReady();
        }
    }

    public override void End(int exitCode, DateTimeOffset at)
    {
        sandbox.Advance(at);
        sandbox.Init.End(exitCode);
        sandbox.RunReady();
    }

    public override ExecSession Exec(IReadOnlyList<string> argv, DateTimeOffset at, bool beforeEvents = false)
    {
        if (!beforeEvents || at != NextWake)
            sandbox.Advance(at);
        if (Exit is not null)
            return NotStarted("container not running");

        var program = argv[0];
        return UnknownPrograms.IsMissing(program, sandbox.Context.UnknownCommand)
            ? NotStarted($"OCI runtime exec failed: exec failed: unable to start container process: {Entrypoint.MissingMessage(program)}")
            : new SandboxSession(sandbox, argv);
    }

    public override bool Listens(int port, DateTimeOffset at)
    {
        sandbox.Advance(at);
        return sandbox.Listens(port);
    }

    public override HttpAnswer? Get(int port, string path, DateTimeOffset at)
    {
        sandbox.Advance(at);
        return sandbox.Get(port, path);
    }

    private static EndedSession NotStarted(string error) =>
        new(new ExecResult(ExitCodes.NotFound, string.Empty, string.Empty, TimeSpan.Zero) { StartError = error });

    private string? TerminationMessage()
    {
        var text = sandbox.Files.Read(FileSystem.Absolute(sandbox.Context.TerminationMessagePath, "/"));
        return string.IsNullOrEmpty(text) ? null : text[..Math.Min(text.Length, Limits.TerminationMessageLength)];
    }

    private sealed class SandboxSession : ExecSession
    {
        private readonly Sandbox sandbox;
        private readonly Job job;
        private readonly DateTimeOffset startedAt;
        private readonly Output.ToSession stdout = new();
        private readonly Output.ToSession stderr = new();

        public SandboxSession(Sandbox sandbox, IReadOnlyList<string> argv)
        {
            this.sandbox = sandbox;
            startedAt = sandbox.Now;
            job = sandbox.Start(argv, new Streams(string.Empty, stdout, stderr));
            sandbox.RunReady();
        }

        public override ExecResult? Result => job.ExitCode is { } code
            ? new ExecResult(code, stdout.Text, stderr.Text, job.EndedAt - startedAt) { Problem = job.Problem }
            : null;

        public override void Kill(DateTimeOffset at)
        {
            sandbox.Advance(at);
            job.End(ExitCodes.Killed);
            sandbox.RunReady();
        }
    }
}
