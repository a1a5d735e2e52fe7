using System.CommandLine;
using PodLifecycle.Api;
using PodLifecycle.Simulation;
using PodLifecycle.Yaml;

namespace PodLifecycle.Tool;

/// <summary><c>podlife run</c>: lets a manifest live its life and prints what a watcher of the API would have seen.</summary>
internal static class RunCommand
{
    private static readonly TimeSpan SilentWork = TimeSpan.FromSeconds(1);

    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "A manifest in YAML or JSON, or - for standard input." };
        Option<TimeSpan?> until = Options.Duration("--until", "How long to simulate (default 10m).");
        var seed = new Option<int>("--seed") { Description = "Where the run's randomness begins.", DefaultValueFactory = _ => 1 };
        var output = new Option<string>("--output", "-o") { Description = "What to print.", DefaultValueFactory = _ => "watch" };
        output.AcceptOnlyFromAmong("watch", "wide", "json");
        var events = new Option<bool>("--events") { Description = "Print the events between the lines." };
        Option<TimeSpan?> deleteAt = Options.Duration("--delete-at", "Delete the pod at this time.");
        var grace = new Option<long?>("--grace") { Description = "The grace period of that deletion in seconds (default: the pod's own)." };
        var script = new Option<string?>("--script") { Description = "A JSON file that says what the containers do.", HelpName = "file" };

        var command = new Command("run", "Run a pod in virtual time and print the transcript of 'kubectl get pods -w'.") { file, until, seed, output, events, deleteAt, grace, script };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(grace) is not null && parsed.GetValue(deleteAt) is null)
            {
                Console.Error.WriteLine("podlife: --grace needs --delete-at");
                return ExitCode.Usage;
            }

            return Run(
                parsed.GetValue(file)!,
                parsed.GetValue(script),
                new SimulationOptions
                {
                    Until = parsed.GetValue(until) ?? new SimulationOptions().Until,
                    Seed = parsed.GetValue(seed),
                    UnknownCommand = UnknownCommand.RunForever,
                    Actions = parsed.GetValue(deleteAt) is { } at ? [new ClientAction.Delete(at, parsed.GetValue(grace))] : [],
                },
                new Output(parsed.GetValue(output)!, parsed.GetValue(events)));
        });
        return command;
    }

    private static int Run(string file, string? scriptFile, SimulationOptions options, Output output)
    {
        try
        {
            if (scriptFile is not null)
                options = options with { Script = Script.Parse(File.ReadAllText(scriptFile)) };
            string text = file == "-" ? Console.In.ReadToEnd() : File.ReadAllText(file);
            return Run(file, ManifestLoader.Load(text), options, output);
        }
        catch (ManifestException problem)
        {
            foreach (ManifestError error in problem.File.Errors)
                Console.Error.WriteLine($"{file}:{error}");
            return ExitCode.BadInput;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or FormatException or SimulationException)
        {
            Console.Error.WriteLine($"podlife: {problem.Message}");
            return ExitCode.BadInput;
        }
    }

    private static int Run(string file, ManifestFile manifests, SimulationOptions options, Output output)
    {
        foreach (Manifest document in manifests.Documents)
        {
            if (document.Pod is null)
                Console.Error.WriteLine($"podlife: {file}:{document.Line}: passed over: {document.Remark ?? $"{document.Kind} {document.Name} has no pod"}");
        }

        List<ManifestPod> pods = [.. manifests.Pods];
        if (pods.Count == 0)
        {
            Console.Error.WriteLine($"podlife: {file}: there is no pod in it, nor a workload with a pod template");
            return ExitCode.BadInput;
        }

        foreach (ManifestPod pod in pods)
        {
            if (pod.IsFromTemplate)
                Console.Error.WriteLine($"podlife: the controller of {pod.Manifest.Kind} {pod.Manifest.Name} is not simulated yet: one pod of its template runs");
            if (PodLifecycle.Simulation.Simulation.NotSimulated(pod.Pod) is { Count: > 0 } fields)
            {
                foreach (ManifestError field in fields)
                    Console.Error.WriteLine($"podlife: {file}: {field}");
                return ExitCode.BadInput;
            }
        }

        foreach (ManifestPod pod in pods)
            Print(pod.Pod, options, output);
        return ExitCode.Done;
    }

    private static void Print(Pod pod, SimulationOptions options, Output output)
    {
        // Somebody who waits wants to see that it goes on; a file that is written to does not.
        if (!Console.IsErrorRedirected)
            options = options with { Progress = Progress(options.Until) };

        Trace trace = PodLifecycle.Simulation.Simulation.Run(pod, options);
        foreach (string note in trace.Notes)
            Console.Error.WriteLine($"podlife: {note}");
        Console.Out.Write(output.Format == "json"
            ? TraceJson.Write(trace)
            : trace.GetWatch(wide: output.Format == "wide", events: output.Events));
    }

    private static Action<TimeSpan> Progress(TimeSpan until)
    {
        long next = Environment.TickCount64 + (long)SilentWork.TotalMilliseconds;
        return at =>
        {
            if (Environment.TickCount64 < next)
                return;
            next = Environment.TickCount64 + (long)SilentWork.TotalMilliseconds;
            Console.Error.Write($"\rpodlife: {at:d\\.hh\\:mm\\:ss} of {until:d\\.hh\\:mm\\:ss}\r");
        };
    }

    private sealed record Output(string Format, bool Events);
}
