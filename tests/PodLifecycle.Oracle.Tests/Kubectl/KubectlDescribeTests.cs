using System.Text.Json;
using PodLifecycle.Api;

namespace PodLifecycle.Oracle.Tests;

public class KubectlDescribeTests
{
    /// <summary>Where kubectl itself crashes, any description passes.</summary>
    [Fact]
    public void Describe() => OracleFile.Judge("kubectl/describe", c =>
    {
        Pod pod = Pod.FromJson(c.In.GetProperty("pod").GetRawText());
        JsonElement given = c.In.GetProperty("events");
        IEnumerable<Event>? events = given.ValueKind == JsonValueKind.Null
            ? null
            : [.. given.EnumerateArray().Select(e => (Event)KubernetesJson.Read(e.GetRawText()))];

        string text = Kubectl.Describe(pod, events, c.In.GetProperty("now").GetDateTimeOffset());
        if (c.Out.TryGetProperty("crash", out _))
            return text.Length > 0 ? null : "nothing was printed";

        string expected = c.Out.GetProperty("text").GetString()!;
        if (c.Out.TryGetProperty("eventFieldSelector", out JsonElement selector) && selector.GetString() is { } terms && EventReference.Of(pod).ToString() != terms)
            return $"expected the selector {terms}, got {EventReference.Of(pod)}";
        return text == expected ? null : FirstDifference(expected, text);
    });

    private static string FirstDifference(string expected, string actual)
    {
        string[] want = expected.Split('\n');
        string[] got = actual.Split('\n');
        int line = 0;
        while (line < want.Length && line < got.Length && want[line] == got[line])
            line++;
        return $"line {line + 1}: expected '{want.ElementAtOrDefault(line)}', got '{got.ElementAtOrDefault(line)}'";
    }
}
