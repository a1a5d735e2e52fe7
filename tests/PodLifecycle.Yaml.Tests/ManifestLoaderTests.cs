using PodLifecycle.Api;

namespace PodLifecycle.Yaml.Tests;

public class ManifestLoaderTests
{
    private const string PodText = """
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
          - name: app
            image: nginx:1.27
        """;

    [Fact]
    public void Load_OnePod_GivesItTyped()
    {
        ManifestFile file = ManifestLoader.Load(PodText);

        Manifest only = file.Documents.Should().ContainSingle().Subject;
        only.Outcome.Should().Be(ManifestOutcome.Read);
        only.Name.Should().Be("web");
        ((Pod)only.Object!).Spec.Containers[0].Image.Should().Be("nginx:1.27");
    }

    [Fact]
    public void Load_KindAfterSpec_IsTheSame() =>
        ManifestLoader.Load("""
            spec:
              containers:
              - {name: app, image: nginx:1.27}
            metadata: {name: web}
            kind: Pod
            apiVersion: v1
            """).Documents[0].Object.Should().Be(ManifestLoader.Load(PodText).Documents[0].Object);

    [Fact]
    public void Load_ManyDocuments_GivesThemInOrderWithTheirLines()
    {
        ManifestFile file = ManifestLoader.Load($"---\n{PodText}\n--- # a comment\n# nothing here\n---\napiVersion: example.com/v1\nkind: Widget\n");

        file.Documents.Select(d => (d.Kind, d.Line, d.Outcome)).Should().Equal(
            ("Pod", 2, ManifestOutcome.Read),
            ("", 11, ManifestOutcome.PassedOver),
            ("Widget", 13, ManifestOutcome.PassedOver));
    }

    [Fact]
    public void Load_List_GivesItsItems()
    {
        ManifestFile file = ManifestLoader.Load("""
            apiVersion: v1
            kind: List
            items:
            - {apiVersion: v1, kind: Service, metadata: {name: s}}
            - {apiVersion: v1, kind: Pod, metadata: {name: a}}
            """);

        file.Documents.Select(d => d.Name).Should().Equal("s", "a");
        file.Pods.Should().ContainSingle();
    }

    [Fact]
    public void Load_PodList_TakesItsItemsAsPods() =>
        ManifestLoader.Load("""
            apiVersion: v1
            kind: PodList
            items:
            - metadata: {name: a}
            """).Pods.Single().Pod.Metadata.Name.Should().Be("a");

    [Theory]
    [InlineData("apps/v1", "Deployment", "spec: {template: {metadata: {labels: {app: a}}, spec: {nodeName: node-1}}}")]
    [InlineData("batch/v1", "CronJob", "spec: {jobTemplate: {spec: {template: {metadata: {labels: {app: a}}, spec: {nodeName: node-1}}}}}")]
    [InlineData("v1", "ReplicationController", "spec: {template: {metadata: {labels: {app: a}}, spec: {nodeName: node-1}}}")]
    public void Pods_Workload_IsOnePodOfItsTemplate(string apiVersion, string kind, string spec)
    {
        ManifestPod pod = ManifestLoader.Load($"apiVersion: {apiVersion}\nkind: {kind}\nmetadata: {{name: web, namespace: team}}\n{spec}").Pods.Single();

        pod.IsFromTemplate.Should().BeTrue();
        pod.Manifest.Kind.Should().Be(kind);
        pod.Pod.Metadata.Should().Be(new ObjectMeta { Name = "web", Namespace = "team", Labels = new ValueMap<string>([new("app", "a")]) });
        pod.Pod.Spec.NodeName.Should().Be("node-1");
    }

    [Fact]
    public void Load_AliasAndMergeKey_AreCarriedOut()
    {
        ManifestFile file = ManifestLoader.Load("""
            apiVersion: v1
            kind: Pod
            metadata:
              name: &n web
              labels: {app: *n}
            spec:
              containers:
              - &base {name: a, image: x, resources: {limits: {cpu: 1}}}
              - <<: *base
                name: b
            """);

        var pod = (Pod)file.Documents[0].Object!;
        pod.Metadata.Labels["app"].Should().Be("web");
        pod.Spec.Containers[1].Should().Be(pod.Spec.Containers[0] with { Name = "b" });
    }

    [Fact]
    public void TryLoad_TextThatIsNoYaml_KeepsWhatCameBefore()
    {
        ManifestLoader.TryLoad(PodText + "\n---\na: b\n c: d\n", out ManifestFile file).Should().BeFalse();

        file.Documents[0].Outcome.Should().Be(ManifestOutcome.Read);
        file.Errors[0].Line.Should().Be(11);
        file.Errors[0].Message.Should().Contain("mapping values are not allowed in this context");
    }

    [Theory]
    [InlineData("kind: Pod\n!!in[t apiVersion: v1\n", "found a tag that is no URI")]
    [InlineData("apiVersion: v1\nkind: Pod\nmetadata:  name: p\nspec:", "mapping values are not allowed in this context")]
    [InlineData("kind: Pod\napiVersion: v1\nmetadata: {name: \"a\0\"}\n", "control characters are not allowed")]
    public void TryLoad_ReaderCannotGoOn_IsAnErrorAndNoException(string text, string message)
    {
        ManifestLoader.TryLoad(text, out ManifestFile file).Should().BeFalse();

        file.Errors.Should().Contain(e => e.Message.Contains(message));
    }

    [Fact]
    public void TryLoad_HalfACharacter_IsReplacedAsInAFile()
    {
        ManifestFile file = ManifestLoader.Load("kind: Pod\napiVersion: v1\nmetadata: {labels: {a: \"x\ud800😀\"}}\n");

        file.Pods.Single().Pod.Metadata.Labels["a"].Should().Be("x\ufffd😀");
    }

    [Fact]
    public void Validate_ListWithoutItems_FindsNothing()
    {
        ManifestLoader.Load("kind: List\napiVersion: v1\nmetadata: {}\n").Validate().Should().BeEmpty();
    }

    [Fact]
    public void TryLoad_MapOfManyKeysFromTheLastToTheFirst_IsReadInBoundedTime()
    {
        string data = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"  k{999_999 - i}: v\n"));

        ManifestFile file = ManifestLoader.Load("kind: ConfigMap\napiVersion: v1\ndata:\n" + data);

        ((ValueMap<string>)((UntypedObject)file.Documents[0].Object!)["data"]!).Keys.First().Should().Be("k900000");
    }
}
