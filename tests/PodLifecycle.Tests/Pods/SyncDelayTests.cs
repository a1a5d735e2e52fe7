namespace PodLifecycle.Tests.Pods;

public class SyncDelayTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(KubernetesVersion.V1_34, 10)]
    [InlineData(KubernetesVersion.V1_35, 40)]
    public void Shortest_CrashLoopBackOff_IsSleptThroughSince135(KubernetesVersion version, double seconds) =>
        SyncDelay.Shortest(false, [new SyncError("CrashLoopBackOff", Now.AddSeconds(40))], Now, SyncDelay.DefaultSyncFrequency, version)
            .Should().Be(TimeSpan.FromSeconds(seconds));

    [Fact]
    public void Shortest_BackOffBesideAnotherError_TheBackOffDecidesAlthoughItIsLater() =>
        SyncDelay.Shortest(false, [new SyncError("ErrImagePull"), new SyncError("CrashLoopBackOff", Now.AddSeconds(40))], Now, SyncDelay.DefaultSyncFrequency, KubernetesVersion.V1_36)
            .Should().Be(TimeSpan.FromSeconds(40));
}
