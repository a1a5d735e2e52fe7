using System.Diagnostics;
using System.Globalization;
using PodLifecycle.Api;
using PodLifecycle.Simulation;
using Simulator = PodLifecycle.Simulation.Simulation;

namespace PodLifecycle.Benchmarks;

/// <summary>10,000 pods through one virtual hour in one simulation: without probes, and with three probes each, by the period.</summary>
internal static class ProbeHour
{
    public const string Option = "--probe-hour";
    private const int Pods = 10_000;
    private static readonly int[] Periods = [40, 20, 10];

    public static bool Run(string[] args)
    {
        if (args is not [Option])
            return false;

        Console.WriteLine("| period | probes a pod | virtual events a pod | time a pod | beside no probes |");
        Console.WriteLine("|---:|---:|---:|---:|---:|");
        (double bare, _) = Measure(null);
        foreach (int period in Periods)
            Measure(period, bare);
        return true;
    }

    private static (double Microseconds, long Events) Measure(int? period, double bare = 0)
    {
        var spec = new PodSpec { Containers = [Container(period)] };
        Pod[] pods = [.. Enumerable.Range(0, Pods).Select(i => new Pod { Metadata = new() { Name = "web-" + i.ToString(CultureInfo.InvariantCulture) }, Spec = spec })];
        long events = 0;
        var options = new SimulationOptions
        {
            Until = TimeSpan.FromHours(1),
            KeepsHistory = false,
            ScriptIsComplete = true,
            MaxSteps = long.MaxValue,
            Progress = _ => events += 10_000,
        };
        var watch = Stopwatch.StartNew();
        Simulator.Run(pods, options);
        double microseconds = watch.Elapsed.TotalMicroseconds / Pods;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {(period is null ? "none" : $"{period} s")} | {(period is null ? 0 : 3 * 3600 / period)} | {events / Pods:n0} | {microseconds:n0} µs | {(bare == 0 ? 1 : microseconds / bare):n1} × |"));
        return (microseconds, events);
    }

    private static Container Container(int? period)
    {
        var container = new Container { Name = "app", Image = "app:1" };
        if (period is not { } seconds)
            return container;

        var probe = new Probe { Exec = new() { Command = ["ok"] }, PeriodSeconds = seconds };
        return container with { StartupProbe = probe, ReadinessProbe = probe, LivenessProbe = probe };
    }
}
