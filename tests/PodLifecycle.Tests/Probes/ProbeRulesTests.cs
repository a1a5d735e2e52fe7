namespace PodLifecycle.Tests.Probes;

public class ProbeRulesTests
{
    [Fact]
    public void For_TheNewestVersion_IsTheDefault() => ProbeRules.For(KubernetesVersion.V1_36).Should().Be(ProbeRules.Default);
}
