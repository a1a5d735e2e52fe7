namespace PodLifecycle.Yaml.Tests;

/// <summary>Reading what a cluster wrote, which may know more than this library.</summary>
public class DumpTests
{
    private const string NewerPod = """
        apiVersion: v1
        kind: PodList
        items:
        - metadata: {name: web}
          spec: {fieldOfTheFuture: {depth: [3]}}
        """;

    private static readonly ManifestOptions Dump = new() { KeepUnknownFields = true };

    [Fact]
    public void UnknownField_InADump_IsKept()
    {
        Manifest pod = ManifestLoader.Load(NewerPod, Dump).Documents.Should().ContainSingle().Subject;

        pod.Object!.ToYaml().Should().Be("""
            apiVersion: v1
            kind: Pod
            metadata:
              name: web
            spec:
              containers: null
              fieldOfTheFuture:
                depth:
                - 3

            """);
    }

    [Fact]
    public void UnknownField_InAManifest_IsAnError() =>
        ManifestLoader.TryLoad(NewerPod, out _).Should().BeFalse();

    [Fact]
    public void WrongValue_InADump_IsAnErrorStill() =>
        ManifestLoader.TryLoad("{kind: Pod, apiVersion: v1, spec: {priority: high}}", out _, Dump).Should().BeFalse();

    [Fact]
    public void Documents_KnowWhetherTheyWereInAList()
    {
        ManifestLoader.Load(NewerPod, Dump).Documents[0].IsListItem.Should().BeTrue();
        ManifestLoader.Load("{kind: Pod, apiVersion: v1}").Documents[0].IsListItem.Should().BeFalse();
    }

    [Fact]
    public void List_OfSeveralObjects_IsReadBackEqual()
    {
        ManifestFile read = ManifestLoader.Load(NewerPod, Dump);

        ManifestLoader.Load(read.Documents.Select(d => d.Object!).ToYaml(), Dump).Documents[0].Object.Should().Be(read.Documents[0].Object);
    }

    [Fact]
    public void Items_OfALongList_KnowTheirLines()
    {
        string json = "{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[\n" + string.Join(",\n", Enumerable.Repeat("{\"apiVersion\":\"v1\",\n\"kind\":\"Pod\"}", 1000)) + "]}";

        ManifestLoader.Load(json, Dump).Documents.Select(d => d.Line).Should().Equal(Enumerable.Range(1, 1000).Select(i => 2 * i));
    }
}
