using PodLifecycle.Api;

namespace PodLifecycle.Tests;

/// <summary>Compared with what kubectl itself prints (<c>kubectl label --local -o json</c>).</summary>
public class KubectlGetJsonTests
{
    private static readonly Pod Web = Pod.FromJson("""
        {"metadata":{"name":"web","managedFields":[{"manager":"x"}],"annotations":{"z":"a<b>&c","e":""}},
         "spec":{"containers":[{"name":"app","args":["x"]}]},"status":{"phase":"Running"}}
        """);

    [Fact]
    public void GetJson_OfOnePod_IsSortedIndentedEscapedAndWithoutManagedFields() => Kubectl.GetJson(Web).Should().Be("""
        {
            "apiVersion": "v1",
            "kind": "Pod",
            "metadata": {
                "annotations": {
                    "e": "",
                    "z": "a\u003cb\u003e\u0026c"
                },
                "name": "web"
            },
            "spec": {
                "containers": [
                    {
                        "args": [
                            "x"
                        ],
                        "name": "app"
                    }
                ]
            },
            "status": {
                "phase": "Running"
            }
        }

        """.ReplaceLineEndings("\n"));

    [Fact]
    public void GetJson_OfPods_IsAList()
    {
        Kubectl.GetJson([]).Should().Be("{\n    \"apiVersion\": \"v1\",\n    \"items\": [],\n    \"kind\": \"List\",\n    \"metadata\": {\n        \"resourceVersion\": \"\"\n    }\n}\n");
        Kubectl.GetJson([Web, Web]).Should().Contain("\"kind\": \"List\"").And.NotContain("managedFields");
    }
}
