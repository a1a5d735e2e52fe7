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
        "table" => Try("", () => Text(Kubectl.GetTable(Sorted(Pods(given), given).Select(pod => Kubectl.Get(pod, Now(given))), Options(given)))),
        "watch-table" => Watch(given),
        "name" => Text(Kubectl.GetNames(Pods(given))),
        "jsonpath" => Template(given),
        "custom-columns" => Columns(given),
        "sort" => Try("", () => new JsonObject { ["order"] = Names(Sorted(Pods(given), given)) }),
        "field-selector" => FieldSelection(given),
        "label-selector" => LabelSelection(given),
        "wait" => Wait(given),
        "events-get" => Text(Kubectl.GetEvents(Sorted(Events(given), given), Now(given), Options(given))),
        "events-cmd" => Text(Kubectl.Events(Events(given), Now(given), Options(given))),
        _ => throw new ArgumentException($"no such kind of case: {kind}"),
    };

    private static JsonObject Text(string text) => new() { ["text"] = text };

    private static JsonObject Error(KubectlException problem, string stage) =>
        stage.Length == 0 ? new() { ["error"] = problem.Message } : new() { ["error"] = problem.Message, ["stage"] = stage };

    private static JsonObject Try(string stage, Func<JsonObject> answer)
    {
        try
        {
            return answer();
        }
        catch (KubectlException problem)
        {
            return Error(problem, stage);
        }
    }

    private static JsonObject Template(JsonElement given) => Try("parse", () =>
    {
        bool strict = given.TryGetProperty("allowMissingKeys", out JsonElement allow) && !allow.GetBoolean();
        JsonPath template = JsonPath.Parse(given.GetProperty("template").GetString()!, allowMissingKeys: !strict);
        using JsonDocument? list = given.TryGetProperty("pod", out JsonElement pod)
            ? null
            : JsonDocument.Parse($$"""{"kind": "List", "apiVersion": "v1", "items": {{given.GetProperty("pods").GetRawText()}} }""");
        JsonElement root = list?.RootElement ?? pod;
        try
        {
            return Text(Flag(given, "asJson") ? template.PrintJson(root) : template.Print(root));
        }
        catch (KubectlException problem)
        {
            JsonObject answer = Error(problem, "execute");
            answer["text"] = "";
            return answer;
        }
    });

    private static JsonObject Columns(JsonElement given) => Try("parse", () =>
    {
        CustomColumnTable table = CustomColumnTable.Parse(given.GetProperty("spec").GetString()!);
        JsonElement[] objects = given.TryGetProperty("pod", out JsonElement pod) ? [pod] : [.. given.GetProperty("pods").EnumerateArray()];
        return Try("execute", () => Text(table.Print(objects, Flag(given, "noHeaders"))));
    });

    private static JsonObject FieldSelection(JsonElement given)
    {
        try
        {
            FieldSelector selector = FieldSelector.Parse(given.GetProperty("selector").GetString()!);
            return new JsonObject { ["canonical"] = selector.ToString(), ["names"] = Names(Pods(given).Where(selector.Matches)) };
        }
        catch (KubectlException problem)
        {
            return Error(problem, problem.Message.StartsWith("field label not supported", StringComparison.Ordinal) ? "convert" : "parse");
        }
    }

    private static JsonObject LabelSelection(JsonElement given) => Try("", () =>
    {
        LabelSelector selector = LabelSelector.Parse(given.GetProperty("selector").GetString()!);
        return new JsonObject { ["canonical"] = selector.ToString(), ["names"] = Names(Pods(given).Where(pod => selector.Matches(pod.Metadata.Labels))) };
    });

    private static JsonObject Wait(JsonElement given)
    {
        WaitCondition condition;
        try
        {
            condition = WaitCondition.Parse(given.GetProperty("for").GetString()!);
        }
        catch (KubectlException problem)
        {
            JsonObject wrong = Error(problem, "parse");
            wrong["met"] = false;
            return wrong;
        }

        WaitResult result = condition.Check(null, "web");
        if (given.TryGetProperty("pod", out JsonElement json) && json.ValueKind == JsonValueKind.Object)
        {
            Pod pod = Pod.FromJson(json.GetRawText());
            result = condition.Check(pod, pod.Metadata.Name, json);
        }

        return new JsonObject { ["met"] = result.Met, [result.Met ? "stdout" : "error"] = result.Text };
    }

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

    private static IEnumerable<Event> Events(JsonElement given) =>
        given.GetProperty("events").EnumerateArray().Select(e => (Event)KubernetesJson.Read(e.GetRawText()));

    private static IEnumerable<T> Sorted<T>(IEnumerable<T> objects, JsonElement given)
        where T : ApiObject =>
        given.TryGetProperty("sortBy", out JsonElement sortBy) ? Kubectl.Sort(objects, sortBy.GetString()!) : objects;

    private static JsonArray Names(IEnumerable<Pod> pods) => [.. pods.Select(pod => (JsonNode)pod.Metadata.Name)];

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
