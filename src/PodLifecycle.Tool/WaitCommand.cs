using System.CommandLine;
using PodLifecycle.Api;

namespace PodLifecycle.Tool;

/// <summary><c>podlife wait</c>: whether what <c>kubectl wait --timeout=0</c> asks for is so in a dump, in its words and with its exit code.</summary>
internal static class WaitCommand
{
    private static readonly string[] Prefixes = ["pod/", "pods/"];

    public static Command Create(Terminal terminal)
    {
        Argument<string> file = Options.Dump();
        var names = new Argument<string[]>("names") { Description = "The pods, such as pod/web (default: all that are there).", Arity = ArgumentArity.ZeroOrMore };
        var condition = new Option<string>("--for")
        {
            Description = "What is asked: condition=<type>[=<status>], jsonpath=<path>[=<value>], create or delete.",
            HelpName = "condition",
            Required = true,
        };
        Option<string> labels = Options.Selector();
        Option<string> fields = Options.FieldSelector();

        var command = new Command("wait", "Say whether 'kubectl wait' would have an end; exit code 1 if not.") { file, names, condition, labels, fields };
        command.SetAction(parsed => Guarded.Run(terminal, () =>
        {
            var asked = WaitCondition.Parse(parsed.GetValue(condition)!);
            if (Dump.Read(terminal, parsed.GetValue(file)!) is not { } dump)
                return ExitCode.BadInput;

            IReadOnlyList<Pod> pods = dump.SelectPods(parsed.GetValue(labels)!, parsed.GetValue(fields)!);
            (string Name, Pod? Pod)[] targets = parsed.GetValue(names) is { Length: > 0 } named
                ? [.. named.Select(WithoutPrefix).Select(name => (name, pods.FirstOrDefault(p => p.Metadata.Name == name)))]
                : [.. pods.Select(pod => (pod.Metadata.Name, (Pod?)pod))];
            if (targets.Length > 0)
                return Check(terminal, asked, targets);

            terminal.SayAsKubectl("no matching resources found");
            return ExitCode.No;
        }));
        return command;
    }

    private static int Check(Terminal terminal, WaitCondition asked, IEnumerable<(string Name, Pod? Pod)> targets)
    {
        int answer = ExitCode.Done;
        foreach ((string name, Pod? pod) in targets)
        {
            WaitResult result = asked.Check(pod, name);
            if (result.Met)
            {
                terminal.Out.Write(result.Text);
                continue;
            }

            answer = ExitCode.No;
            if (pod is null)
                terminal.Error.Write($"Error from server (NotFound): {result.Text}\n");
            else
                terminal.SayAsKubectl(result.Text);
        }

        return answer;
    }

    private static string WithoutPrefix(string name)
    {
        foreach (string prefix in Prefixes)
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal))
                return name[prefix.Length..];
        }

        return name;
    }
}
