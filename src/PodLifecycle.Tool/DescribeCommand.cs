using System.CommandLine;
using PodLifecycle.Api;

namespace PodLifecycle.Tool;

/// <summary>
/// <c>podlife describe</c>: prints the pods of a dump as <c>kubectl describe pod</c> would. Their events are those of the same dump; where it has none at all nothing is known about
/// them, and the section is left out.
/// </summary>
internal static class DescribeCommand
{
    private const string BetweenPods = "\n\n";

    public static Command Create(Terminal terminal)
    {
        Argument<string> file = Options.Dump();
        file.Description = "What 'kubectl get pods,events -o json' or '-o yaml' prints, or - for standard input.";
        Option<string> labels = Options.Selector();
        Option<DateTimeOffset?> now = Options.Now();

        var command = new Command("describe", "Print pods as 'kubectl describe pod' would.") { file, labels, now };
        command.SetAction(parsed => Guarded.Run(terminal, () =>
        {
            if (Dump.Read(terminal, parsed.GetValue(file)!) is not { } dump)
                return ExitCode.BadInput;

            IReadOnlyList<Event>? events = dump.Events.Count > 0 ? dump.Events : null;
            IReadOnlyList<Pod> pods = dump.SelectPods(parsed.GetValue(labels)!, fields: "");
            DateTimeOffset moment = parsed.GetValue(now) ?? DateTimeOffset.UtcNow;
            terminal.Out.Write(string.Join(BetweenPods, pods.Select(pod => Kubectl.Describe(pod, events, moment))));
            if (pods.Count == 0)
                terminal.Error.Write("No resources found\n");
            return ExitCode.Done;
        }));
        return command;
    }
}
