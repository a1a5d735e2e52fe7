namespace PodLifecycle.Simulation.Shell;

/// <summary>
/// Runs commands. Each method is a machine that yields whenever time has to pass or another command has to run first;
/// the job keeps them on a stack of its own, so neither a deep script nor a long sleep costs a thread.
/// </summary>
internal static class Interpreter
{
    /// <summary><paramref name="replaces"/>: the program takes the process over, as after <c>exec</c>: signals are its own.</summary>
    public static IEnumerator<Pause> Execute(IReadOnlyList<string> argv, Scope scope, bool replaces)
    {
        var call = new Invocation(argv, scope, replaces);
        if (ShellBuiltins.Find(argv[0]) is { } builtin)
            return builtin(call);

        if (replaces)
            scope.Job.Shell = null;

        return Programs.Find(argv[0]) is { } program ? program(call) : UnknownPrograms.Run(call);
    }

    /// <summary>As <see cref="Execute"/>, for a process that begins: whatever goes wrong goes wrong inside the job.</summary>
    public static IEnumerator<Pause> Begin(IReadOnlyList<string> argv, Scope scope)
    {
        yield return new Pause.Call(Execute(argv, scope, replaces: true));
    }

    public static IEnumerator<Pause> Run(CommandList list, Scope scope)
    {
        foreach (var item in list.Items)
        {
            if (item.InBackground)
            {
                StartInBackground(item, scope);
                continue;
            }

            yield return new Pause.Call(Run(item, scope));
            if (scope.State.Departure != Departure.None)
                yield break;
        }
    }

    private static void StartInBackground(AndOr item, Scope scope)
    {
        var state = scope.State.Fork();
        var job = scope.Job.Container.StartChild(scope.Job, state);
        var inner = scope with { Job = job, State = state };
        job.Begin(item.Lone is { } simple ? Run(simple, inner, replaces: true) : Run(item, inner));
        scope.State.Children.RemoveAll(child => child.ExitCode is not null && scope.State.Children.Count >= Limits.Jobs);
        scope.State.Children.Add(job);
        scope.State.LastBackground = job.Pid;
        scope.State.Status = 0;
    }

    private static IEnumerator<Pause> Run(AndOr item, Scope scope)
    {
        var state = scope.State;
        for (var i = 0; i < item.Pipelines.Count; i++)
        {
            var pipeline = item.Pipelines[i];
            if (i > 0 && pipeline.AfterFailure != (state.Status != 0))
                continue;

            var last = i == item.Pipelines.Count - 1;
            var isCondition = pipeline.Negated || !last;
            state.Conditions += isCondition ? 1 : 0;
            yield return new Pause.Call(Run(pipeline.Command, scope));
            state.Conditions -= isCondition ? 1 : 0;
            if (state.Departure == Departure.None)
            {
                state.Status = pipeline.Negated ? (state.Status == 0 ? 1 : 0) : state.Status;
                if (state.PendingTraps.Count > 0)
                    yield return new Pause.Call(RunTraps(scope));
            }

            if (state.Departure != Departure.None)
                yield break;

            if (state is { StopsOnError: true, Conditions: 0, Status: not 0 } && !isCondition)
            {
                state.Departure = Departure.Exit;
                yield break;
            }
        }
    }

    private static IEnumerator<Pause> RunTraps(Scope scope)
    {
        while (scope.State.PendingTraps.TryDequeue(out var signal) && scope.State.Traps.TryGetValue(signal, out var handler))
        {
            scope.Job.CountRound();
            var status = scope.State.Status;
            yield return new Pause.Call(Run(handler, scope));
            if (scope.State.Departure == Departure.Exit)
                yield break;

            scope.State.Status = status;
        }
    }

    private static IEnumerator<Pause> Run(Command command, Scope scope) => command switch
    {
        Command.Simple simple => Run(simple, scope, replaces: false),
        Command.Loop loop => Run(loop, scope),
        Command.If branch => Run(branch, scope),
        Command.Group group => Run(group.Body, scope),
        Command.Subshell subshell => RunSubshell(subshell.Body, scope),
        Command.Redirected redirected => Run(redirected, scope),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static IEnumerator<Pause> Run(Command.Loop loop, Scope scope)
    {
        var state = scope.State;
        var status = 0;
        state.Loops++;
        while (true)
        {
            scope.Job.CountRound();
            state.Conditions++;
            yield return new Pause.Call(Run(loop.Condition, scope));
            state.Conditions--;
            if (state.Departure == Departure.None)
            {
                if ((state.Status == 0) == loop.Until)
                    break;

                yield return new Pause.Call(Run(loop.Body, scope));
                status = state.Status;
            }

            if (state.Departure == Departure.Exit)
                yield break;

            if (state.Departure != Departure.None && Leaves(state))
                break;
        }

        state.Loops--;
        state.Status = state.Departure == Departure.None ? status : state.Status;
    }

    private static bool Leaves(ShellState state)
    {
        if (--state.LoopsToLeave > 0)
            return true;

        var ends = state.Departure == Departure.Break;
        state.Departure = Departure.None;
        return ends;
    }

    private static IEnumerator<Pause> Run(Command.If branch, Scope scope)
    {
        var state = scope.State;
        state.Conditions++;
        yield return new Pause.Call(Run(branch.Condition, scope));
        state.Conditions--;
        if (state.Departure != Departure.None)
            yield break;

        var taken = state.Status == 0 ? branch.Then : branch.Else;
        state.Status = 0;
        if (taken is not null)
            yield return new Pause.Call(Run(taken, scope));
    }

    /// <summary>A shell whose script is a single command runs that command in its own place, as bash and dash do.</summary>
    public static IEnumerator<Pause> RunScript(CommandList script, Scope scope, bool replaces)
    {
        yield return new Pause.Call(script.Items is [{ InBackground: false, Lone: { } lone }] ? Run(lone, scope, replaces) : Run(script, scope));
        if (scope.State.Traps.Remove(Signals.Exit, out var handler))
        {
            var status = scope.State.Status;
            scope.State.Departure = Departure.None;
            yield return new Pause.Call(Run(handler, scope));
            scope.State.Status = scope.State.Departure == Departure.Exit ? scope.State.Status : status;
        }
    }

    private static IEnumerator<Pause> RunSubshell(CommandList body, Scope scope)
    {
        var state = scope.State.Fork();
        yield return new Pause.Call(Run(body, scope with { State = state }));
        scope.State.Status = state.Status;
    }

    private static IEnumerator<Pause> Run(Command.Redirected command, Scope scope)
    {
        var redirection = new Redirection(scope);
        yield return new Pause.Call(redirection.Open(command.Redirects));
        if (!redirection.Failed)
            yield return new Pause.Call(Run(command.Inner, scope with { Io = redirection.Io }));
    }

    private static IEnumerator<Pause> Run(Command.Simple command, Scope scope, bool replaces)
    {
        var state = scope.State;
        var words = new Fields();
        foreach (var word in command.Words)
            yield return new Pause.Call(Expansion.Expand(word, words, scope, splits: true));

        var assigned = new Fields();
        var isOwn = words.Values.Count == 0 || ShellBuiltins.Find(words.Values[0]) is not null;
        var target = isOwn || command.Assignments.Count == 0 ? state : state.Fork();
        foreach (var assignment in command.Assignments)
        {
            yield return new Pause.Call(Expansion.Expand(assignment.Value, assigned, scope with { State = target }, splits: false));
            if (target.Departure == Departure.None)
            {
                target.Set(assignment.Name, assigned.Values[^1]);
                if (!isOwn)
                    target.Export(assignment.Name);
            }
        }

        if (target.Departure != Departure.None)
        {
            state.Departure = target.Departure;
            state.Status = target.Status;
        }

        var redirection = new Redirection(scope);
        yield return new Pause.Call(redirection.Open(command.Redirects));
        if (state.Departure != Departure.None || redirection.Failed)
            yield break;

        if (words.Values.Count == 0)
        {
            state.Status = assigned.SubstitutionStatus ?? words.SubstitutionStatus ?? 0;
            yield break;
        }

        yield return new Pause.Call(Execute(words.Values, scope with { State = target, Io = redirection.Io }, replaces));
        state.Status = target.Status;
    }
}
