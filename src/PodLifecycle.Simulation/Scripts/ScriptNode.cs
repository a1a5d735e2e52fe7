using System.Globalization;
using System.Text.Json;
using PodLifecycle.Api;

namespace PodLifecycle.Simulation;

/// <summary>A JSON value of a script that knows its place, for messages.</summary>
internal sealed class ScriptNode(JsonElement value, string path)
{
    public static ValueList<T> List<T>(ScriptNode? node, Func<ScriptNode, T> read) => node is null ? ValueList<T>.Empty : node.Items().Select(read).ToValueList();

    public static ValueMap<T> Map<T>(ScriptNode? node, Func<ScriptNode, T> read) =>
        node is null ? ValueMap<T>.Empty : new ValueMap<T>(node.Members().Select(m => new KeyValuePair<string, T>(m.Name, read(m.Value))));

    public ScriptNode? this[string name] =>
        Expect(JsonValueKind.Object, "an object").TryGetProperty(name, out JsonElement member) && member.ValueKind != JsonValueKind.Null
            ? new ScriptNode(member, $"{path}.{name}")
            : null;

    public void Only(params ReadOnlySpan<string> names)
    {
        foreach (JsonProperty member in Expect(JsonValueKind.Object, "an object").EnumerateObject())
        {
            if (!names.Contains(member.Name))
                throw Problem($"'{member.Name}' is no part of it; it may have {string.Join(", ", names)}");
        }
    }

    public IEnumerable<ScriptNode> Items() => Expect(JsonValueKind.Array, "a list").EnumerateArray().Select((item, i) => new ScriptNode(item, $"{path}[{i}]"));

    public IEnumerable<(string Name, ScriptNode Value)> Members() =>
        Expect(JsonValueKind.Object, "an object").EnumerateObject().Select(m => (m.Name, new ScriptNode(m.Value, $"{path}.{m.Name}")));

    public string Text() => Expect(JsonValueKind.String, "a text").GetString()!;

    public int Int32() => Expect(JsonValueKind.Number, "a number").TryGetInt32(out int number) ? number : throw Wrong("a whole number");

    public int Int32(int lowest, int highest) =>
        Int32() is var number && number >= lowest && number <= highest ? number : throw Wrong($"a whole number from {lowest} to {highest}");

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

    /// <summary>The same of something that takes time; <c>forever</c> is longer than any run.</summary>
    public TimeSpan Length() => Duration() ?? SimulationOptions.LongestRun;

    public FormatException Problem(string what) => new($"{path}: {what}");

    private JsonElement Expect(JsonValueKind kind, string what) => value.ValueKind == kind ? value : throw Wrong(what);

    private FormatException Wrong(string what) => Problem($"expected {what}, found {value.GetRawText()}");
}
