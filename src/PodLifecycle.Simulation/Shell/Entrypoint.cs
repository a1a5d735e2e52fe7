namespace PodLifecycle.Simulation.Shell;

/// <summary>Finds out what a container runs from its image, command and args, and starts it.</summary>
internal static class Entrypoint
{
    public static StartOutcome Start(
        string image, IReadOnlyList<string> command, IReadOnlyList<string> args, ShellContext context, DateTimeOffset at)
    {
        if (Check(image, command, args, context) is { } problem)
            return new StartOutcome.Refused(problem);

        var argv = Resolve(image, command, args);
        if (argv is not null && UnknownPrograms.IsMissing(argv[0], context.UnknownCommand))
        {
            return new StartOutcome.NotStarted(
                ExitCodes.CannotStart,
                "StartError",
                "failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: "
                + $"unable to start container process: error during container init: {MissingMessage(argv[0])}");
        }

        argv ??= [UnknownPrograms.NameOf(image)];
        try
        {
            var files = new FileSystem(context, Image.Find(image)?.Files ?? []);
            return new StartOutcome.Started(new ShellProcess(new ToyContainer(context, image, files, at), argv));
        }
        catch (ShellProblemException refused)
        {
            return new StartOutcome.Refused(refused.Problem);
        }
    }

    /// <summary>Why the container's main process could not be told; null: it can be started, or the runtime will refuse it.</summary>
    public static ShellProblem? Check(string image, IReadOnlyList<string> command, IReadOnlyList<string> args, ShellContext context)
    {
        if (Resolve(image, command, args) is { } argv)
            return ScriptCheck.Find(argv, image, context, context.UnknownCommand == UnknownCommand.Ask);

        return context.UnknownCommand == UnknownCommand.RunForever
            ? null
            : new ShellProblem.UnknownProgram(context.ContainerName, image, string.Empty);
    }

    /// <summary>The same for the command of a probe or a hook.</summary>
    public static ShellProblem? CheckExec(string image, IReadOnlyList<string> argv, ShellContext context) =>
        ScriptCheck.Find(argv, image, context, context.UnknownCommand != UnknownCommand.NotFound);

    public static string MissingMessage(string program) => program.Contains('/', StringComparison.Ordinal)
        ? $"exec: \"{program}\": stat {program}: no such file or directory"
        : $"exec: \"{program}\": executable file not found in $PATH";

    /// <summary>Null: the image is not known well enough.</summary>
    private static IReadOnlyList<string>? Resolve(string image, IReadOnlyList<string> command, IReadOnlyList<string> args)
    {
        var known = Image.Find(image)?.Argv;
        if (command.Count > 0)
            return [.. command, .. args];

        if (args.Count == 0)
            return known;

        // The entry points of the images in the table run whatever program they are given and take options for their own;
        // an unknown image is taken to have none when the arguments are a program that is known.
        return known is null ? (Programs.Find(args[0]) is null ? null : args)
            : args[0].StartsWith('-') ? [known[0], .. args]
            : args;
    }
}
