using System.CommandLine;
using PodLifecycle.Api;

namespace PodLifecycle.Tool;

/// <summary><c>podlife get</c>: prints the pods of a dump as <c>kubectl get pods</c> would; where there are only events, those.</summary>
internal static class GetCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> file = Options.Dump();
        var output = new Option<string>("--output", "-o") { Description = $"What to print (default: the table): {OutputFormat.Known}", HelpName = "format", DefaultValueFactory = _ => "" };
        Option<string> labels = Options.Selector();
        Option<string> fields = Options.FieldSelector();
        var sortBy = new Option<string?>("--sort-by") { Description = "Sort by this field, such as .metadata.creationTimestamp.", HelpName = "path" };
        var showLabels = new Option<bool>("--show-labels") { Description = "Show all labels in the last column." };
        var labelColumns = new Option<string[]>("--label-columns", "-L") { Description = "Show these labels as columns, such as app,tier.", HelpName = "labels" };
        var noHeaders = new Option<bool>("--no-headers") { Description = "Leave the headings out." };
        var allNamespaces = new Option<bool>("--all-namespaces", "-A") { Description = "Show the namespaces in the first column." };
        Option<DateTimeOffset?> now = Options.Now();
        Option<KubernetesVersion> version = Options.Kubernetes();

        var command = new Command("get", "Print pods as 'kubectl get pods' would.") { file, output, labels, fields, sortBy, showLabels, labelColumns, noHeaders, allNamespaces, now, version };
        command.SetAction(parsed => Guarded.Run(terminal, () =>
        {
            string word = parsed.GetValue(output)!;
            if (OutputFormat.Parse(word) is not { } format)
            {
                terminal.Say($"-o: '{word}' is no format that is known here; there are {OutputFormat.Known}");
                return ExitCode.Usage;
            }

            if (Dump.Read(terminal, parsed.GetValue(file)!) is not { } dump)
                return ExitCode.BadInput;

            (string byLabels, string byFields) = (parsed.GetValue(labels)!, parsed.GetValue(fields)!);
            bool all = byLabels.Length == 0 && byFields.Length == 0;
            var options = new TableOptions
            {
                AllNamespaces = parsed.GetValue(allNamespaces),
                NoHeaders = parsed.GetValue(noHeaders),
                ShowLabels = parsed.GetValue(showLabels),
                LabelColumns = [.. (parsed.GetValue(labelColumns) ?? []).SelectMany(l => l.Split(','))],
            };
            IReadOnlyList<ApiObject> objects = Select(dump, byLabels, byFields);
            if (parsed.GetValue(sortBy) is { } path)
                objects = Kubectl.Sort(objects, path);
            return Print(terminal, format, dump, new Shown(objects, dump.IsSingleObject && all, parsed.GetValue(now) ?? DateTimeOffset.UtcNow, parsed.GetValue(version), options));
        }));
        return command;
    }

    /// <summary>The API server knows no fields of events under the names that pods have.</summary>
    private static IReadOnlyList<ApiObject> Select(Dump dump, string labels, string fields)
    {
        if (dump.Pods.Count > 0 || dump.Events.Count == 0)
            return dump.SelectPods(labels, fields);
        if (fields.Length > 0)
            throw new FormatException("--field-selector selects pods, and there are only events");

        var selector = LabelSelector.Parse(labels);
        return [.. dump.Events.Where(e => selector.Matches(e.Metadata.Labels))];
    }

    private static int Print(Terminal terminal, OutputFormat format, Dump dump, Shown shown)
    {
        terminal.Out.Write(format.Print(shown));
        if (shown.Objects.Count == 0 && format is OutputFormat.Table)
        {
            string[] namespaces = [.. dump.Pods.Select(p => p.Metadata.Namespace).Distinct()];
            terminal.Error.Write(namespaces is [{ Length: > 0 } only] && !shown.Options.AllNamespaces ? $"No resources found in {only} namespace.\n" : "No resources found\n");
        }

        return ExitCode.Done;
    }
}
