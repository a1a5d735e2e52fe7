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
/// <c>timing kubelet</c> (ideal unless it is said). In place of the list of states: <c>get 64s</c> or <c>get 64s wide</c> (a table at that time), <c>watch</c> (a
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
        SimulationOptions options = new() { Script = Script.Parse(Part("script")) };
        HashSet<string> reasons = [];
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

        string manifest = Part("manifest");
        if (manifest.TrimEnd().EndsWith(".yaml", StringComparison.Ordinal))
            manifest = SeedManifests.Read(manifest.TrimEnd());
        Trace trace = Simulation.Run(ManifestLoader.Load(manifest).Pods.Single().Pod, options);
        return views.Count == 0 ? Write(trace, reasons) : string.Concat(views.Select(view => view(trace)));
    }

    private static string Get(Trace trace, TimeSpan at, bool wide)
    {
        Pod pod = trace.Entries.AsSpan()[..trace.Entries.Count(e => e.At <= at)][^1].Pod;
        string command = string.Create(CultureInfo.InvariantCulture, $"$ kubectl get pods{(wide ? " --output=wide" : "")}   # {at.TotalSeconds} s\n");
        return command + Kubectl.GetTable([Kubectl.Get(pod, trace.Start + at)], new TableOptions { Wide = wide });
    }

    private static string Write(Trace trace, HashSet<string> reasons)
    {
        IEnumerable<(TimeSpan At, string Text)> states = SeenRows.Of(trace);
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
