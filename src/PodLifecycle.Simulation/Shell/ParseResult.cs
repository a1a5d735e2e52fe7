namespace PodLifecycle.Simulation.Shell;

internal abstract record ParseResult
{
    internal sealed record Parsed(CommandList Script) : ParseResult;

    internal sealed record Refused(ShellProblem.NotUnderstood Problem) : ParseResult;
}
