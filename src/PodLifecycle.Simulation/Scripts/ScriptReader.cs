using System.Globalization;
using System.Text.Json;
using PodLifecycle.Api;

namespace PodLifecycle.Simulation;

/// <summary>Reads a <see cref="Script"/> from JSON. Unknown members are refused: a misspelt one would silently change a pod's life.</summary>
internal static class ScriptReader
{
    private const int LongestText = 1 << 20;

    public static Script Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (json.Length > LongestText)
            throw new FormatException($"script: {json.Length} characters are more than the {LongestText} that a script may have");

        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return ReadScript(new Node(document.RootElement, "script"));
        }
        catch (JsonException problem)
        {
            throw new FormatException($"script: no JSON: {problem.Message}", problem);
        }
    }

    private static Script ReadScript(Node node)
    {
        node.Only("containers", "images", "sandbox");
        Node? sandbox = node["sandbox"];
        sandbox?.Only("runs", "create");
        return new Script
        {
            Containers = Map(node["containers"], ReadContainer),
            Images = Map(node["images"], ReadAnswers),
            SandboxLives = List(sandbox?["runs"], run => run["for"]?.Duration()),
            SandboxCreate = ReadAnswers(sandbox?["create"]),
        };
    }

    private static ContainerScript ReadContainer(Node node)
    {
        node.Only("runs", "create", "start", "exec", "listen");
        return new ContainerScript
        {
            Runs = List(node["runs"], ReadRun),
            Create = ReadAnswers(node["create"]),
            Start = ReadAnswers(node["start"]),
            Exec = Map(node["exec"], ReadExec),
        };
    }

    private static ContainerRun ReadRun(Node node)
    {
        node.Only("for", "exit", "reason", "message", "log", "onTerm", "exec", "listen", "memMi");
        Node? onTerm = node["onTerm"];
        onTerm?.Only("after", "exit", "ignore");
        return new ContainerRun
        {
            For = node["for"]?.Duration(),
            ExitCode = node["exit"]?.Int32() ?? 0,
            Reason = node["reason"]?.Text(),
            Message = node["message"]?.Text() ?? "",
            Log = List(node["log"], line => line.Text()),
            OnTerm = onTerm is null ? new TermAnswer() : new TermAnswer
            {
                Ignore = onTerm["ignore"]?.Flag() ?? false,
                After = onTerm["after"]?.Duration() ?? TimeSpan.Zero,
                ExitCode = onTerm["exit"]?.Int32() ?? new TermAnswer().ExitCode,
            },
            Exec = Map(node["exec"], ReadExec),
        };
    }

    private static ValueList<RuntimeAnswer> ReadAnswers(Node? node) => List(node, answer =>
    {
        answer.Only("times", "error", "code", "took");
        return new RuntimeAnswer
        {
            Times = answer["times"]?.Int32(),
            Error = answer["error"]?.Text(),
            Code = answer["code"]?.Text() ?? new RuntimeAnswer().Code,
            Took = answer["took"]?.Duration() ?? TimeSpan.Zero,
        };
    });

    private static ValueList<ExecStep> ReadExec(Node node) => List(node, step =>
    {
        step.Only("until", "calls", "exit", "out", "err", "took");
        return new ExecStep
        {
            Until = step["until"]?.Duration(),
            Calls = step["calls"]?.Int32(),
            ExitCode = step["exit"]?.Int32() ?? 0,
            Out = step["out"]?.Text() ?? "",
            Err = step["err"]?.Text() ?? "",
            Took = step["took"]?.Duration() ?? TimeSpan.Zero,
        };
    });

    private static ValueList<T> List<T>(Node? node, Func<Node, T> read) => node is null ? ValueList<T>.Empty : node.Items().Select(read).ToValueList();

    private static ValueMap<T> Map<T>(Node? node, Func<Node, T> read) =>
        node is null ? ValueMap<T>.Empty : new ValueMap<T>(node.Members().Select(m => new KeyValuePair<string, T>(m.Name, read(m.Value))));

    /// <summary>A JSON value that knows its place, for messages.</summary>
    private sealed class Node(JsonElement value, string path)
    {
        public Node? this[string name] =>
            Expect(JsonValueKind.Object, "an object").TryGetProperty(name, out JsonElement member) && member.ValueKind != JsonValueKind.Null
                ? new Node(member, $"{path}.{name}")
                : null;

        public void Only(params ReadOnlySpan<string> names)
        {
            foreach (JsonProperty member in Expect(JsonValueKind.Object, "an object").EnumerateObject())
            {
                if (!names.Contains(member.Name))
                    throw new FormatException($"{path}: '{member.Name}' is no part of it; it may have {string.Join(", ", names)}");
            }
        }

        public IEnumerable<Node> Items() => Expect(JsonValueKind.Array, "a list").EnumerateArray().Select((item, i) => new Node(item, $"{path}[{i}]"));

        public IEnumerable<(string Name, Node Value)> Members() =>
            Expect(JsonValueKind.Object, "an object").EnumerateObject().Select(m => (m.Name, new Node(m.Value, $"{path}.{m.Name}")));

        public string Text() => Expect(JsonValueKind.String, "a text").GetString()!;

        public int Int32() => Expect(JsonValueKind.Number, "a number").TryGetInt32(out int number) ? number : throw Wrong("a whole number");

        public bool Flag() => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Wrong("true or false");

        /// <summary>A duration such as <c>500ms</c>, <c>5s</c>, <c>11m</c>; null for <c>forever</c>.</summary>
        public TimeSpan? Duration()
        {
            string text = Text();
            if (text == "forever")
                return null;

            (string unit, TimeSpan one) = text switch
            {
                _ when text.EndsWith("ms", StringComparison.Ordinal) => ("ms", TimeSpan.FromMilliseconds(1)),
                _ when text.EndsWith('s') => ("s", TimeSpan.FromSeconds(1)),
                _ when text.EndsWith('m') => ("m", TimeSpan.FromMinutes(1)),
                _ when text.EndsWith('h') => ("h", TimeSpan.FromHours(1)),
                _ => throw Wrong("a duration such as 500ms, 5s, 11m or forever"),
            };
            return double.TryParse(text.AsSpan(0, text.Length - unit.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number)
                && number * one.TotalSeconds <= SimulationOptions.LongestRun.TotalSeconds
                ? one * number
                : throw Wrong($"a duration such as 500ms, 5s, 11m or forever, at most {SimulationOptions.LongestRun.TotalDays} days");
        }

        private JsonElement Expect(JsonValueKind kind, string what) => value.ValueKind == kind ? value : throw Wrong(what);

        private FormatException Wrong(string what) => new($"{path}: expected {what}, found {value.GetRawText()}");
    }
}
