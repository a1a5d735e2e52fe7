using System.Globalization;

namespace PodLifecycle.Simulation.Shell;

/// <summary>Why the toy shell cannot tell what a container does. It never guesses silently.</summary>
internal abstract record ShellProblem
{
    private const string Remedy = "describe this container's runs yourself: for/exit/…";

    public abstract string Message { get; }

    /// <summary>Line and column count from 1, inside the text of the script.</summary>
    internal sealed record NotUnderstood(int Line, int Column, string Construct) : ShellProblem
    {
        public override string Message =>
            string.Create(CultureInfo.InvariantCulture, $"script {Line}:{Column}: {Construct}; {Remedy}");
    }

    internal sealed record UnsupportedUse(string Command, string Use) : ShellProblem
    {
        public override string Message => $"\"{Command}\": {Use} is not supported; {Remedy}";
    }

    /// <summary><paramref name="Program"/>: empty: the image is not known and the manifest gives no command.</summary>
    internal sealed record UnknownProgram(string Container, string Image, string Program) : ShellProblem
    {
        public override string Message => $"{Fact}; {Remedy}";

        /// <summary>What was done instead of asking.</summary>
        public string Assumption => $"{Fact}; assumed: it runs for ever";

        private string Fact => Program.Length == 0
            ? $"container \"{Container}\": what image \"{Image}\" runs without a command is unknown"
            : $"container \"{Container}\" (image \"{Image}\"): the program \"{Program}\" is unknown";
    }

    internal sealed record LoopWithoutSleep(DateTimeOffset At) : ShellProblem
    {
        public override string Message =>
            string.Create(CultureInfo.InvariantCulture, $"loop without sleep at {At.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ}; {Remedy}");
    }

    internal sealed record LimitExceeded(string What, int Limit) : ShellProblem
    {
        public override string Message =>
            string.Create(CultureInfo.InvariantCulture, $"{What}: more than {Limit}; {Remedy}");
    }
}

/// <summary>Carries a problem from anywhere in a running script to the job that runs it; only <see cref="FileTree"/> lets it out.</summary>
internal sealed class ShellProblemException(ShellProblem problem) : Exception(problem.Message)
{
    public ShellProblem Problem { get; } = problem;

    public static void ThrowIfAbove(int limit, long value, string what)
    {
        if (value > limit)
            throw new ShellProblemException(new ShellProblem.LimitExceeded(what, limit));
    }
}
