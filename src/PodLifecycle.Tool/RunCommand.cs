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
        var file = new Argument<string?>("file") { Description = "A manifest in YAML or JSON, or - for standard input.", Arity = ArgumentArity.ZeroOrOne };
        Option<TimeSpan?> until = Options.Duration("--until", "How long to simulate (default 10m).");
        var seed = new Option<int>("--seed") { Description = "Where the run's randomness begins.", DefaultValueFactory = _ => 1 };
        var output = new Option<string>("--output", "-o") { Description = "What to print: the transcript, all versions as JSON, or the last one as YAML.", DefaultValueFactory = _ => "watch" };
        output.AcceptOnlyFromAmong("watch", "wide", "json", "yaml", "trace");
        var timing = new Option<string>("--timing") { Description = "A real node's polls and jitter, or to the instant what the rules say.", DefaultValueFactory = _ => "kubelet" };
        timing.AcceptOnlyFromAmong("kubelet", "ideal");
        var scenario = new Option<string?>("--scenario") { Description = "Run a recorded scenario (.json or .json.gz) instead of a manifest.", HelpName = "file" };
        var compare = new Option<bool>("--compare") { Description = "Say whether the scenario's run fits the recording; exit code 1 if not." };
        var events = new Option<bool>("--events") { Description = "Print the events between the lines." };
        Option<TimeSpan?> deleteAt = Options.Duration("--delete-at", "Delete the pod at this time.");
        var grace = new Option<int?>("--grace") { Description = "The grace period of that deletion in seconds (default: the pod's own)." };
        var script = new Option<string?>("--script") { Description = "A JSON file that says what the containers do.", HelpName = "file" };

        var command = new Command("run", "Run a pod in virtual time and print the transcript of 'kubectl get pods -w'.") { file, until, seed, timing, output, events, deleteAt, grace, script, scenario, compare };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(grace) is not null && parsed.GetValue(deleteAt) is null)
            {
                terminal.Say("--grace needs --delete-at");
                return ExitCode.Usage;
            }

            bool isScenario = parsed.GetValue(scenario) is not null;
            if (isScenario == (parsed.GetValue(file) is not null))
            {
                terminal.Say("give a manifest (or - for standard input), or --scenario with a recorded file");
                return ExitCode.Usage;
            }

            if (!isScenario && (parsed.GetValue(compare) || parsed.GetValue(output) == "trace"))
            {
                terminal.Say("--compare and -o trace need --scenario");
                return ExitCode.Usage;
            }

            var options = new SimulationOptions
            {
                Until = parsed.GetValue(until) ?? new SimulationOptions().Until,
                Seed = parsed.GetValue(seed),
                Timing = parsed.GetValue(timing) == "ideal" ? Timing.Ideal : Timing.Kubelet,
                UnknownCommand = UnknownCommand.RunForever,
                Actions = parsed.GetValue(deleteAt) is { } at ? [new ClientAction.Delete(at, parsed.GetValue(grace))] : [],
            };
            if (parsed.GetValue(scenario) is { } recorded)
                return Guarded.Run(terminal, () => ScenarioCommand.Run(terminal, recorded, options, parsed.GetValue(output)!, parsed.GetValue(events), parsed.GetValue(compare)));

            var print = new PodPrinter(terminal, parsed.GetValue(output)!, parsed.GetValue(events));
            return Guarded.Run(terminal, () => Run(terminal, parsed.GetValue(file)!, parsed.GetValue(script), options, print));
        });
        return command;
    }

    private static int Run(Terminal terminal, string file, string? scriptFile, SimulationOptions options, PodPrinter print)
    {
        if (scriptFile is not null)
            options = options with { Script = Script.Parse(File.ReadAllText(scriptFile)) };
        var reader = new ManifestReader(terminal, file);
        if (reader.Read() is not { } pods || !ScriptFits(terminal, options.Script, pods))
            return ExitCode.BadInput;

        foreach (Pod pod in pods)
            print.Run(pod, options with { Objects = reader.Objects });
        return ExitCode.Done;
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
