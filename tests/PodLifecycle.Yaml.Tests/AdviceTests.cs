using PodLifecycle.Api;

namespace PodLifecycle.Yaml.Tests;

/// <summary>Typical mistakes, where they are, and what is said to mend them.</summary>
public class AdviceTests
{
    private const string Head = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n  - name: app\n";

    [Theory]
    [InlineData("    image: 1.10", 8, 12, "a text is wanted: put it in quotes")]
    [InlineData("    imagee: x", 8, 5, "did you mean \"image\"?")]
    [InlineData("    image_pull_policy: x", 8, 5, "did you mean \"imagePullPolicy\"?")]
    [InlineData("    ImagePullPolicy: Always", 8, 5, "did you mean \"imagePullPolicy\"?")]
    [InlineData("  affinity: {nodeAffinity: {preferredDuringSchedulingRequiredDuringExecution: []}}", 8, 29, "did you mean \"preferredDuringSchedulingIgnoredDuringExecution\"?")]
    [InlineData("  affinity: {nodeAffinity: {requiredDuringSchedulingRequiredDuringExecution: {}}}", 8, 29, "did you mean \"requiredDuringSchedulingIgnoredDuringExecution\"?")]
    [InlineData("    env: {A: b}", 8, 10, "write a list: in YAML, each element begins with '- '")]
    [InlineData("    args: x", 8, 11, "write a list: [\"a\", \"b\"], or each element on a line that begins with '- '")]
    [InlineData("    ports: [{containerPort: \"80\"}]", 8, 29, "write the number without quotes")]
    [InlineData("    resources: {limits: {memory: 100MB}}", 8, 34, "write an amount such as 100m, 1.5 or 64Mi")]
    [InlineData("    livenessProbe:\n      httpGet:\n        port: 80\n        periodSeconds: 3", 11, 9, "it belongs one level up, in spec.containers[0].livenessProbe")]
    [InlineData("  restartPolicyRules: []", 8, 3, "it belongs deeper, in spec.containers[i]")]
    [InlineData("    fsGroup: 1", 8, 5, "it exists in spec.securityContext")]
    [InlineData("    image: a\n    image: b", 9, 5, "the later value wins: keep one of the two")]
    [InlineData("    im\u200Bage: a", 8, 5, "it contains the invisible character U+200B: write a blank, or nothing")]
    [InlineData("    image: @a", 8, 12, "a value that begins with @ must be quoted")]
    [InlineData("    image: {{ .Values.image }}", 8, 13, "a key is a text; was a template such as {{ … }} left in? Quote the whole value")]
    [InlineData("    image: a: b", 8, 13, "a value that contains \": \" must be quoted")]
    [InlineData("    image:a\n    tty: true", 8, 11, "\"image:a\" has no blank after \":\"; write \"image: a\"")]
    [InlineData("    image: \"a\n    tty: true\n", 8, 12, "the quote opened at 8:12 is not closed before the text goes back to the margin")]
    [InlineData("\timage: a", 8, 1, "indent with blanks, not with tabs")]
    [InlineData("    args: [a, b\n    tty: true\n", 9, 8, "a \",\" is missing at the end of line 8, in the list in brackets that was opened at 8:11")]
    public void TryLoad_Mistake_IsPlacedAndAdvised(string lines, int line, int column, string advice)
    {
        ManifestLoader.TryLoad(Head + lines + "\n", out ManifestFile file).Should().BeFalse();

        file.Errors.Should().Contain(e => e.Line == line && e.Column == column && e.Suggestion == advice, string.Join("\n", file.Errors));
    }

    [Theory]
    [InlineData("    imagePullPolicy: always", "did you mean \"Always\"?")]
    [InlineData("    image: “nginx”", "write \" instead")]
    public void TryLoad_AcceptedButMeantOtherwise_IsAWarning(string line, string advice)
    {
        ManifestLoader.TryLoad(Head + line + "\n", out ManifestFile file).Should().BeTrue();

        file.Warnings.Should().ContainSingle().Which.Suggestion.Should().Be(advice);
    }

    [Theory]
    [InlineData("    image: a\n    ports: [{name: http, containerPort: 80}]\n    livenessProbe: {httpGet: {port: htp}}", "10:37", "did you mean \"http\"?")]
    [InlineData("    image: a\n    ports: [{containerPort: 80}]\n    livenessProbe: {tcpSocket: {port: web}}", "10:39", "write 80, or give the port this name")]
    [InlineData("    image: a\n    lifecycle: {preStop: {exec: {command: [sh, -c, sleep, \"5\"]}}}", "9:52", "write it as one word: \"sleep 5\"")]
    [InlineData("    image: a\n    command: [sh, -c]\n    args: [echo, hello]", "10:12", "write it as one word: \"echo hello\"")]
    [InlineData("    image: docker.io/library/alpine:3", "8:12", "give it a command such as [\"sleep\", \"3600\"]")]
    [InlineData("    image: a\n  nodeName: n1", "9:13", "did you mean nodeSelector: {kubernetes.io/hostname: n1}?")]
    public void Validate_AcceptedButSurelyNotMeant_IsAWarningWithItsRemedy(string lines, string place, string advice)
    {
        ManifestLoader.TryLoad(Head + lines + "\n", out ManifestFile file).Should().BeTrue();

        ManifestError warning = file.Validate().Should().ContainSingle().Subject;
        warning.Severity.Should().Be(ManifestSeverity.Warning);
        $"{warning.Line}:{warning.Column}".Should().Be(place);
        warning.Suggestion.Should().Be(advice);
    }

    [Theory]
    [InlineData("    image: a\n    command: [sh, -c, 'exec \"$@\"', sh, sleep, \"5\"]")]
    [InlineData("    image: busybox\n    stdin: true")]
    [InlineData("    image: busybox\n  restartPolicy: Never")]
    [InlineData("    image: example.org/me/busybox")]
    [InlineData("    image: a\n    ports: [{name: http, containerPort: 80}]\n    livenessProbe: {httpGet: {port: http}}")]
    public void Validate_UnusualButMeant_IsNoWarning(string lines)
    {
        ManifestLoader.Load(Head + lines + "\n").Validate().Should().BeEmpty();
    }

    [Theory]
    [InlineData("    image: a\n    name: App_1", "did you mean \"app-1\"?")]
    [InlineData("    image: a\n    livenessProbe: {httpGet: {port: \"80\"}}", "write the number without quotes")]
    [InlineData("    image: \" a\"", "did you mean \"a\"?")]
    [InlineData("    image: a\n    volumeMounts: [{name: data, mountPath: /data}]", "declare a volume of that name in spec.volumes")]
    [InlineData("    image: a\n  volumes: [{name: data, emptyDir: {}, hostPath: {path: /x}}]", "keep one of the sources")]
    [InlineData("    image: a\n    livenessProbe: {exec: {command: [a]}, tcpSocket: {port: 80}}", "keep one of the handlers")]
    public void Validate_Refused_IsAdvised(string lines, string advice)
    {
        ManifestLoader.TryLoad(Head.Replace("  - name: app\n", lines.Contains(" name: App") ? "  -\n" : "  - name: app\n") + lines + "\n", out ManifestFile file).Should().BeTrue();

        file.Validate().Where(f => f.Severity == ManifestSeverity.Error).Select(f => f.Suggestion).Should().Contain(advice, string.Join("\n", file.Validate()));
    }

    [Theory]
    [InlineData("kind: pod\napiVersion: v1", "did you mean \"kind: Pod\"?")]
    [InlineData("kind: Pods\napiVersion: v1", "did you mean \"kind: Pod\"?")]
    [InlineData("kind: Pod\napiVersion: core/v1", "a Pod has \"apiVersion: v1\"")]
    [InlineData("kind: Deployment\napiVersion: extensions/v1beta1", "a Deployment has \"apiVersion: apps/v1\"")]
    [InlineData("containers: []", "it looks like the inside of a Pod's spec: put it below \"spec:\" of a Pod")]
    public void TryLoad_WrongKind_IsAdvised(string text, string advice)
    {
        ManifestLoader.TryLoad(text, out ManifestFile file).Should().BeFalse();

        file.Errors[0].Suggestion.Should().Be(advice);
    }

    [Fact]
    public void TryLoad_LineOfTabs_IsAWarningThatKubectlRefusesIt()
    {
        ManifestLoader.TryLoad("apiVersion: v1\nkind: Pod\n\t\t\nmetadata:\n  name: web\n", out ManifestFile file).Should().BeTrue();

        file.Warnings.Should().ContainSingle().Which.Line.Should().Be(3);
        file.Pods.Single().Pod.Metadata.Name.Should().Be("web");
    }

    [Fact]
    public void TryLoad_BytesThatAreNoText_AreRefused()
    {
        using var bytes = new MemoryStream([0x61, 0x3A, 0x20, 0xFC]);

        ManifestLoader.TryLoad(bytes, out ManifestFile file).Should().BeFalse();

        file.Errors[0].Message.Should().Be("yaml: invalid leading UTF-8 octet");
    }
}
