using System.Text;
using System.Text.Json;
using PodLifecycle.Yaml.Tests;

namespace PodLifecycle.Tool.Tests;

public class LintTests
{
    private const string Bad = """
        apiVersion: v1
        kind: Pod
        metadata: {name: Web}
        spec:
          restartPolicy: always
          containers:
          - name: app
            image: nginx
            imagee: 50% or more
            ports: [{containerPort: 80, hostPort: 99999}]
        """;

    private const string Good = "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {containers: [{name: a, image: nginx}]}\n";

    [Fact]
    public void Lint_OfTheTutorials_IsToldAsBefore()
    {
        var report = new StringBuilder();
        foreach ((string name, string text) in SeedManifests.All)
        {
            Answer answer = Podlife.RunWith(text, "lint", "-");
            report.Append("$ podlife lint - < ").Append(name).Append('\n').Append(answer.Out).Append(answer.Error).Append("-- exit code ").Append(answer.ExitCode).Append(" --\n");
        }

        GoldenFile.Compare("lint.txt", report.ToString());
    }

    [Fact]
    public void Lint_FindsErrors_AllAreToldInTheOrderOfTheText()
    {
        Answer answer = Podlife.RunWith(Bad, "lint", "-");

        answer.ExitCode.Should().Be(1);
        answer.Error.Should().BeEmpty();
        answer.Out.Should().Be("""
            -:3:18: error: metadata.name: Invalid value: "Web": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*') (did you mean "web"?)
            -:5:18: error: spec.restartPolicy: Unsupported value: "always": supported values: "Always", "OnFailure", "Never" (did you mean "Always"?)
            -:9:5: error: unknown field "spec.containers[0].imagee" (did you mean "image"?)

            """);
    }

    [Fact]
    public void Lint_ReadingErrorIsMended_ShowsWhatWasHiddenByIt()
    {
        Podlife.RunWith(Bad.Replace("imagee: 50% or more", "tty: true", StringComparison.Ordinal), "lint", "-").Out
            .Should().Contain("-:10:43: error: spec.containers[0].ports[0].hostPort: Invalid value: 99999: must be between 1 and 65535, inclusive\n");
    }

    [Fact]
    public void Lint_FindsNothing_SaysNothing()
    {
        Podlife.RunWith(Good, "lint", "-").Should().Be(new Answer(0, "", ""));
        Podlife.RunWith(Good, "lint", "-", "--format", "github").Should().Be(new Answer(0, "", ""));
        Podlife.RunWith(Good, "lint", "-", "--format", "json").Should().Be(new Answer(0, "[]\n", ""));
    }

    [Fact]
    public void Lint_FindsOnlyWarnings_ExitsWith0()
    {
        Answer answer = Podlife.RunWith(Good.Replace("nginx", "busybox", StringComparison.Ordinal), "lint", "-");

        answer.ExitCode.Should().Be(0);
        answer.Out.Should().StartWith("-:4:38: warning: spec.containers[0].image: the image busybox without a command ends at once");
    }

    [Fact]
    public void Lint_AsJson_HasAllPartsOfAFinding()
    {
        Answer answer = Podlife.RunWith(Bad, "lint", "-", "--format", "json");

        answer.ExitCode.Should().Be(1);
        using var json = JsonDocument.Parse(answer.Out);
        json.RootElement.EnumerateArray().Select(f => f.GetRawText().ReplaceLineEndings("").Replace("  ", "", StringComparison.Ordinal)).Last().Should().Be(
            """{"file": "-","line": 9,"column": 5,"severity": "error","path": "spec.containers[0].imagee","message": "unknown field \"spec.containers[0].imagee\"","suggestion": "did you mean \"image\"?"}""");
        json.RootElement[1].GetProperty("message").GetString().Should().StartWith("Unsupported value: \"always\"");
    }

    [Fact]
    public void Lint_ForGitHub_EscapesWhatItsCommandsEndAt()
    {
        using var file = new TextFile(Good.Replace("nginx", "\"100% \\nnginx\"", StringComparison.Ordinal), ".a,b:c%.yaml");

        Answer answer = Podlife.Run("lint", file.Path, "--format", "github");

        answer.ExitCode.Should().Be(0);
        answer.Out.Should().BeEmpty("a line break inside an image is no error of the API server");

        using var bad = new TextFile(Bad.Replace("imagee", "\"a\\r\\n100%\"", StringComparison.Ordinal), ".a,b:c%.yaml");

        string last = Podlife.Run("lint", bad.Path, "--format", "github").Out.Split('\n')[^2];

        last.Should().StartWith("::error file=").And.Contain(".a%2Cb%3Ac%25.yaml,line=9,col=5::unknown field \"spec.containers[0].a\\r\\n100%25\"");
    }

    [Fact]
    public void Lint_OfSeveralFiles_GoesOnBehindOneThatIsMissing()
    {
        using var good = new TextFile(Good);
        using var bad = new TextFile(Bad);

        Answer answer = Podlife.Run("lint", good.Path, "/no/such/file.yaml", Path.GetTempPath(), bad.Path);

        answer.ExitCode.Should().Be(1);
        answer.Out.Split('\n').Should().HaveCount(4).And.OnlyContain(line => line.Length == 0 || line.StartsWith(bad.Path + ":", StringComparison.Ordinal));
        answer.Error.Should().Contain("podlife: /no/such/file.yaml: there is no such file\n").And.Contain($"podlife: {Path.GetTempPath()}: is a folder; name its files\n");
    }

    [Fact]
    public void Lint_FileIsMissing_ExitsWith1()
    {
        using var good = new TextFile(Good);

        Podlife.Run("lint", good.Path, "/no/such/file.yaml").ExitCode.Should().Be(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("---\n")]
    [InlineData("---\n---\n")]
    [InlineData("# nothing\n")]
    [InlineData("\uFEFF")]
    [InlineData("null")]
    public void Lint_OfNothing_SaysSo(string text)
    {
        Podlife.RunWith(text, "lint", "-").Should().Be(new Answer(0, "", "podlife: -: there is no object in it\n"));
    }

    [Fact]
    public void Lint_OfAKindThatIsNotKnown_SaysThatItWasNotLookedAt()
    {
        Podlife.RunWith("apiVersion: example.org/v1\nkind: Robot\nmetadata: {name: r}\nspec: {legs: 3}\n", "lint", "-")
            .Should().Be(new Answer(0, "", "podlife: -:1: passed over: kind Robot of example.org/v1 is not known here\n"));
    }

    [Fact]
    public void Lint_OfAList_TellsThePlacesOfItsItems()
    {
        const string List = """
            apiVersion: v1
            kind: List
            items:
            - apiVersion: v1
              kind: Pod
              metadata: {name: a}
              spec: {containers: [{name: app, image: nginx}]}
            - apiVersion: v1
              kind: Pod
              metadata: {name: b}
              spec: {containers: [{name: App, image: nginx}]}
            """;

        Podlife.RunWith(List, "lint", "-").Out.Should().StartWith("-:11:30: error: spec.containers[0].name: Invalid value: \"App\"");
    }

    [Fact]
    public void Lint_OfJson_TellsPlacesToo()
    {
        const string Json = """
            {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "é"},
             "spec": {"containers": [{"name": "app", "image": "nginx", "imagePullPolicy": "always"}]}}
            """;

        string[] lines = Podlife.RunWith(Json, "lint", "-").Out.Split('\n');

        lines[0].Should().StartWith("-:1:58: error: metadata.name: Invalid value");
        lines[1].Should().StartWith("-:2:79: error: spec.containers[0].imagePullPolicy: Unsupported value: \"always\"").And.EndWith("(did you mean \"Always\"?)");
    }

    [Fact]
    public void Lint_ValueComesFromAnAnchor_TellsThePlaceOfTheText()
    {
        const string Anchored = """
            apiVersion: v1
            kind: Pod
            metadata: {name: p, annotations: {x: &bad "NOT A NAME"}}
            spec: {containers: [{name: *bad, image: nginx}]}
            """;

        Podlife.RunWith(Anchored, "lint", "-").Out.Should().StartWith("-:3:38: error: spec.containers[0].name: Invalid value: \"NOT A NAME\"").And.EndWith("(did you mean \"not-a-name\"?)\n");
    }

    [Fact]
    public void Lint_NameIsGivenTwice_IsWarnedOf()
    {
        Answer answer = Podlife.RunWith(Good + "---\n" + Good + "---\n" + Good.Replace("{name: p}", "{name: p, namespace: other}", StringComparison.Ordinal), "lint", "-");

        answer.ExitCode.Should().Be(0);
        answer.Out.Should().Be("-:8:18: warning: metadata.name: the document at line 1 is the Pod \"p\" already (give one of the two another name)\n");
    }

    [Fact]
    public void Lint_TextIsTooLong_IsAnErrorAndNoFlood()
    {
        Answer answer = Podlife.RunWith(new string('a', 17 * 1024 * 1024), "lint", "-");

        answer.ExitCode.Should().Be(1);
        answer.Out.Should().Be("-:1:1: error: the text is longer than 16777216 characters\n");
    }

    [Fact]
    public void Lint_BytesAreNoText_SaysSo()
    {
        using var file = new TextFile("");
        File.WriteAllBytes(file.Path, [0x7F, 0x45, 0x4C, 0x46, 0x02, 0x01, 0x00, 0x00, 0xFE, 0x80]);

        Answer answer = Podlife.Run("lint", file.Path);

        answer.ExitCode.Should().Be(1);
        answer.Out.Should().Be($"{file.Path}:1:1: error: yaml: invalid leading UTF-8 octet (save the file as UTF-8)\n");
    }
}
