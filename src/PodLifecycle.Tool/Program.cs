using System.CommandLine;
using PodLifecycle.Tool;

Command[] commands = [RunCommand.Create()];
var root = new RootCommand("What Kubernetes would do with a pod, and what kubectl would show: in virtual time, without a cluster.");
foreach (Command command in commands)
    root.Subcommands.Add(command);

ParseResult parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
        Console.Error.WriteLine($"podlife: {error.Message}");
    Console.Error.WriteLine("podlife: see 'podlife --help' or 'podlife run --help'");
    return ExitCode.Usage;
}

return parsed.Invoke();
