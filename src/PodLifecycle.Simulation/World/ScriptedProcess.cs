using PodLifecycle.Api;
using PodLifecycle.Simulation.Shell;

namespace PodLifecycle.Simulation;

/// <summary>A main process that does what a <see cref="ContainerRun"/> says.</summary>
internal sealed class ScriptedProcess : ContainerProcess
{
    private readonly ContainerRun run;
    private readonly ContainerScript script;
    private readonly DateTimeOffset startedAt;
    private readonly Dictionary<string, int> calls = [];
    private readonly List<TimedSession> sessions = [];
    private readonly LogLine[] log;
    private DateTimeOffset? endsAt;
    private int exitCode;
    private string? reason;
    private ProcessExit? exit;

    public ScriptedProcess(ContainerScript script, ContainerRun run, DateTimeOffset startedAt)
    {
        this.script = script;
        this.run = run;
        this.startedAt = startedAt;
        endsAt = startedAt + run.For;
        exitCode = run.ExitCode;
        reason = run.Reason;
        log = [.. run.Log.Select(line => new LogLine(startedAt, line))];
    }

    public override DateTimeOffset? NextWake
    {
        get
        {
            if (exit is not null)
                return null;

            DateTimeOffset? next = endsAt;
            foreach (TimedSession session in sessions)
            {
                if (session.Result is null && !(next <= session.EndsAt))
                    next = session.EndsAt;
            }

            return next;
        }
    }

    public override ProcessExit? Exit => exit;

    public override string? Note => null;

    public override IReadOnlyList<LogLine> Log => log;

    public override void Advance(DateTimeOffset at)
    {
        foreach (TimedSession session in sessions)
            session.Advance(endsAt < session.EndsAt ? Earlier(endsAt.Value, at) : at, endsAt <= at && endsAt < session.EndsAt);
        sessions.RemoveAll(s => s.Result is not null);
        if (exit is null && endsAt <= at)
            exit = new ProcessExit(exitCode, endsAt.Value, run.Message.Length == 0 ? null : run.Message, null) { Reason = reason ?? (exitCode == 0 ? "Completed" : "Error") };
    }

    public override void Signal(DateTimeOffset at)
    {
        Advance(at);
        if (exit is not null || run.OnTerm.Ignore)
            return;

        DateTimeOffset end = at + run.OnTerm.After;
        if (endsAt <= end)
            return;
        (endsAt, exitCode, reason) = (end, run.OnTerm.ExitCode, null);
        Advance(at);
    }

    public override void End(int exitCode, DateTimeOffset at)
    {
        Advance(at);
        if (exit is not null)
            return;
        (endsAt, this.exitCode, reason) = (at, exitCode, null);
        Advance(at);
    }

    public override ExecSession Exec(IReadOnlyList<string> argv, DateTimeOffset at, bool beforeEvents = false)
    {
        if (!beforeEvents || at > NextWake)
            Advance(at);
        string command = string.Join(' ', argv);
        int call = calls[command] = calls.GetValueOrDefault(command) + 1;
        ExecStep step = Find(command, call, new ScriptAge(at - startedAt, beforeEvents)) ?? new ExecStep();
        var session = new TimedSession(new ExecResult(step.ExitCode, step.Out, step.Err, step.Took), at + step.Took);
        session.Advance(at, containerEnded: exit is not null);
        if (session.Result is null)
            sessions.Add(session);
        return session;
    }

    public override OpenPort? Port(int number, DateTimeOffset at, bool beforeEvents = false)
    {
        if (!beforeEvents)
            Advance(at);
        ValueList<PortScript> ports = run.Listen ?? script.Listen;
        int index = exit is null ? ports.IndexOf(p => p.Port == number) : -1;
        return index < 0 ? null : ScriptedPort.Of(ports[index], new ScriptAge(at - startedAt, beforeEvents));
    }

    private ExecStep? Find(string command, int call, ScriptAge age)
    {
        ValueList<ExecStep> steps = run.Exec.GetValueOrDefault(command) ?? script.Exec.GetValueOrDefault(command) ?? ValueList<ExecStep>.Empty;
        int served = 0;
        foreach (ExecStep step in steps)
        {
            served += step.Calls ?? 0;
            bool byCalls = step.Calls is null || call <= served;
            if (byCalls && age.IsBefore(step.Until))
                return step;
        }

        return null;
    }

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    /// <summary>A command that takes its time; its container's end is its end too.</summary>
    private sealed class TimedSession(ExecResult result, DateTimeOffset endsAt) : ExecSession
    {
        private ExecResult? given;

        public DateTimeOffset EndsAt => endsAt;

        public override ExecResult? Result => given;

        public void Advance(DateTimeOffset at, bool containerEnded)
        {
            if (given is null)
                given = containerEnded ? result with { ExitCode = ExitCodes.Killed } : endsAt <= at ? result : null;
        }

        public override void Kill(DateTimeOffset at) => given ??= result with { ExitCode = ExitCodes.Killed };
    }
}
