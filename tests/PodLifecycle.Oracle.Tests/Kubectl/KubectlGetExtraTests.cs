using System.Text.Json;
using System.Text.Json.Nodes;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests;

/// <summary>The rest of what <c>kubectl get</c>, <c>events</c> and <c>wait</c> print; the member <c>kind</c> of a case says which.</summary>
public class KubectlGetExtraTests
{
    [Fact]
    public void GetExtra() => OracleFile.Judge("kubectl/get-extra", c =>
    {
        using JsonDocument answer = JsonDocument.Parse(Answer(c.Kind!, c.In).ToJsonString());
        return JsonComparison.Difference(c.Out, answer.RootElement) is { } difference ? $"{c.Kind} {difference}" : null;
    });

    private static JsonObject Answer(string kind, JsonElement given) => kind switch
    {
        "table" => Text(Kubectl.GetTable(Pods(given).Select(pod => Kubectl.Get(pod, Now(given))), Options(given))),
        "watch-table" => Watch(given),
        "name" => Text(Kubectl.GetNames(Pods(given))),
        _ => throw new NotImplementedException(kind),
    };

    private static JsonObject Text(string text) => new() { ["text"] = text };

    private static JsonObject Watch(JsonElement given)
    {
        var printer = new WatchPrinter(Options(given));
        var texts = new JsonArray();
        foreach (JsonElement step in given.GetProperty("steps").EnumerateArray())
        {
            WatchEventType type = Enum.Parse<WatchEventType>(step.GetProperty("event").GetString()!, ignoreCase: true);
            texts.Add(printer.Print(Pods(step).Select(pod => Kubectl.Get(pod, Now(step))), type));
        }

        return new JsonObject { ["texts"] = texts };
    }

    private static DateTimeOffset Now(JsonElement given) => given.GetProperty("now").GetDateTimeOffset();

    private static IEnumerable<Pod> Pods(JsonElement given) => given.GetProperty("pods").EnumerateArray().Select(pod => Pod.FromJson(pod.GetRawText()));

    private static TableOptions Options(JsonElement given) => new()
    {
        Wide = Flag(given, "wide"),
        NoHeaders = Flag(given, "noHeaders"),
        AllNamespaces = Flag(given, "allNamespaces"),
        ShowKind = Flag(given, "showKind"),
        ShowLabels = Flag(given, "showLabels"),
        OutputWatchEvents = Flag(given, "outputWatchEvents"),
        LabelColumns = given.TryGetProperty("labelColumns", out JsonElement labels) ? [.. labels.EnumerateArray().Select(l => l.GetString()!)] : [],
    };

    private static bool Flag(JsonElement given, string name) => given.TryGetProperty(name, out JsonElement flag) && flag.GetBoolean();
}
