using PodLifecycle.Api;
using PodLifecycle.Simulation;

namespace PodLifecycle.Benchmarks;

/// <summary>The runs that are measured as a whole.</summary>
internal static class Lives
{
    public static readonly Pod Crashing = new()
    {
        Metadata = new() { Name = "web" },
        Spec = new() { RestartPolicy = RestartPolicy.Always, Containers = [new() { Name = "app", Image = "app:1" }] },
    };

    /// <summary>At once, and after each wait.</summary>
    public const int RestartsInTwelveMinutes = 7;

    /// <summary>All the waits of the back-off: 10, 20, 40, 80, 160 and 300 seconds.</summary>
    public static readonly SimulationOptions ForTwelveMinutes = new()
    {
        Until = TimeSpan.FromMinutes(12),
        Script = App(new ContainerRun { For = TimeSpan.FromSeconds(1), ExitCode = 1 }),
    };

    /// <summary>Created, started, crashed twice, kept waiting, started again, deleted while it runs; it takes five seconds of its grace.</summary>
    public static readonly SimulationOptions UntilRemoved = new()
    {
        Until = TimeSpan.FromMinutes(2),
        Script = App(
            new ContainerRun { For = TimeSpan.FromSeconds(2), ExitCode = 1 },
            new ContainerRun { For = TimeSpan.FromSeconds(2), ExitCode = 1 },
            new ContainerRun { OnTerm = new TermAnswer { After = TimeSpan.FromSeconds(5) } }),
        Actions = [new ClientAction.Delete(TimeSpan.FromSeconds(60))],
    };

    private static Script App(params ContainerRun[] runs) => new() { Containers = new([new("app", new ContainerScript { Runs = [.. runs] })]) };
}
