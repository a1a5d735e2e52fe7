namespace PodLifecycle.Simulation.Shell;

internal static class UnknownPrograms
{
    /// <summary>What stands for the program of an image that nobody knows; it is no program's path, so nothing known can be mistaken for it.</summary>
    public static string NameOf(string image) => "image " + image;

    public static bool IsMissing(string program, UnknownCommand policy) =>
        Programs.Find(program) is null && (policy == UnknownCommand.NotFound || Programs.CannotExist(program));

    public static IEnumerator<Pause> Run(Invocation call)
    {
        var context = call.Container.Context;
        if (IsMissing(call.Program, context.UnknownCommand))
        {
            call.Scope.Io.Err.Write($"{call.State.Name}: 1: {call.Program}: not found\n");
            call.State.Status = ExitCodes.NotFound;
            return Enumerable.Empty<Pause>().GetEnumerator();
        }

        // Nobody knows what a probe's or a hook's own program would say: to assume that it hangs helps nobody.
        return context.UnknownCommand == UnknownCommand.RunForever && call.Job.Leader == call.Container.Init
            ? RunForever(call)
            : throw new ShellProblemException(new ShellProblem.UnknownProgram(context.ContainerName, call.Container.Image, call.Program));
    }

    private static IEnumerator<Pause> RunForever(Invocation call)
    {
        string program = call.Program == NameOf(call.Container.Image) ? "" : call.Program;
        call.Container.Note = new ShellProblem.UnknownProgram(call.Container.Context.ContainerName, call.Container.Image, program).Assumption;
        if (call.Replaces)
            call.Job.StopCode = ExitCodes.Terminated;

        call.Container.Open(new Server(call.Name, call.Job.Pid, call.Container.Context.Ports, static _ => new HttpAnswer(200, string.Empty), call.Job) { IsAssumed = true });
        yield return new Pause.Until(null);
    }
}
