namespace PodLifecycle.Simulation.Shell;

/// <summary>A main process that the toy shell runs.</summary>
internal sealed class SandboxProcess : ContainerProcess
{
    private readonly Sandbox _sandbox;

    public SandboxProcess(Sandbox sandbox, IReadOnlyList<string> argv)
    {
        _sandbox = sandbox;
        var log = new Output.ToLog(sandbox);
        sandbox.Start(argv, new Streams(string.Empty, log, log));
        sandbox.RunReady();
    }

    public override DateTimeOffset? NextWake => _sandbox.NextWake;

    public override string? Note => _sandbox.Note;

    public override IReadOnlyList<LogLine> Log => _sandbox.Log.Lines;

    public override ProcessExit? Exit => _sandbox.Init is { ExitCode: { } code } init
        ? new ProcessExit(code, init.EndedAt, init.Problem?.Message ?? TerminationMessage(), init.Problem)
        : null;

    public override void Advance(DateTimeOffset at) => _sandbox.Advance(at);

    public override void Signal(DateTimeOffset at)
    {
        _sandbox.Advance(at);
        if (Exit is null)
        {
            _sandbox.Init.Signal(Signals.Term);
            _sandbox.RunReady();
        }
    }

    public override void End(int exitCode, DateTimeOffset at)
    {
        _sandbox.Advance(at);
        _sandbox.Init.End(exitCode);
        _sandbox.RunReady();
    }

    public override ExecSession Exec(IReadOnlyList<string> argv, DateTimeOffset at, bool beforeEvents = false)
    {
        if (!beforeEvents || at != NextWake)
        {
            _sandbox.Advance(at);
        }

        if (Exit is not null)
        {
            return NotStarted("container not running");
        }

        var program = argv[0];
        return UnknownPrograms.IsMissing(program, _sandbox.Context.UnknownCommand)
            ? NotStarted($"OCI runtime exec failed: exec failed: unable to start container process: {Entrypoint.MissingMessage(program)}")
            : new SandboxSession(_sandbox, argv);
    }

    public override bool Listens(int port, DateTimeOffset at)
    {
        _sandbox.Advance(at);
        return _sandbox.Listens(port);
    }

    public override HttpAnswer? Get(int port, string path, DateTimeOffset at)
    {
        _sandbox.Advance(at);
        return _sandbox.Get(port, path);
    }

    private static EndedSession NotStarted(string error) =>
        new(new ExecResult(ExitCodes.NotFound, string.Empty, string.Empty, TimeSpan.Zero) { StartError = error });

    private string? TerminationMessage()
    {
        var text = _sandbox.Files.Read(FileSystem.Absolute(_sandbox.Context.TerminationMessagePath, "/"));
        return string.IsNullOrEmpty(text) ? null : text[..Math.Min(text.Length, Limits.TerminationMessageLength)];
    }

    private sealed class SandboxSession : ExecSession
    {
        private readonly Sandbox _sandbox;
        private readonly Job _job;
        private readonly DateTimeOffset _startedAt;
        private readonly Output.ToSession _stdout = new();
        private readonly Output.ToSession _stderr = new();

        public SandboxSession(Sandbox sandbox, IReadOnlyList<string> argv)
        {
            _sandbox = sandbox;
            _startedAt = sandbox.Now;
            _job = sandbox.Start(argv, new Streams(string.Empty, _stdout, _stderr));
            sandbox.RunReady();
        }

        public override ExecResult? Result => _job.ExitCode is { } code
            ? new ExecResult(code, _stdout.Text, _stderr.Text, _job.EndedAt - _startedAt) { Problem = _job.Problem }
            : null;

        public override void Kill(DateTimeOffset at)
        {
            _sandbox.Advance(at);
            _job.End(ExitCodes.Killed);
            _sandbox.RunReady();
        }
    }
}
