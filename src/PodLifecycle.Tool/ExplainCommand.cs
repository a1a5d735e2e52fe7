using System.CommandLine;
using PodLifecycle.Api;

namespace PodLifecycle.Tool;

/// <summary><c>podlife explain</c>: says in plain language what the pods of a dump are doing, why, what happens next and what to do.</summary>
internal static class ExplainCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> file = Options.Dump();
        Option<string> labels = Options.Selector();
        Option<string> fields = Options.FieldSelector();
        var language = new Option<string>("--lang") { Description = "The language: en or zh.", DefaultValueFactory = _ => "en" };
        language.AcceptOnlyFromAmong("en", "zh");
        Option<DateTimeOffset?> now = Options.Now();
        Option<KubernetesVersion> version = Options.Kubernetes();

        var command = new Command("explain", "Say what pods are doing and why, what happens next, and what to do.") { file, labels, fields, language, now, version };
        command.SetAction(parsed => Guarded.Run(terminal, () =>
        {
            if (Dump.Read(terminal, parsed.GetValue(file)!) is not { } dump)
                return ExitCode.BadInput;

            var options = new ExplainOptions
            {
                Language = parsed.GetValue(language) == "zh" ? ExplainLanguage.Chinese : ExplainLanguage.English,
                Version = parsed.GetValue(version),
            };
            DateTimeOffset moment = parsed.GetValue(now) ?? DateTimeOffset.UtcNow;
            IReadOnlyList<Pod> pods = dump.SelectPods(parsed.GetValue(labels)!, parsed.GetValue(fields)!);
            terminal.Out.Write(string.Join("\n\n", pods.Select(pod => $"pod/{pod.Metadata.Name}\n\n{pod.Explain(moment, options)}")));
            if (pods.Count == 0)
                terminal.Error.Write("No resources found\n");
            return ExitCode.Done;
        }));
        return command;
    }
}
