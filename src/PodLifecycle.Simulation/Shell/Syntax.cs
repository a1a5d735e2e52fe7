namespace PodLifecycle.Simulation.Shell;

internal sealed record CommandList(IReadOnlyList<AndOr> Items);

/// <summary>Commands joined by <c>&amp;&amp;</c> and <c>||</c>, which bind equally and to the left.</summary>
internal sealed record AndOr(IReadOnlyList<Pipeline> Pipelines, bool InBackground)
{
    /// <summary>The one simple command that this is, which a shell runs without a shell around it; else null.</summary>
    public Command.Simple? Lone => Pipelines is [{ Negated: false, Command: Command.Simple simple }] ? simple : null;
}

/// <summary><paramref name="AfterFailure"/>: joined to the one before by <c>||</c>.</summary>
internal sealed record Pipeline(Command Command, bool Negated, bool AfterFailure);

internal abstract record Command
{
    internal sealed record Simple(IReadOnlyList<Assignment> Assignments, IReadOnlyList<Word> Words, IReadOnlyList<Redirect> Redirects) : Command;

    internal sealed record Loop(bool Until, CommandList Condition, CommandList Body) : Command;

    internal sealed record If(CommandList Condition, CommandList Then, CommandList? Else) : Command;

    internal sealed record Group(CommandList Body) : Command;

    internal sealed record Subshell(CommandList Body) : Command;

    internal sealed record Redirected(Command Inner, IReadOnlyList<Redirect> Redirects) : Command;
}

internal sealed record Assignment(string Name, Word Value);

internal sealed record Redirect(int Descriptor, RedirectKind Kind, Word Target);

internal enum RedirectKind
{
    Read,
    Write,
    Append,
    Duplicate,
}

internal sealed record Word(IReadOnlyList<WordPart> Parts)
{
    /// <summary>The word's text when nothing in it has to be expanded; else null.</summary>
    public string? Literal => Parts.All(part => part is WordPart.Literal)
        ? string.Concat(Parts.Select(part => ((WordPart.Literal)part).Text))
        : null;
}

internal abstract record WordPart
{
    internal sealed record Literal(string Text) : WordPart;

    internal sealed record Variable(string Name, bool Quoted) : WordPart;

    internal sealed record Substitution(CommandList Body, bool Quoted) : WordPart;

    internal sealed record Arithmetic(Expression Expression) : WordPart;
}

internal abstract record Expression
{
    internal sealed record Number(long Value) : Expression;

    internal sealed record Variable(string Name) : Expression;

    internal sealed record Negation(Expression Operand) : Expression;

    internal sealed record Binary(char Operator, Expression Left, Expression Right) : Expression;
}
