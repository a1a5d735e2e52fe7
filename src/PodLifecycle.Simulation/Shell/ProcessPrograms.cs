using System.Globalization;

namespace PodLifecycle.Simulation.Shell;

internal static class ProcessPrograms
{
    private const decimal Forever = 1e17m;

    public static IEnumerator<Pause> Sleep(Invocation call)
    {
        if (call.Arguments.Count == 0)
        {
            call.State.Status = call.Fail("missing operand");
            yield break;
        }

        // Whole milliseconds: a shorter sleep is none, or a loop could take for ever without standing still.
        decimal milliseconds = 0;
        foreach (var argument in call.Arguments)
        {
            if (Milliseconds(argument) is not { } part)
            {
                call.State.Status = call.Fail($"invalid number '{argument}'");
                yield break;
            }

            milliseconds = Math.Min(milliseconds + part, Forever);
        }

        var now = call.Container.Now;
        var left = (decimal)(DateTimeOffset.MaxValue - now).TotalMilliseconds - 1;
        yield return new Pause.Until(milliseconds < left ? now.AddMilliseconds((double)decimal.Truncate(milliseconds)) : null);
        call.State.Status = 0;
    }

    /// <summary>With <c>-f</c>, the customary way to keep a container alive, it prints what the file has and stays.</summary>
    public static IEnumerator<Pause> Tail(Invocation call)
    {
        var options = call.ParseOptions("fF");
        if (options is not { Operands: [var name] } || options.Given.Count == 0)
            throw call.Unsupported("anything but tail -f FILE");

        if (call.Files.Read(call.Path(name)) is not { } text)
        {
            call.State.Status = call.Fail($"can't open '{name}': {FileSystem.Missing}");
            yield break;
        }

        call.Print(text);
        yield return new Pause.Until(null);
    }

    public static IEnumerator<Pause> Pause(Invocation call)
    {
        if (call.Replaces)
            call.Job.StopCode = 0;

        yield return new Pause.Until(null);
    }

    public static int Kill(Invocation call)
    {
        var arguments = call.Arguments.ToList();
        var signal = Signals.Term;
        if (arguments is [['-', .. var named], ..])
        {
            arguments.RemoveAt(0);
            if (named == "s" && arguments.Count > 0)
            {
                named = arguments[0];
                arguments.RemoveAt(0);
            }

            if (Signals.Parse(named) is not { } parsed)
                return call.Fail($"bad signal name '{named}'");

            signal = parsed;
        }

        return arguments.Count == 0
            ? call.Fail("you need to specify whom to kill")
            : arguments.Aggregate(0, (status, pid) => Math.Max(status, Deliver(call, signal, pid)));
    }

    private static int Deliver(Invocation call, int signal, string pid)
    {
        var container = call.Container;
        if (!int.TryParse(pid.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return call.Fail($"invalid number '{pid}'");

        // kill -0 only asks whether the process is there.
        if (container.FindJob(number) is { } job)
        {
            if (signal != Signals.Exit)
                job.Signal(signal);

            return 0;
        }

        if (container.Find(server => server.Pid == number) is not { } daemon)
            return call.Fail($"can't kill pid {pid}: No such process");

        if (signal is not (Signals.Exit or Signals.Hangup))
            container.Stop(daemon);

        return 0;
    }

    /// <summary>Null: not a number of seconds.</summary>
    private static decimal? Milliseconds(string text)
    {
        if (text is "infinity" or "inf")
            return Forever;

        var unit = text.Length == 0 ? ' ' : text[^1];
        var factor = unit switch
        {
            's' => 1_000m,
            'm' => 60_000m,
            'h' => 3_600_000m,
            'd' => 86_400_000m,
            _ => 0m,
        };
        var digits = factor == 0 ? text : text[..^1];
        return decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? Math.Min(number, 1e9m) * (factor == 0 ? 1_000m : factor)
            : null;
    }
}
