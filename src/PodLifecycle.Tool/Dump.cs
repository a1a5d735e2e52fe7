using PodLifecycle.Api;
using PodLifecycle.Yaml;

namespace PodLifecycle.Tool;

/// <summary>What somebody got from a cluster.</summary>
/// <param name="Pods">Its pods, in order.</param>
/// <param name="Events">Its events, in order.</param>
/// <param name="IsSingleObject">It was one object that was asked for by its name, not a list.</param>
internal sealed record Dump(IReadOnlyList<Pod> Pods, IReadOnlyList<Event> Events, bool IsSingleObject)
{
    private const string Remedy = "give what 'kubectl get pods -o json' or '-o yaml' prints";

    /// <summary>A cluster of thousands of nodes fits; what a person wrote is smaller.</summary>
    private static readonly ManifestOptions FromCluster = new()
    {
        KeepUnknownFields = true,
        MaxLength = 512 * 1024 * 1024,
        MaxDocuments = 1_000_000,
        MaxNodes = 200_000_000,
    };

    /// <summary>Reads a file, or standard input; null when it cannot be used, which has been said then.</summary>
    public static Dump? Read(Terminal terminal, string file)
    {
        string text = file == "-" ? terminal.In.ReadToEnd() : File.ReadAllText(file);
        if (string.IsNullOrWhiteSpace(text))
        {
            terminal.Say(file == "-" ? "standard input is empty: did the command before the pipe fail?" : $"{file} is empty: {Remedy}");
            return null;
        }

        if (!ManifestLoader.TryLoad(text, out ManifestFile manifests, FromCluster))
        {
            foreach (ManifestError error in manifests.Errors)
                terminal.Error.Write($"{file}:{error}\n");
            terminal.Say(Remedy);
            return null;
        }

        foreach (Manifest other in manifests.Documents.Where(d => d.Object is not (Pod or Event)))
            terminal.Say($"{file}:{other.Line}: passed over: {Remark(other)}");

        var dump = new Dump(
            [.. manifests.Documents.Select(d => d.Object).OfType<Pod>()],
            [.. manifests.Documents.Select(d => d.Object).OfType<Event>()],
            IsSingleObject: manifests.Documents is [{ IsListItem: false }]);
        if (dump.Pods.Count > 0 || dump.Events.Count > 0 || manifests.Documents.Count == 0)
            return dump;

        terminal.Say($"{file}: there is no pod in it; {Remedy}");
        return null;
    }

    /// <summary>The pods with these labels and fields.</summary>
    public IReadOnlyList<Pod> SelectPods(string labels, string fields)
    {
        var byLabels = LabelSelector.Parse(labels);
        var byFields = FieldSelector.Parse(fields);
        return [.. Pods.Where(pod => byLabels.Matches(pod.Metadata.Labels) && byFields.Matches(pod))];
    }

    private static string Remark(Manifest other) => other switch
    {
        { Remark: { } remark } => remark,
        { Pod: not null } => $"{other.Kind} {other.Name} is no pod; 'podlife run' runs one of its template",
        _ => $"{other.Kind} {other.Name} is no pod",
    };
}
