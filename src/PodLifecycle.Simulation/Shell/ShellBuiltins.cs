using System.Globalization;

namespace PodLifecycle.Simulation.Shell;

/// <summary>Commands that exist only inside a shell: no container can run one as its main program.</summary>
internal static class ShellBuiltins
{
    private static readonly Dictionary<string, Func<Invocation, IEnumerator<Pause>>> Table = new(StringComparer.Ordinal)
    {
        [":"] = Programs.AtOnce(static _ => 0),
        ["break"] = Programs.AtOnce(static call => LeaveLoop(call, Departure.Break)),
        ["cd"] = Programs.AtOnce(ChangeDirectory),
        ["continue"] = Programs.AtOnce(static call => LeaveLoop(call, Departure.Continue)),
        ["exec"] = Exec,
        ["exit"] = Programs.AtOnce(Exit),
        ["export"] = Programs.AtOnce(Export),
        ["set"] = Programs.AtOnce(Set),
        ["trap"] = Programs.AtOnce(Trap),
        ["wait"] = Wait,
    };

    public static Func<Invocation, IEnumerator<Pause>>? Find(string name) => Table.GetValueOrDefault(name);

    private static int Exit(Invocation call)
    {
        var code = call.State.Status;
        if (call.Arguments.Count > 0 && !int.TryParse(call.Arguments[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out code))
            code = call.Fail($"Illegal number: {call.Arguments[0]}", ExitCodes.ShellError);

        call.State.Departure = Departure.Exit;
        return code & 0xFF;
    }

    private static int LeaveLoop(Invocation call, Departure departure)
    {
        var levels = 1;
        if (call.Arguments.Count > 0 && (!int.TryParse(call.Arguments[0], NumberStyles.None, CultureInfo.InvariantCulture, out levels) || levels == 0))
            return call.Fail($"Illegal number: {call.Arguments[0]}", ExitCodes.ShellError);

        if (call.State.Loops > 0)
        {
            call.State.Departure = departure;
            call.State.LoopsToLeave = Math.Min(levels, call.State.Loops);
        }

        return 0;
    }

    private static int ChangeDirectory(Invocation call)
    {
        var name = call.Arguments.Count > 0 ? call.Arguments[0] : call.State.Get("HOME") ?? "/";
        var path = call.Path(name);
        if (!call.Files.IsDirectory(path))
            return call.Fail($"can't cd to {name}", ExitCodes.ShellError);

        call.State.WorkingDirectory = path;
        return 0;
    }

    private static int Export(Invocation call)
    {
        foreach (var argument in call.Arguments)
        {
            var equals = argument.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? argument : argument[..equals];
            if (name.StartsWith('-'))
                throw call.Unsupported($"the option {argument}");

            if (equals >= 0)
                call.State.Set(name, argument[(equals + 1)..]);

            call.State.Export(name);
        }

        return 0;
    }

    private static int Set(Invocation call)
    {
        for (var i = 0; i < call.Arguments.Count; i++)
        {
            if (!ShellOptions.Apply(call.Arguments[i], call.Arguments.ElementAtOrDefault(i + 1), call.State))
                throw call.Unsupported(call.Arguments[i]);

            i += call.Arguments[i].EndsWith('o') ? 1 : 0;
        }

        return call.Arguments.Count > 0 ? 0 : throw call.Unsupported("a list of the variables");
    }

    private static int Trap(Invocation call)
    {
        if (call.Arguments.Count < 2)
            throw call.Unsupported("fewer than two arguments");

        var action = call.Arguments[0];
        var handler = action == "-" ? null : Scripts.Parse(action);
        foreach (var name in call.Arguments.Skip(1))
        {
            if (Signals.Parse(name) is not { } signal)
                return call.Fail($"{name}: bad trap");

            if (handler is null)
                call.State.Traps.Remove(signal);
            else
                call.State.Traps[signal] = handler;
        }

        return 0;
    }

    private static IEnumerator<Pause> Wait(Invocation call)
    {
        var state = call.State;
        var awaited = state.Children.ToList();
        var status = 0;
        if (call.Arguments.Count > 0)
        {
            awaited = [.. call.Arguments.Select(pid => state.Children.Find(child => child.Pid.ToString(CultureInfo.InvariantCulture) == pid)).OfType<Job>()];
            status = ExitCodes.NotFound;
        }

        while (awaited.Exists(job => job.ExitCode is null) && state.PendingTraps.Count == 0)
            yield return new Pause.When(() => awaited.TrueForAll(job => job.ExitCode is not null), BySignal: true);

        if (state.PendingTraps.TryPeek(out var signal))
        {
            state.Status = 128 + signal;
            yield break;
        }

        state.Status = call.Arguments.Count > 0 && awaited.Count > 0 ? awaited[^1].ExitCode!.Value : status;
        state.Children.RemoveAll(awaited.Contains);
    }

    private static IEnumerator<Pause> Exec(Invocation call)
    {
        if (call.Arguments.Count == 0)
            throw call.Unsupported("a redirection of the shell itself");

        call.Job.CountRound();
        call.State.Traps.Clear();
        yield return new Pause.Call(Interpreter.Execute(call.Arguments, call.Scope, replaces: ReferenceEquals(call.State, call.Job.Shell)));
        call.State.Departure = Departure.Exit;
    }
}
