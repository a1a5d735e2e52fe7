using PodLifecycle.Api;
using PodLifecycle.Simulation;
using PodLifecycle.Yaml;

namespace PodLifecycle.Tool;

/// <summary>Runs pods and prints what was seen of them.</summary>
/// <param name="terminal">Where to.</param>
/// <param name="format"><c>watch</c>, <c>wide</c>, <c>json</c> or <c>yaml</c>.</param>
/// <param name="events">With the events between the lines of a transcript; JSON always has them.</param>
internal sealed class PodPrinter(Terminal terminal, string format, bool events)
{
    private static readonly TimeSpan SilentWork = TimeSpan.FromSeconds(1);
    private bool isFirst = true;

    public void Run(Pod pod, SimulationOptions options)
    {
        if (terminal.ShowsProgress)
            options = options with { Progress = Progress(options.Until) };

        Trace trace = PodLifecycle.Simulation.Simulation.Run(pod, options);
        foreach (string note in trace.Notes)
            terminal.Say(note);
        terminal.Out.Write(format switch
        {
            "json" => TraceJson.Write(trace),
            "yaml" => Document(trace.Final),
            _ => trace.GetWatch(wide: format == "wide", events: events),
        });
    }

    /// <summary>The pod as <c>kubectl get -o yaml</c> shows it; several are documents of one text.</summary>
    private string Document(Pod pod)
    {
        string separator = isFirst ? "" : "---\n";
        isFirst = false;
        return separator + pod.ToYaml();
    }

    private Action<TimeSpan> Progress(TimeSpan until)
    {
        long next = Environment.TickCount64 + (long)SilentWork.TotalMilliseconds;
        return at =>
        {
            if (Environment.TickCount64 < next)
                return;
            next = Environment.TickCount64 + (long)SilentWork.TotalMilliseconds;
            terminal.Error.Write($"\rpodlife: {at:d\\.hh\\:mm\\:ss} of {until:d\\.hh\\:mm\\:ss}\r");
        };
    }
}
