using System.Text.Json;

namespace PodLifecycle.Tool.Tests;

public class RunOptionTests
{
    private const string Pod = """
        apiVersion: v1
        kind: Pod
        metadata: {name: p}
        spec:
          restartPolicy: Never
          containers:
          - {name: app, image: busybox, command: [sleep, "5"]}
        """;

    [Fact]
    public void Output_IsLeftOut_IsWhatKubectlWatchPrints()
    {
        Podlife.RunPod(Pod).Out.Should().Be("""
            NAME   READY   STATUS    RESTARTS   AGE
            p      0/1     Pending   0          0s
            p      0/1     ContainerCreating   0          0s
            p      1/1     Running             0          0s
            p      0/1     Completed           0          5s

            """);
    }

    [Fact]
    public void Output_IsWide_HasTheNode()
    {
        Podlife.RunPod(Pod, "-o", "wide").Out.Should().Contain("NOMINATED NODE").And.Contain("node-1");
    }

    [Fact]
    public void Output_IsJson_HoldsEveryVersionOfThePodAndTheEvents()
    {
        using var json = JsonDocument.Parse(Podlife.RunPod(Pod, "-o", "json", "--seed", "3").Out);
        JsonElement root = json.RootElement;

        root.GetProperty("seed").GetInt32().Should().Be(3);
        JsonElement[] trace = [.. root.GetProperty("trace").EnumerateArray()];
        trace[0].GetProperty("type").GetString().Should().Be("ADDED");
        trace[^1].GetProperty("t").GetDouble().Should().Be(5);
        trace[^1].GetProperty("object").GetProperty("status").GetProperty("phase").GetString().Should().Be("Succeeded");
        root.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("object").GetProperty("reason").GetString())
            .Should().Equal("Scheduled", "Pulling", "Pulled", "Created", "Started");
    }

    [Fact]
    public void Events_AreAskedFor_StandBetweenTheLines()
    {
        Podlife.RunPod(Pod, "--events").Out.Should().Contain("#  0s  Normal Scheduled: Successfully assigned default/p to node-1\n");
        Podlife.RunPod(Pod).Out.Should().NotContain("#");
    }

    [Fact]
    public void DeleteAt_ContainerIgnoresSigterm_ObjectIsGoneAfterThePodsGrace()
    {
        string[] lines = Podlife.RunPod(Pod.Replace("\"5\"", "\"500\"", StringComparison.Ordinal), "--delete-at", "10s", "--events").Out.Split('\n');

        lines.Should().Contain(l => l.Contains("Terminating", StringComparison.Ordinal) && l.EndsWith("10s", StringComparison.Ordinal));
        lines.Should().Contain("#  10s  Normal Killing: Stopping container app");
        lines.Should().Contain(l => l.Contains("Error", StringComparison.Ordinal) && l.EndsWith("40s", StringComparison.Ordinal));
    }

    [Fact]
    public void Grace_IsGiven_ReplacesThePodsOwn()
    {
        Podlife.RunPod(Pod.Replace("\"5\"", "\"500\"", StringComparison.Ordinal), "--delete-at", "10s", "--grace", "3").Out
            .Should().MatchRegex("0/1 +Error +0 +13s");
    }

    [Theory]
    [InlineData("2147483647")]
    [InlineData("-1")]
    public void Grace_IsAnyNumber_IsTakenAsTheApiServerTakesIt(string grace)
    {
        Podlife.RunPod(Pod, "--delete-at", "1s", "--grace", grace).ExitCode.Should().Be(0);
    }

    [Fact]
    public void Script_DescribesAContainer_ReplacesItsCommand()
    {
        using var script = new TextFile("""{"containers":{"app":{"runs":[{"for":"7s","exit":3}]}}}""");

        Podlife.RunPod(Pod, "--script", script.Path).Out.Should().MatchRegex("0/1 +Error +0 +7s");
    }

    [Theory]
    [InlineData("""{"containers":{"app":{"runs":[{"for":"soon"}]}}}""", "script.containers.app.runs[0].for: expected a duration")]
    [InlineData("""{"containers":{"ap":{"runs":[]}}}""", "script.containers.ap: there is no container of that name; there is app")]
    [InlineData("{", "script: no JSON")]
    public void Script_IsWrong_SaysWhere(string text, string message)
    {
        using var script = new TextFile(text);

        Answer answer = Podlife.RunPod(Pod, "--script", script.Path);

        answer.ExitCode.Should().Be(1);
        answer.Error.Should().Contain(message);
        answer.Out.Should().BeEmpty();
    }

    [Fact]
    public void Script_IsNotThere_SaysSo()
    {
        Podlife.RunPod(Pod, "--script", "/no/script.json").Should().Match<Answer>(a => a.ExitCode == 1 && a.Error.Contains("/no/script.json"));
    }

    [Fact]
    public void Output_IsYaml_IsTheLastVersionOfThePod()
    {
        const string Manifest = "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {restartPolicy: Never, containers: [{name: a, image: busybox, command: [sleep, \"5\"]}]}\n";

        Answer answer = Podlife.RunPod(Manifest, "-o", "yaml");

        answer.Error.Should().BeEmpty();
        answer.Out.Should().StartWith("apiVersion: v1\nkind: Pod\nmetadata:\n").And.Contain("\n  phase: Succeeded\n").And.Contain("\n  - command:\n    - sleep\n    - \"5\"\n");
        Podlife.RunPod(Manifest + "---\n" + Manifest.Replace("name: p}", "name: q}", StringComparison.Ordinal), "-o", "yaml").Out
            .Split("---\n").Should().HaveCount(2).And.Contain(answer.Out);
    }
}
