using System.CommandLine;
using System.CommandLine.Parsing;

namespace PodLifecycle.Tool;

/// <summary>The command line: arguments in, text and an exit code out.</summary>
internal static class Cli
{
    public static int Run(string[] args, TextReader input, TextWriter output, TextWriter error) => Run(args, new Terminal(input, output, error));

    public static int Run(string[] args, Terminal terminal)
    {
        var root = new RootCommand("What Kubernetes would do with a pod, and what kubectl would show: in virtual time, without a cluster.");
        root.Subcommands.Add(RunCommand.Create(terminal));
        root.Subcommands.Add(LintCommand.Create(terminal));
        root.Subcommands.Add(GetCommand.Create(terminal));
        root.Subcommands.Add(DescribeCommand.Create(terminal));
        root.Subcommands.Add(ExplainCommand.Create(terminal));
        root.Subcommands.Add(CheckCommand.Create(terminal));
        root.Subcommands.Add(WaitCommand.Create(terminal));

        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (ParseError error in parsed.Errors)
                terminal.Say(error.Message);
            terminal.Say("see 'podlife --help' or 'podlife <command> --help'");
            return ExitCode.Usage;
        }

        return parsed.Invoke(new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error });
    }
}
