using PodLifecycle.Simulation.Shell;

namespace PodLifecycle.Simulation.Tests.Shell;

/// <summary>Starts containers at one fixed instant and speaks of time in seconds since then.</summary>
internal sealed class TestContainer
{
    public static readonly DateTimeOffset Start = new(2020, 10, 4, 12, 32, 44, TimeSpan.Zero);

    public static readonly ShellContext Context = new() { ContainerName = "c", Hostname = "web-0" };

    private TestContainer(ContainerProcess process) => Process = process;

    public ContainerProcess Process { get; }

    public IEnumerable<string> Lines => Process.Log.Select(line => line.Text);

    public double? ExitSecond => (Process.Exit?.At - Start)?.TotalSeconds;

    public double? WakeSecond => (Process.NextWake - Start)?.TotalSeconds;

    public static DateTimeOffset At(double seconds) => Start.AddSeconds(seconds);

    public static TestContainer Script(string script, ShellContext? context = null) => Command(["sh", "-c", script], context);

    public static TestContainer Command(IReadOnlyList<string> command, ShellContext? context = null, string image = "busybox") =>
        new(Outcome(command, context, image).Should().BeOfType<StartOutcome.Started>().Subject.Process);

    public static TestContainer OfImage(string image, ShellContext? context = null) => Command([], context, image);

    public static StartOutcome Outcome(IReadOnlyList<string> command, ShellContext? context = null, string image = "busybox") =>
        Entrypoint.Start(image, command, [], context ?? Context, Start);

    public static ShellProblem Refused(IReadOnlyList<string> command, ShellContext? context = null, string image = "busybox") =>
        Outcome(command, context, image).Should().BeOfType<StartOutcome.Refused>().Subject.Problem;

    /// <summary>The output and status of a script that takes no time.</summary>
    public static (string Output, int Status) Run(string script, ShellContext? context = null)
    {
        var container = Script(script, context);
        container.Process.Exit.Should().NotBeNull();
        container.Process.Exit!.Problem.Should().BeNull();
        return (string.Join('\n', container.Lines), container.Process.Exit.ExitCode);
    }

    /// <summary>The problem that ends a script while it runs.</summary>
    public static ShellProblem? Fails(string script, ShellContext? context = null) => Script(script, context).Process.Exit?.Problem;

    public TestContainer Advance(double seconds)
    {
        Process.Advance(At(seconds));
        return this;
    }

    public bool Listens(int port, DateTimeOffset at) => Process.Port(port, at) is not null;

    public HttpAnswer? Get(int port, string target, DateTimeOffset at) => Process.Port(port, at)?.Get(target);

    public ExecResult Exec(double second, params string[] argv)
    {
        var result = Process.Exec(argv, At(second)).Result;
        result.Should().NotBeNull("the command takes no time");
        return result!;
    }
}
