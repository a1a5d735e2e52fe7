using PodLifecycle.Api;

namespace PodLifecycle.Tests.Api;

public class ObjectPatchTests
{
    private static readonly Pod Web = KubernetesJson.ReadPod(
        """
        {"apiVersion":"v1","kind":"Pod","metadata":{"name":"web","labels":{"a":"1"}},
         "spec":{"containers":[{"name":"c","image":"i:1","env":[{"name":"A","value":"1"}]},{"name":"d","image":"i:1"}],"newer":{"x":[1.5]}}}
        """);

    [Theory]
    [InlineData(PatchType.Merge)]
    [InlineData(PatchType.Strategic)]
    public void Apply_PatchThatSaysNothingNew_GivesAnEqualObject(PatchType kind) =>
        ObjectPatch.Apply(Web, """{"metadata":{"labels":{"a":"1","b":null}}}""", kind).Should().Be(Web);

    [Fact]
    public void Apply_StrategicPatchOfOneContainer_LeavesTheOthersAndWhatTheSchemaDoesNotKnow()
    {
        var patched = (Pod)ObjectPatch.Apply(Web, """{"spec":{"containers":[{"name":"d","image":"i:2"}]}}""", PatchType.Strategic);

        patched.Spec.Containers.Select(c => c.Image).Should().Equal("i:1", "i:2");
        patched.Spec.UnknownFields.Should().ContainKey("newer");
    }

    [Fact]
    public void Apply_MergePatchOfContainers_ReplacesThemAll()
    {
        var patched = (Pod)ObjectPatch.Apply(Web, """{"spec":{"containers":[{"name":"d","image":"i:2"}]}}""", PatchType.Merge);

        patched.Spec.Containers.Should().ContainSingle().Which.Name.Should().Be("d");
    }

    [Theory]
    [InlineData("""{"kind":"Node","apiVersion":"v2"}""")]
    [InlineData("""{"kind":null}""")]
    public void Apply_AnotherKind_IsIgnored(string patch) => ObjectPatch.Apply(Web, patch, PatchType.Strategic).Should().Be(Web);

    [Theory]
    [InlineData(PatchType.Strategic, "{", 400, "unexpected end of JSON input")]
    [InlineData(PatchType.Merge, "{", 400, "error decoding patch: unexpected end of JSON input")]
    [InlineData(PatchType.Merge, "[1]", 400, "error decoding patch: json: cannot unmarshal array into Go value of type map[string]interface {}")]
    [InlineData(PatchType.Merge, "null", 400, "Invalid JSON Patch")]
    [InlineData(PatchType.Merge, """{"metadata":[]}""", 422, "json: cannot unmarshal array into Go struct field Pod.metadata of type v1.ObjectMeta")]
    [InlineData(PatchType.Strategic, """{"spec":{"containers":[{"image":"x"}]}}""", 500, "map: map[image:x] does not contain declared merge key: name")]
    public void Apply_PatchThatDoesNotFit_SaysWhatTheServerSays(PatchType kind, string patch, int status, string message) =>
        FluentActions.Invoking(() => ObjectPatch.Apply(Web, patch, kind))
            .Should().Throw<PatchException>().WithMessage(message).Which.Status.Should().Be(status);

    [Theory]
    [InlineData(PatchType.Merge)]
    [InlineData(PatchType.Strategic)]
    public void Apply_PatchOfManyLevels_IsRefused(PatchType kind) =>
        FluentActions.Invoking(() => ObjectPatch.Apply(Web, string.Concat(Enumerable.Repeat("""{"a":""", 5000)) + "1" + new string('}', 5000), kind))
            .Should().Throw<PatchException>().Which.Status.Should().Be(400);
}
