namespace PodLifecycle.Simulation.Shell;

/// <summary>The shell as a program: <c>sh -c SCRIPT NAME ARGUMENT…</c>.</summary>
internal static class Scripts
{
    /// <exception cref="ShellProblemException">The script is not understood.</exception>
    public static CommandList Parse(string script) => Parser.Parse(script) switch
    {
        ParseResult.Parsed parsed => parsed.Script,
        ParseResult.Refused refused => throw new ShellProblemException(refused.Problem),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static IEnumerator<Pause> Run(Invocation call)
    {
        call.Job.CountRound();
        var options = new ShellState([], "/", 0);
        var next = ReadOptions(call.Arguments, options, out var isScript)
            ?? throw call.Unsupported("one of its options");
        if (!isScript)
        {
            if (next < call.Arguments.Count)
            {
                throw new ShellProblemException(
                    new ShellProblem.UnknownProgram(call.Container.Context.ContainerName, call.Container.Image, call.Arguments[next]));
            }

            // Without a script it reads stdin: closed, that is the end at once.
            if (call.Container.Context.Stdin && call.Replaces && call.Job.Pid == ToyContainer.InitPid)
                yield return new Pause.Until(null);

            call.State.Status = 0;
            yield break;
        }

        var state = new ShellState(call.State.Exported, call.State.WorkingDirectory, call.Replaces ? call.Job.Pid : call.Container.NextPid())
        {
            Name = call.Arguments.Count > next + 1 ? call.Arguments[next + 1] : call.Name,
            Arguments = [.. call.Arguments.Skip(next + 2)],
            StopsOnError = options.StopsOnError,
            RequiresVariables = options.RequiresVariables,
        };
        if (call.Replaces)
            call.Job.Shell = state;

        var script = Parse(call.Arguments[next]);
        var scope = call.Scope with { State = state };
        yield return new Pause.Call(Interpreter.RunScript(script, scope, call.Replaces));
        call.State.Status = state.Status;
    }

    /// <summary>The literal script in the words of a command, as far as it is one; for checks before it runs.</summary>
    public static string? Find(IReadOnlyList<string?> argv)
    {
        if (argv.Count == 0 || argv[0] is not { } program || !Programs.IsShell(program) || argv.Contains(null))
            return null;

        var arguments = argv.Skip(1).OfType<string>().ToList();
        var next = ReadOptions(arguments, new ShellState([], "/", 0), out var isScript);
        return isScript && next is { } index ? arguments[index] : null;
    }

    /// <summary>The index of the first word behind the options; null: one of them is unknown or <c>-c</c> has no script.</summary>
    private static int? ReadOptions(IReadOnlyList<string> arguments, ShellState options, out bool isScript)
    {
        isScript = false;
        var index = 0;
        for (; index < arguments.Count && arguments[index] is ['-' or '+', _, ..] word; index++)
        {
            isScript |= word.Contains('c', StringComparison.Ordinal);
            var letters = word.Replace("c", string.Empty, StringComparison.Ordinal);
            if (letters.Length > 1 && !ShellOptions.Apply(letters, arguments.ElementAtOrDefault(index + 1), options))
                return null;

            index += letters.EndsWith('o') ? 1 : 0;
        }

        return isScript && index >= arguments.Count ? null : index;
    }
}
