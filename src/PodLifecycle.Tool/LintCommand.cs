using System.CommandLine;
using PodLifecycle.Api;
using PodLifecycle.Yaml;

namespace PodLifecycle.Tool;

/// <summary><c>podlife lint</c>: everything that is wrong with manifests, each finding with its place.</summary>
internal static class LintCommand
{
    public static Command Create(Terminal terminal)
    {
        var files = new Argument<string[]>("files") { Description = "Manifests in YAML or JSON, or - for standard input.", Arity = ArgumentArity.OneOrMore };
        var format = new Option<string>("--format") { Description = "How findings are written: lines for people, a JSON array, or workflow commands of GitHub.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "github");

        var command = new Command("lint", "Say all that the API server would refuse or warn of in manifests, with line, column and remedy. Exit code 1 on errors.") { files, format };
        command.SetAction(parsed => Run(terminal, parsed.GetValue(files)!, parsed.GetValue(format)!));
        return command;
    }

    private static int Run(Terminal terminal, string[] files, string format)
    {
        var report = new LintReport();
        bool allRead = true;
        foreach (string file in files.Distinct())
        {
            if (TryLoad(terminal, file) is not { } manifests)
            {
                allRead = false;
                continue;
            }

            report.Add(file, manifests.Validate());
            foreach (Manifest document in manifests.Documents.Where(d => d is { Outcome: ManifestOutcome.PassedOver, Kind.Length: > 0 }))
                terminal.Say($"{file}:{document.Line}: passed over: {document.Remark}");
            if (manifests.Documents.All(d => d is { Outcome: ManifestOutcome.PassedOver, Kind.Length: 0 }))
                terminal.Say($"{file}: there is no object in it");
        }

        terminal.Out.Write(format switch
        {
            "json" => report.Json(),
            "github" => report.GitHub(),
            _ => report.Text(),
        });
        return allRead && !report.HasErrors ? ExitCode.Done : ExitCode.BadInput;
    }

    /// <summary>The file; null, and said, where there is none to read.</summary>
    private static ManifestFile? TryLoad(Terminal terminal, string file)
    {
        try
        {
            return ManifestReader.Load(terminal, file);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            terminal.Say(problem.Message);
            return null;
        }
    }
}
