using PodLifecycle.Api;

namespace PodLifecycle.Yaml.Tests;

/// <summary>Every defect of the tutorials' manifests is told at its place, with what mends it.</summary>
public class SeedDefectTests
{
    [Theory]
    [InlineData("S0-01-lifecycle-war-fragment", "1:1", "remove it")]
    [InlineData("S0-01-lifecycle-war-fragment", "2:1", "put it below \"spec:\" of a Pod")]
    [InlineData("S0-01-lifecycle-war-fragment", "4:6", "indent both alike")]
    [InlineData("S0-01-lifecycle-war-fragment", "9:13", "write \" instead")]
    [InlineData("S0-01-lifecycle-war-fragment", "10:13", "write \" instead")]
    [InlineData("S0-01-lifecycle-war-fragment", "11:13", "write \" instead")]
    [InlineData("S0-01-lifecycle-war-fragment", "12:7", "did you mean \"preStop\"?")]
    [InlineData("S0-01-lifecycle-war-fragment", "15:9", "did you mean \"path\"?")]
    [InlineData("S1-02-pod-taints", "13:14", "give it a command")]
    [InlineData("S1-03-toleration-exists-fragment", "1:1", "add \"apiVersion: v1\" and \"kind: Pod\"")]
    [InlineData("S1-04-toleration-equal-fragment", "1:1", "add \"apiVersion: v1\" and \"kind: Pod\"")]
    [InlineData("S1-05-tolerations-two-keys-fragment", "1:1", "add \"apiVersion: v1\" and \"kind: Pod\"")]
    [InlineData("S1-06-toleration-seconds-fragment", "1:1", "add \"apiVersion: v1\" and \"kind: Pod\"")]
    [InlineData("S1-06-toleration-seconds-wrapped", "11:13", "write effect: NoExecute")]
    [InlineData("S1-07-imagepullpolicy-always-oneliner", "1:18", "did you mean \"Always\"? What follows looks like a comment: put # before it")]
    [InlineData("S1-07-imagepullpolicy-always-wrapped", "11:22", "did you mean \"Always\"? What follows looks like a comment: put # before it")]
    [InlineData("S1-08-imagepullpolicy-ifnotpresent-wrapped", "11:22", "did you mean \"IfNotPresent\"? What follows")]
    [InlineData("S1-09-imagepullpolicy-never-wrapped", "11:22", "did you mean \"Never\"? What follows")]
    [InlineData("S1-13-readinessprobe-fragment", "1:9", "it belongs below spec.containers[i] of a Pod")]
    [InlineData("S1-14-nginx-health-exec", "15:37", "write it as one word: \"test -e /run/nginx.pid\"")]
    [InlineData("S1-16-sysctl-example", "5:1", "a pod has at least one container")]
    [InlineData("S1-16-sysctl-example", "10:13", "allow it on the nodes")]
    [InlineData("S1-16-sysctl-example", "12:13", "allow it on the nodes")]
    [InlineData("S1-17-security-context-demo", "10:12", "give it a command")]
    [InlineData("S1-18-securitycontext-fragment", "1:4", "add \"apiVersion: v1\" and \"kind: Pod\"")]
    [InlineData("S1-19-sysctl-alpha-annotation", "6:5", null, "use the \"sysctls\" field instead")]
    [InlineData("S1-19-sysctl-alpha-annotation", "7:1", "a pod has at least one container")]
    [InlineData("S1-19-sysctl-alpha-annotation", "7:6", "indent what belongs to it")]
    [InlineData("S1-20-sysctl-unsafe-annotation", "6:5", null, "use the \"sysctls\" field instead")]
    [InlineData("S1-20-sysctl-unsafe-annotation", "7:1", "a pod has at least one container")]
    [InlineData("S1-20-sysctl-unsafe-annotation", "9:5", "it exists in spec.containers[i].securityContext")]
    [InlineData("S1-21-statefulset-redis-nodename", "44:17", "remove one of the two")]
    [InlineData("S1-21-statefulset-redis-nodename", "50:17", "did you mean nodeSelector: {kubernetes.io/hostname: master}?")]
    [InlineData("S1-22-deployment-busybox-nodeselector", "19:16", "give it a command")]
    [InlineData("S1-23-strategy-a-fragment", "1:3", "it belongs below \"spec:\" of a Deployment")]
    [InlineData("S1-24-strategy-b-fragment-truncated", "5:17", "a \",\" is missing at the end of line 4, in the mapping in braces that was opened at 3:22")]
    [InlineData("S1-24-strategy-b-fragment-truncated", "6:1", "\"}\" is missing: the mapping in braces that was opened at 3:22 is never closed")]
    [InlineData("S2-04-livenessprobe-http-tcp-fragment", "10:5", "this line is indented by 4, but the blocks that are open here by 0, 5, 7")]
    [InlineData("S3-01-test-initc-and-services", "4:1", "this line was \"  name: test-initc\"")]
    [InlineData("S3-01-test-initc-and-services", "23:1", "this line was \"  name: mysvc\"")]
    [InlineData("S3-01-test-initc-and-services", "33:1", "this line was \"  name: mydb\"")]
    [InlineData("S3-02-readiness-test", "4:1", "this line was \"  name: readiness-test\"")]
    [InlineData("S3-03-liveness-exec-test", "4:1", "this line was \"  name: liveness-exec-test\"")]
    [InlineData("S3-04-readiness-tcpsocket", "4:1", "this line was \"  name: readiness-tcpsocket\"")]
    [InlineData("S3-05-lifecycle-demo", "4:1", "this line was \"  name: lifecycle-demo\"")]
    public void Validate_OfATutorial_TellsTheDefectAndItsRemedy(string name, string place, string? suggestion, string message = "")
    {
        ManifestLoader.TryLoad(SeedManifests.Read(name + ".yaml"), out ManifestFile file);

        file.Validate().Should().Contain(
            f => $"{f.Line}:{f.Column}" == place && f.Message.Contains(message) && (suggestion == null ? f.Suggestion == null : f.Suggestion != null && f.Suggestion.Contains(suggestion)),
            string.Join("\n", file.Validate()));
    }

    [Theory]
    [InlineData("S0-01-lifecycle-war-repaired")]
    [InlineData("S1-01-counter")]
    [InlineData("S1-03-toleration-exists-repaired")]
    [InlineData("S1-06-toleration-seconds-repaired")]
    [InlineData("S1-10-hostaliases-pod")]
    [InlineData("S1-11-envars-fieldref")]
    [InlineData("S1-14-nginx-health-exec-repaired")]
    [InlineData("S1-15-nginx-health-tcp")]
    [InlineData("S1-19-sysctl-alpha-annotation-repaired")]
    [InlineData("S1-24-strategy-b-repaired")]
    [InlineData("S2-01-javaweb-2")]
    [InlineData("S2-04-livenessprobe-http-tcp-repaired")]
    [InlineData("S3-01-test-initc-and-services-repaired")]
    [InlineData("S4-03-kubia-ssl-own")]
    public void Validate_OfASoundTutorial_FindsNothing(string name)
    {
        ManifestLoader.Load(SeedManifests.Read(name + ".yaml")).Validate().Should().BeEmpty();
    }
}
