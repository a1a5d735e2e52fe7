using PodLifecycle.Api;

namespace PodLifecycle.Simulation.Tests.Seeds;

/// <summary>The tutorials' manifests live as they did in a real cluster. A script tells only what the recording's note tells and the manifest does not.</summary>
public class SeedTimelineTests
{
    [Theory]
    [InlineData("s1-01-counter", "S1-01-counter", "{}", 120)]
    [InlineData("s1-02-taints", "S1-02-pod-taints", """{"containers":{"pod-taints":{"runs":[{"for":"20ms"}]}}}""")]
    [InlineData("s1-07-pull-always", "S1-07-imagepullpolicy-always-repaired")]
    [InlineData("s1-08-pull-ifnotpresent", "S1-08-imagepullpolicy-ifnotpresent-repaired")]
    [InlineData("s1-09-pull-never", "S1-09-imagepullpolicy-never-repaired")]
    [InlineData("s1-07-always-absent", "S1-07-imagepullpolicy-always-repaired", """{"images":{"busybox:1.36":[{"took":"5s"}]}}""")]
    [InlineData("t8-never-absent", "S1-09-imagepullpolicy-never-repaired", """{"images":{"busybox:1.36":[{"error":"no"}]}}""")]
    [InlineData("s1-10-hostaliases", "S1-10-hostaliases-pod", """{"containers":{"cat-hosts":{"runs":[{"for":"20ms"}]}}}""")]
    [InlineData("s1-11-envars", "S1-11-envars-fieldref")]
    [InlineData("s1-13-readiness", "S1-13-readinessprobe-repaired")]
    [InlineData("s1-14-verbatim", "S1-14-nginx-health-exec")]
    [InlineData("s1-14-repaired", "S1-14-nginx-health-exec-repaired")]
    [InlineData("s1-15-tcp", "S1-15-nginx-health-tcp")]
    [InlineData("s1-17-secctx", "S1-17-security-context-demo", """{"containers":{"sec-ctx-demo":{"runs":[{"for":"20ms"}]}}}""")]
    [InlineData("s1-18-fsgroup", "S1-18-securitycontext-repaired")]
    [InlineData("s1-19-sysctl-safe", "S1-19-sysctl-alpha-annotation-repaired")]
    [InlineData("s2-01-javaweb", "S2-01-javaweb-2", """{"containers":{"war":{"runs":[{"for":"1s"}]}}}""")]
    [InlineData("s2-02-lifecycle", "S2-02-lifecycle-demo", "{}", 110)]
    [InlineData("s0-01-war", "S0-01-lifecycle-war-repaired", """{"containers":{"war":{"runs":[{"onTerm":{"after":"1s","exit":0}}]}}}""", 100)]
    [InlineData("s2-03-liveness", "S2-03-test-liveness-exec", """{"images":{"busybox":[{"took":"4s"}]}}""")]
    [InlineData("s2-04-livehttp", "S2-04-livenessprobe-http-tcp-repaired", """{"containers":{"c":{"listen":[{"port":8080,"http":{"/healthz":[{"until":"10s"},{"status":500}]}}]}}}""")]
    [InlineData("s2-04-livehttp-2", "S2-04-livenessprobe-http-tcp-repaired")]
    [InlineData("s3-01-initc", "S3-01-test-initc-and-services-repaired", """{"containers":{"init-mysvc":{"runs":[{"for":"20s"}]},"init-mydb":{"runs":[{"for":"15s"}]}}}""")]
    [InlineData("s3-03-liveness", "S3-03-liveness-exec-test-repaired", """{"images":{"busybox":[{"took":"4s"}]}}""")]
    [InlineData("s3-04-tcp", "S3-04-readiness-tcpsocket-repaired")]
    [InlineData("s4-03-ssl", "S4-03-kubia-ssl-own", """{"containers":{"kubia":{"runs":[{}]},"envoy":{"runs":[{"for":"60s"},{"for":"40s"},{"for":"30s"}]}}}""")]
    [InlineData("t3-s1-03", "S1-03-toleration-exists-repaired")]
    [InlineData("t4-s1-04", "S1-04-toleration-equal-repaired")]
    [InlineData("x2-two-keys", "S1-05-tolerations-two-keys-repaired")]
    public void Manifest_OfATutorial_LivesAsRecorded(string id, string manifest, string script = "{}", int? deleteAt = null)
    {
        var options = new SimulationOptions
        {
            Script = Script.Parse(script),
            Actions = deleteAt is { } at ? [new ClientAction.Delete(TimeSpan.FromSeconds(at))] : [],
            UnknownCommand = UnknownCommand.RunForever,
        };

        SeedTimeline.Difference(id, manifest + ".yaml", options).Should().BeNull();
    }

    [Fact]
    public void Readiness_PageIsWrittenByHand_ComesThen()
    {
        ClientAction typed = new ClientAction.Exec(TimeSpan.FromSeconds(120), "nginx", ["/bin/sh", "-c", "echo 'hello world' > /usr/share/nginx/html/index1.html"]);

        SeedTimeline.Difference("s3-02-readiness", "S3-02-readiness-test-repaired.yaml", new() { Actions = [typed] }).Should().BeNull();
    }
}
