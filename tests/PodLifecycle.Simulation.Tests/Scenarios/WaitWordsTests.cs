using static PodLifecycle.Simulation.Tests.Scenarios.Given;

namespace PodLifecycle.Simulation.Tests.Scenarios;

public class WaitWordsTests
{
    [Theory]
    [InlineData("Error", "CrashLoopBackOff", true)]
    [InlineData("CrashLoopBackOff", "OOMKilled", true)]
    [InlineData("ErrImagePull", "ImagePullBackOff", true)]
    [InlineData("Init:Error", "Init:CrashLoopBackOff", true)]
    [InlineData("Init:Error", "CrashLoopBackOff", false)]
    [InlineData("Error", "Completed", false)]
    [InlineData("Error", "ImagePullBackOff", false)]
    [InlineData("Running", "CrashLoopBackOff", false)]
    public void SameWait_IsTwoWordsForIt_BeforeAndAfterASync(string a, string b, bool same) =>
        WaitWords.SameWait(Error with { Status = a }, Error with { Status = b }).Should().Be(same);

    [Fact]
    public void SameWait_WhereMoreThanTheWordDiffers_IsFalse() =>
        WaitWords.SameWait(Error, CrashLoop with { Restarts = 1 }).Should().BeFalse();

    [Fact]
    public void EndedOrDeletedPod_DoesNotWait()
    {
        WaitWords.IsWaiting(Error).Should().BeTrue();
        WaitWords.IsWaiting(Completed).Should().BeFalse();
        WaitWords.IsWaiting(Error with { Deleting = true }).Should().BeFalse();
    }
}
