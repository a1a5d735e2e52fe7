using System.Globalization;
using System.Text;
using PodLifecycle.Api;
using PodLifecycle.Yaml;
using PodLifecycle.Yaml.Tests;

namespace PodLifecycle.Simulation.Tests.Scripts;

/// <summary>
/// A text in four parts, each after a line <c>-- name --</c>: the manifest, the script of its containers, how to run it, and what is then
/// seen. What stands before the first part says why.
/// </summary>
/// <remarks>
/// Lines of the part <c>run</c>: <c>until 10m</c>, <c>bind 1h</c> (until the pod gets its node), <c>delete 5s</c> or <c>delete 5s grace 0</c>,
/// <c>events Killing BackOff</c> (the reasons to show), <c>exec 5s app touch /ok</c> (what a user types into a container; what is after the name is for a shell),
/// <c>evict 5s</c>, <c>kill 5s app</c>, <c>object {…}</c> (one that is there from the start), <c>create 30s {…}</c> (an object), <c>again 9s</c> (creates the manifest's pod once more), <c>patch 5s {…}</c> or <c>patch 5s status {…}</c>
/// (the object or a subresource; <c>merge</c> before the JSON for a merge patch), <c>condition Ready</c> (shown with each state), <c>timing kubelet</c> (ideal unless it is said). In place of the list of states: <c>get 64s</c> or <c>get 64s wide</c> (a table at that time), <c>watch</c> (a
/// transcript). A manifest that is the name of a file is one of the tutorials'.
/// </remarks>
internal sealed class GoldenScript
{
    private const string Expected = "-- expect --\n";
    private readonly string given;

    public GoldenScript(string text)
    {
        int end = text.IndexOf(Expected, StringComparison.Ordinal) + Expected.Length;
        given = text[..end];
        Expectation = text[end..];
    }

    public string Expectation { get; }

    /// <summary>The whole text with what is seen now as its last part.</summary>
    public string Rewritten() => given + Play();

    /// <summary>What is seen: seconds, READY, STATUS, RESTARTS, phase; or the seconds and an event.</summary>
    public string Play()
    {
        Pod pod = ManifestLoader.Load(Manifest()).Pods.Single().Pod;
        SimulationOptions options = new() { Script = Script.Parse(Part("script")) };
        HashSet<string> reasons = [];
        List<string> conditions = [];
        List<Func<Trace, string>> views = [];
        foreach (string[] words in Part("run").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' ')))
        {
            switch (words[0])
            {
                case "until":
                    options = options with { Until = Duration(words[1]) };
                    break;
                case "bind":
                    options = options with { Timing = options.Timing with { Binding = Duration(words[1]) } };
                    break;
                case "delete":
                    long? grace = words.Length == 4 ? long.Parse(words[3], CultureInfo.InvariantCulture) : null;
                    options = options with { Actions = [.. options.Actions, new ClientAction.Delete(Duration(words[1]), grace)] };
                    break;
                case "events":
                    reasons.UnionWith(words[1..]);
                    break;
                case "exec":
                    options = options with { Actions = [.. options.Actions, new ClientAction.Exec(Duration(words[1]), words[2], ["sh", "-c", string.Join(' ', words[3..])])] };
                    break;
                case "evict":
                    options = options with { Actions = [.. options.Actions, new ClientAction.Evict(Duration(words[1]))] };
                    break;
                case "kill":
                    options = options with { Actions = [.. options.Actions, new ClientAction.KillContainer(Duration(words[1]), words[2])] };
                    break;
                case "object":
                    options = options with { Objects = [.. options.Objects, KubernetesJson.Read(string.Join(' ', words[1..]))] };
                    break;
                case "create":
                    options = options with { Actions = [.. options.Actions, new ClientAction.Create(Duration(words[1]), KubernetesJson.Read(string.Join(' ', words[2..])))] };
                    break;
                case "again":
                    options = options with { Actions = [.. options.Actions, new ClientAction.Create(Duration(words[1]), pod)] };
                    break;
                case "patch":
                    options = options with { Actions = [.. options.Actions, Patch(words)] };
                    break;
                case "condition":
                    conditions.AddRange(words[1..]);
                    break;
                case "timing":
                    options = options with { Timing = words[1] == "kubelet" ? Timing.Kubelet : throw new FormatException(words[1]) };
                    break;
                case "get":
                    views.Add(trace => Get(trace, Duration(words[1]), words.Length == 3));
                    break;
                case "watch":
                    views.Add(trace => "$ kubectl get pods -w\n" + trace.GetWatch());
                    break;
                default:
                    throw new FormatException($"a golden script has no '{words[0]}'");
            }
        }

        Trace trace = Simulation.Run(pod, options);
        return views.Count == 0 ? Write(trace, reasons, conditions) : string.Concat(views.Select(view => view(trace)));
    }

    private string Manifest()
    {
        string manifest = Part("manifest");
        return manifest.TrimEnd().EndsWith(".yaml", StringComparison.Ordinal) ? SeedManifests.Read(manifest.TrimEnd()) : manifest;
    }

    /// <summary>What is between the time and the JSON names the subresource, or the type of the patch.</summary>
    private static ClientAction.Patch Patch(string[] words)
    {
        int json = Array.FindIndex(words, word => word.StartsWith('{'));
        string[] kind = words[2..json];
        return new(Duration(words[1]), string.Join(' ', words[json..]))
        {
            Type = kind.Contains("merge") ? PatchType.Merge : PatchType.Strategic,
            Subresource = kind.FirstOrDefault(word => word != "merge") ?? "",
        };
    }

    private static string Get(Trace trace, TimeSpan at, bool wide)
    {
        Pod pod = trace.Entries.AsSpan()[..trace.Entries.Count(e => e.At <= at)][^1].Pod;
        string command = string.Create(CultureInfo.InvariantCulture, $"$ kubectl get pods{(wide ? " --output=wide" : "")}   # {at.TotalSeconds} s\n");
        return command + Kubectl.GetTable([Kubectl.Get(pod, trace.Start + at)], new TableOptions { Wide = wide });
    }

    private static string Write(Trace trace, HashSet<string> reasons, IReadOnlyList<string> conditions)
    {
        IEnumerable<(TimeSpan At, string Text)> states = SeenRows.Of(trace, conditions);
        IEnumerable<(TimeSpan At, string Text)> events = trace.Events
            .Where(e => reasons.Contains(e.Event.Reason))
            .Select(e => (e.At, $"  {e.Event.Type} {e.Event.Reason}: {e.Event.Message}"));
        var text = new StringBuilder();
        foreach ((TimeSpan at, string line) in states.Concat(events).OrderBy(l => l.At))
            text.Append(string.Create(CultureInfo.InvariantCulture, $"{at.TotalSeconds,7:0.###}s  {line}\n"));
        return text.ToString();
    }

    private static TimeSpan Duration(string text) => text[^1] switch
    {
        's' => TimeSpan.FromSeconds(int.Parse(text[..^1], CultureInfo.InvariantCulture)),
        'm' => TimeSpan.FromMinutes(int.Parse(text[..^1], CultureInfo.InvariantCulture)),
        'h' => TimeSpan.FromHours(int.Parse(text[..^1], CultureInfo.InvariantCulture)),
        _ => throw new FormatException($"'{text}' is no duration"),
    };

    private string Part(string name)
    {
        string head = $"-- {name} --\n";
        int start = given.IndexOf(head, StringComparison.Ordinal) + head.Length;
        return given[start..given.IndexOf("\n-- ", start - 1, StringComparison.Ordinal)] + "\n";
    }
}
