using System.CommandLine;
using System.Globalization;
using PodLifecycle.Api;

namespace PodLifecycle.Tool;

/// <summary><c>podlife check</c>: whether a cluster could have produced the statuses of a dump or a fixture; each finding with the edit that mends it.</summary>
internal static class CheckCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> file = Options.Dump();
        Option<string> labels = Options.Selector();
        Option<string> fields = Options.FieldSelector();
        Option<KubernetesVersion> version = Options.Kubernetes();

        var command = new Command("check", "Say what is impossible in the status of pods; exit code 1 on a finding.") { file, labels, fields, version };
        command.SetAction(parsed => Guarded.Run(terminal, () =>
        {
            if (Dump.Read(terminal, parsed.GetValue(file)!) is not { } dump)
                return ExitCode.BadInput;

            int findings = 0;
            var options = new ReachabilityOptions { Version = parsed.GetValue(version) };
            IReadOnlyList<Pod> pods = dump.SelectPods(parsed.GetValue(labels)!, parsed.GetValue(fields)!);
            foreach (Pod pod in pods)
            {
                foreach (ReachabilityFinding finding in Reachability.Check(pod, options))
                {
                    findings++;
                    terminal.Out.Write($"pod/{pod.Metadata.Name}: {finding}\n");
                }
            }

            terminal.Out.Write($"{Count(pods.Count, "pod")}, {Count(findings, "finding")}\n");
            return findings == 0 ? ExitCode.Done : ExitCode.No;
        }));
        return command;
    }

    private static string Count(int number, string what) => string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");
}
