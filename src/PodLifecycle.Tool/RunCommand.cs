using System.CommandLine;
using PodLifecycle.Api;
using PodLifecycle.Simulation;
using PodLifecycle.Yaml;

namespace PodLifecycle.Tool;

/// <summary><c>podlife run</c>: lets a manifest live its life and prints what a watcher of the API would have seen.</summary>
internal static class RunCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("file") { Description = "A manifest in YAML or JSON, or - for standard input." };
        Option<TimeSpan?> until = Options.Duration("--until", "How long to simulate (default 10m).");
        var seed = new Option<int>("--seed") { Description = "Where the run's randomness begins.", DefaultValueFactory = _ => 1 };
        var output = new Option<string>("--output", "-o") { Description = "What to print.", DefaultValueFactory = _ => "watch" };
        output.AcceptOnlyFromAmong("watch", "wide", "json");
        var events = new Option<bool>("--events") { Description = "Print the events between the lines." };
        Option<TimeSpan?> deleteAt = Options.Duration("--delete-at", "Delete the pod at this time.");
        var grace = new Option<int?>("--grace") { Description = "The grace period of that deletion in seconds (default: the pod's own)." };
        var script = new Option<string?>("--script") { Description = "A JSON file that says what the containers do.", HelpName = "file" };

        var command = new Command("run", "Run a pod in virtual time and print the transcript of 'kubectl get pods -w'.") { file, until, seed, output, events, deleteAt, grace, script };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(grace) is not null && parsed.GetValue(deleteAt) is null)
            {
                terminal.Say("--grace needs --delete-at");
                return ExitCode.Usage;
            }

            var options = new SimulationOptions
            {
                Until = parsed.GetValue(until) ?? new SimulationOptions().Until,
                Seed = parsed.GetValue(seed),
                UnknownCommand = UnknownCommand.RunForever,
                Actions = parsed.GetValue(deleteAt) is { } at ? [new ClientAction.Delete(at, parsed.GetValue(grace))] : [],
            };
            var print = new PodPrinter(terminal, parsed.GetValue(output)!, parsed.GetValue(events));
            return Run(terminal, parsed.GetValue(file)!, parsed.GetValue(script), options, print);
        });
        return command;
    }

    private static int Run(Terminal terminal, string file, string? scriptFile, SimulationOptions options, PodPrinter print)
    {
        try
        {
            if (scriptFile is not null)
                options = options with { Script = Script.Parse(File.ReadAllText(scriptFile)) };
            var reader = new ManifestReader(terminal, file);
            if (reader.Read() is not { } pods || !ScriptFits(terminal, options.Script, pods))
                return ExitCode.BadInput;

            foreach (Pod pod in pods)
                print.Run(pod, options with { ResolvableNames = reader.Services });
            return ExitCode.Done;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or FormatException or SimulationException)
        {
            terminal.Say(problem.Message);
            return ExitCode.BadInput;
        }
    }

    /// <summary>A misspelt container would run as its command says, and nobody would notice.</summary>
    private static bool ScriptFits(Terminal terminal, Script script, IReadOnlyList<Pod> pods)
    {
        string[] known = [.. pods.SelectMany(p => p.Spec.InitContainers.Concat(p.Spec.Containers)).Select(c => c.Name).Distinct()];
        string[] unknown = [.. script.Containers.Keys.Except(known)];
        foreach (string name in unknown)
            terminal.Say($"script.containers.{name}: there is no container of that name; there is {string.Join(", ", known)}");
        return unknown.Length == 0;
    }
}
