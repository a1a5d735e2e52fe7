using System.Text.Json;

namespace PodLifecycle.Tool.Tests;

public class ManifestTests
{
    [Theory]
    [InlineData("spec: {}", "5:1", "spec.containers: Required value")]
    [InlineData("spec: {containers: []}", "5:8", "spec.containers: Required value")]
    [InlineData("spec: {containers: [{name: a, image: b}, {name: a, image: b}]}", "5:49", "spec.containers[1].name: Duplicate value: \"a\"")]
    [InlineData("spec: {restartPolicy: Sometimes, containers: [{name: a, image: b}]}", "5:23", "spec.restartPolicy: Unsupported value: \"Sometimes\": supported values: \"Always\", \"OnFailure\", \"Never\"")]
    [InlineData("spec: {containers: [{image: b}]}", "5:21", "spec.containers[0].name: Required value")]
    [InlineData("spec: {terminationGracePeriodSeconds: -1, containers: [{name: a}]}", "5:56", "spec.containers[0].image: Required value")]
    public void Pod_IsInvalid_IsRefusedInTheApiServersWords(string spec, string place, string message)
    {
        Answer answer = Podlife.RunPod($"\napiVersion: v1\nkind: Pod\nmetadata: {{name: p}}\n{spec}\n");

        answer.ExitCode.Should().Be(1);
        answer.Error.Should().StartWith($"-:{place}: {message}");
        answer.Out.Should().BeEmpty();
    }

    [Fact]
    public void Pods_SeveralAreInvalid_AllAreNamed()
    {
        const string Bad = "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {}\n";

        Podlife.RunPod(Bad + "---\n" + Bad).Error.Split('\n').Where(l => l.Contains("Required", StringComparison.Ordinal)).Should().HaveCount(2);
    }

    [Fact]
    public void Manifest_HasErrors_AllAreToldWithTheirPlaces()
    {
        Answer answer = Podlife.RunPod("""
            apiVersion: v1
            kind: Pod
            metadata: {nam: p}
            spec:
              containers:
              - {name: a, imag: b}
            """);

        answer.ExitCode.Should().Be(1);
        answer.Error.Should().Be("""
            -:3:12: unknown field "metadata.nam" (did you mean "name"?)
            -:6:15: unknown field "spec.containers[0].imag" (did you mean "image"?)

            """);
    }

    [Fact]
    public void Deployment_HasATemplate_OnePodOfItRunsAndStderrSaysSo()
    {
        Answer answer = Podlife.RunPod("""
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: 3
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: a, image: nginx:1.27}]}
            """);

        answer.ExitCode.Should().Be(0);
        answer.Error.Should().Contain("podlife: the controller of Deployment web is not simulated yet: one pod of its template runs\n");
        answer.Out.Should().MatchRegex("web +1/1 +Running");
    }

    [Fact]
    public void Deployment_IsInvalid_IsRefusedItself()
    {
        Answer answer = Podlife.RunPod("""
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: other}}
                spec: {containers: [{name: a, image: nginx}]}
            """);

        answer.ExitCode.Should().Be(1);
        answer.Error.Should().Contain("-:7:16: spec.template.metadata.labels: Invalid value");
    }

    [Fact]
    public void OtherKinds_StandBesideAPod_ArePassedOver()
    {
        Answer answer = Podlife.RunPod("""
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings}
            ---
            apiVersion: example.org/v1
            kind: Robot
            metadata: {name: r}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: p}
            spec: {containers: [{name: a, image: nginx:1.27}]}
            """);

        answer.ExitCode.Should().Be(0);
        answer.Error.Should().Contain("-:1: passed over: ConfigMap settings has no pod\n").And.Contain("-:5: passed over: kind Robot of example.org/v1 is not known here\n");
        answer.Out.Should().MatchRegex("p +1/1 +Running");
    }

    [Theory]
    [InlineData("")]
    [InlineData("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\n")]
    public void File_HasNoPod_IsAnError(string text)
    {
        Podlife.RunPod(text).Should().Match<Answer>(a => a.ExitCode == 1 && a.Error.EndsWith("-: there is no pod in it, nor a workload with a pod template\n"));
    }

    [Fact]
    public void Program_IsUnknown_RunsForEverAndIsSaidOnce()
    {
        const string Pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {containers: [{name: app, image: example/app:1, command: [/srv/robot]}]}";
        const string Note = "container \"app\" (image \"example/app:1\"): the program \"/srv/robot\" is unknown; assumed: it runs for ever";

        Podlife.RunPod(Pod).Should().Match<Answer>(a => a.ExitCode == 0 && a.Error == $"podlife: {Note}\n");
        using var json = JsonDocument.Parse(Podlife.RunPod(Pod, "-o", "json").Out);
        json.RootElement.GetProperty("notes").EnumerateArray().Select(n => n.GetString()).Should().Equal(Note);
    }

    [Fact]
    public void Field_OnlyAClusterCouldFollow_IsAssumedAloud()
    {
        Answer answer = Podlife.RunPod("apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {nodeSelector: {disk: ssd}, containers: [{name: app, image: nginx:1.27}]}");

        answer.ExitCode.Should().Be(0);
        answer.Error.Should().Be("podlife: -:1: Pod \"p\": spec.nodeSelector: is not followed yet; assumed: the node fits\n");
    }

    [Fact]
    public void Annotation_HasNoEffect_IsWarnedOf()
    {
        Podlife.RunPod("apiVersion: v1\nkind: Pod\nmetadata: {name: p, annotations: {security.alpha.kubernetes.io/unsafe-sysctls: a=b}}\nspec: {containers: [{name: app, image: nginx:1.27}]}").Error
            .Should().Contain("warning: metadata.annotations[security.alpha.kubernetes.io/unsafe-sysctls]: non-functional in v1.11+");
    }
}
