using System.Text;
using PodLifecycle.Tool;

// Explanations may be Chinese, whatever the terminal was set to.
Console.OutputEncoding = Encoding.UTF8;
return Cli.Run(args, new Terminal(Console.In, Console.Out, Console.Error) { ShowsProgress = !Console.IsErrorRedirected });
