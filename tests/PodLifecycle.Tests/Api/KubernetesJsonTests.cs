using PodLifecycle.Api;

namespace PodLifecycle.Tests.Api;

public class KubernetesJsonTests
{
    [Fact]
    public void Pod_FromADump_KeepsManagedFieldsLargeNumbersAndUnknownFields()
    {
        const string Dump = """
            {"apiVersion":"v1","kind":"Pod","metadata":{"name":"web","managedFields":[{"manager":"kubectl","fieldsV1":{"f:spec":{"k:{\"n\":1}":9007199254740993}}}]},
            "spec":{"containers":[{"name":"app","image":"nginx","fromTheFuture":{"a":[1,2.50,null]}}],"terminationGracePeriodSeconds":9007199254740993}}
            """;

        string written = KubernetesJson.Serialize(Pod.FromJson(Dump));

        written.Should().Contain("{\"f:spec\":{\"k:{\\\"n\\\":1}\":9007199254740993}}");
        written.Should().Contain("\"terminationGracePeriodSeconds\":9007199254740993");
        written.Should().Contain("\"fromTheFuture\":{\"a\":[1,2.50,null]}");
        Pod.FromJson(written).Should().Be(Pod.FromJson(Dump));
    }

    [Fact]
    public void ContainerStatus_Written_AlwaysHasWhatTheApiRequires()
    {
        var pod = new Pod { Status = new() { ContainerStatuses = [new() { Name = "app" }] } };

        KubernetesJson.Serialize(pod).Should().Contain("\"name\":\"app\"")
            .And.Contain("\"ready\":false").And.Contain("\"restartCount\":0").And.Contain("\"image\":\"\"").And.Contain("\"imageID\":\"\"");
    }

    [Theory]
    [InlineData("{", 1)]
    [InlineData("{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\n\"spec\":{\"containers\":7}}", 2)]
    [InlineData("{\"kind\":\"Service\",\"apiVersion\":\"v1\"}", 1)]
    public void Pod_FromWrongJson_SaysWhere(string json, int line)
    {
        Action read = () => Pod.FromJson(json);

        read.Should().Throw<KubernetesJsonException>().Which.Errors.Should().ContainSingle().Which.Line.Should().Be(line);
    }

    [Fact]
    public void Pods_ThatDifferInZeroAndUnset_AreEqual() =>
        new Pod { Spec = new() { HostNetwork = false } }.Should().Be(new Pod());
}
