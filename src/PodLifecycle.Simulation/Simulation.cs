using PodLifecycle.Api;

namespace PodLifecycle.Simulation;

/// <summary>Runs a pod in virtual time: a manifest and what its containers do in, every status that the API server would have seen out.</summary>
/// <remarks>
/// <code>
/// Trace trace = Simulation.Run(pod, Script.Parse("""{"containers":{"app":{"runs":[{"for":"5s","exit":1}]}}}"""));
/// Console.Write(trace.GetWatch());
/// </code>
/// </remarks>
public static class Simulation
{
    /// <summary>A pod that starts and ends all its containers at one instant needs some hundreds.</summary>
    private const int MostStepsOfAnInstant = 100_000;

    /// <summary>Runs a pod with a script.</summary>
    /// <param name="pod">The pod as a user writes it.</param>
    /// <param name="script">What its containers do; default: what their commands say.</param>
    /// <param name="until">How long; default 10 minutes.</param>
    /// <param name="seed">Where the randomness begins.</param>
    /// <returns>What a watcher of the API saw.</returns>
    /// <exception cref="SimulationException">What a container does is unknown, or the run does not end within its limits.</exception>
    public static Trace Run(Pod pod, Script? script = null, TimeSpan? until = null, int seed = 1) =>
        Run(pod, new SimulationOptions { Script = script ?? Script.Empty, Until = until ?? new SimulationOptions().Until, Seed = seed });

    /// <summary>Runs a pod.</summary>
    /// <param name="pod">The pod as a user writes it; defaults are filled in as the API server does.</param>
    /// <param name="options">How to run it.</param>
    /// <returns>What a watcher of the API saw.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its limits.</exception>
    /// <exception cref="SimulationException">What a container does is unknown, or the run does not end within its limits.</exception>
    public static Trace Run(Pod pod, SimulationOptions options)
    {
        ArgumentNullException.ThrowIfNull(pod);
        return Run([pod], options);
    }

    /// <summary>Runs several pods that are created at the same time and share a node; more may come by <see cref="ClientAction.Create"/>.</summary>
    /// <param name="pods">The pods as a user writes them; defaults are filled in as the API server does.</param>
    /// <param name="options">How to run them.</param>
    /// <returns>What a watcher of the API saw.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its limits.</exception>
    /// <exception cref="SimulationException">What a container does is unknown, or the run does not end within its limits.</exception>
    public static Trace Run(IReadOnlyList<Pod> pods, SimulationOptions options)
    {
        ArgumentNullException.ThrowIfNull(pods);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Until, TimeSpan.Zero, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Until, SimulationOptions.LongestRun, nameof(options));

        foreach (Pod pod in pods.Concat(options.Actions.OfType<ClientAction.Create>().Select(c => c.Object).OfType<Pod>()))
            PreparedPods.Of(pod, options.Version);

        var time = new VirtualTime(options.Start);
        var world = new World(pods, options, time);
        DateTimeOffset end = options.Start + options.Until;
        long steps = 0;
        long stepsOfInstant = 0;
        DateTimeOffset instant = options.Start;
        while (time.RunNext(end))
        {
            stepsOfInstant = time.GetUtcNow() == instant ? stepsOfInstant + 1 : 0;
            instant = time.GetUtcNow();
            if (stepsOfInstant > MostStepsOfAnInstant * (long)(1 + world.PodCount))
                throw new SimulationException($"time stands still at {instant - options.Start}: {stepsOfInstant} things have happened at that instant");
            if (++steps > options.MaxSteps)
                throw new SimulationException($"after {options.MaxSteps} steps the run has come only to {time.GetUtcNow() - options.Start}; simulate a shorter time or raise MaxSteps");
            if (steps % 10_000 == 0)
                options.Progress?.Invoke(time.GetUtcNow() - options.Start);
        }

        return world.Trace();
    }
}
