using PodLifecycle.Tool;

return Cli.Run(args, new Terminal(Console.In, Console.Out, Console.Error) { ShowsProgress = !Console.IsErrorRedirected });
