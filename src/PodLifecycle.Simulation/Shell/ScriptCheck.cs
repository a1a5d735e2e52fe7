namespace PodLifecycle.Simulation.Shell;

/// <summary>Finds what the shell would not understand before anything runs, as far as the words are literal.</summary>
internal sealed class ScriptCheck
{
    private readonly string image;
    private readonly ShellContext context;
    private readonly bool asks;
    private int depth;

    private ScriptCheck(string image, ShellContext context, bool asks)
    {
        this.image = image;
        this.context = context;
        this.asks = asks;
    }

    /// <summary><paramref name="asks"/>: unknown programs are problems too.</summary>
    public static ShellProblem? Find(IReadOnlyList<string> argv, string image, ShellContext context, bool asks)
    {
        try
        {
            new ScriptCheck(image, context, asks).Visit(argv);
            return null;
        }
        catch (ShellProblemException refused)
        {
            return refused.Problem;
        }
    }

    private void Visit(IReadOnlyList<string?> argv)
    {
        if (argv.Count == 0 || argv[0] is not { } program)
            return;

        if (program == "exec")
            Visit([.. argv.Skip(1)]);
        else if (asks && Programs.Find(program) is null && !Programs.CannotExist(program))
            throw new ShellProblemException(new ShellProblem.UnknownProgram(context.ContainerName, image, program));
        else if (Scripts.Find(argv) is { } script)
            Visit(script);
        else if (program == "trap" && argv is [_, { } handler and not "-", _, ..])
            Visit(handler);
    }

    private void Visit(string script)
    {
        ShellProblemException.ThrowIfAbove(Limits.Nesting, ++depth, "scripts inside each other");
        Visit(Scripts.Parse(script));
        depth--;
    }

    private void Visit(CommandList list)
    {
        foreach (var pipeline in list.Items.SelectMany(item => item.Pipelines))
            Visit(pipeline.Command);
    }

    private void Visit(Command command)
    {
        switch (command)
        {
            case Command.Simple simple:
                Visit(simple.Words.Concat(simple.Assignments.Select(assignment => assignment.Value)));
                Visit(simple.Redirects.Select(redirect => redirect.Target));
                Visit([.. simple.Words.Select(word => word.Literal)]);
                break;
            case Command.Loop loop:
                Visit(loop.Condition);
                Visit(loop.Body);
                break;
            case Command.If branch:
                Visit(branch.Condition);
                Visit(branch.Then);
                Visit(branch.Else ?? new CommandList([]));
                break;
            case Command.Group group:
                Visit(group.Body);
                break;
            case Command.Subshell subshell:
                Visit(subshell.Body);
                break;
            case Command.Redirected redirected:
                Visit(redirected.Redirects.Select(redirect => redirect.Target));
                Visit(redirected.Inner);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private void Visit(IEnumerable<Word> words)
    {
        foreach (var substitution in words.SelectMany(word => word.Parts).OfType<WordPart.Substitution>())
            Visit(substitution.Body);
    }
}
