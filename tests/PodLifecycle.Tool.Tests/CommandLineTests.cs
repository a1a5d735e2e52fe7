namespace PodLifecycle.Tool.Tests;

public class CommandLineTests
{
    private const string Sleeper = """
        apiVersion: v1
        kind: Pod
        metadata: {name: p}
        spec:
          containers:
          - {name: app, image: busybox, command: [sleep, "5"]}
        """;

    [Theory]
    [InlineData]
    [InlineData("walk")]
    [InlineData("run")]
    [InlineData("run", "-", "extra")]
    [InlineData("run", "-", "--untill", "5m")]
    [InlineData("run", "-", "--until")]
    [InlineData("run", "-", "--seed", "one")]
    [InlineData("run", "-", "-o", "xml")]
    [InlineData("lint")]
    [InlineData("lint", "-", "--format", "xml")]
    [InlineData("run", "-", "--grace", "5")]
    [InlineData("run", "-", "--delete-at", "5s", "--grace", "soon")]
    public void CommandLine_IsWrong_SaysSoAndExitsWith2(params string[] args)
    {
        Answer answer = Podlife.RunWith(Sleeper, args);

        answer.ExitCode.Should().Be(2);
        answer.Error.Should().StartWith("podlife: ");
        answer.Out.Should().BeEmpty();
    }

    [Theory]
    [InlineData("5")]
    [InlineData("soon")]
    [InlineData("1.2.3s")]
    [InlineData("5 m")]
    [InlineData("5m-3s")]
    [InlineData("1e3s")]
    [InlineData("10001d")]
    [InlineData("99999999999999999999999999999999h")]
    public void Until_IsNoDuration_SaysWhatOneLooksLike(string text)
    {
        Answer answer = Podlife.RunPod(Sleeper, "--until", text);

        answer.ExitCode.Should().Be(2);
        answer.Error.Should().Contain($"--until: '{text}' is no duration of at most 10000d; write one such as 90s, 10m or 1h30m");
    }

    [Fact]
    public void Until_IsASumOfManyHugeParts_IsRefused()
    {
        Podlife.RunPod(Sleeper, "--until", string.Concat(Enumerable.Repeat("10000d", 2000))).ExitCode.Should().Be(2);
    }

    [Theory]
    [InlineData("3s", "Running")]
    [InlineData("5500ms", "Completed")]
    [InlineData("0.1m", "Completed")]
    [InlineData("1m30s", "Completed")]
    public void Until_IsADuration_IsWhereTheTranscriptEnds(string until, string status)
    {
        Podlife.RunPod(Sleeper + "\n  restartPolicy: Never", "--until", until).Out.Split('\n')[^2].Should().Contain(status);
    }

    [Fact]
    public void Help_IsAskedFor_IsPrintedAndNoError()
    {
        Answer answer = Podlife.Run("run", "--help");

        answer.ExitCode.Should().Be(0);
        answer.Out.Should().Contain("--until <duration>").And.Contain("--script <file>");
        answer.Error.Should().BeEmpty();
    }

    [Fact]
    public void File_IsNotThere_SaysSoAndExitsWith1()
    {
        Answer answer = Podlife.Run("run", "/no/such/file.yaml");

        answer.ExitCode.Should().Be(1);
        answer.Error.Should().StartWith("podlife: ").And.Contain("/no/such/file.yaml");
    }

    [Fact]
    public void File_IsADirectory_SaysSoAndExitsWith1()
    {
        Podlife.Run("run", Path.GetTempPath()).ExitCode.Should().Be(1);
    }

    [Fact]
    public void File_IsRead_LikeStandardInput()
    {
        using var file = new TextFile(Sleeper);

        Podlife.Run("run", file.Path, "--timing", "ideal").Should().Be(Podlife.RunPod(Sleeper));
    }

    [Fact]
    public void Arguments_AreTheSame_GiveTheSameBytes()
    {
        string[] args = ["--until", "20m", "-o", "json", "--seed", "7"];

        Podlife.RunPod(Sleeper, args).Should().Be(Podlife.RunPod(Sleeper, args));
    }
}
