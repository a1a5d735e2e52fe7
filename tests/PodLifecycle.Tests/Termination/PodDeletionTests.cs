using PodLifecycle.Api;

namespace PodLifecycle.Tests.Termination;

public class PodDeletionTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;
    private static readonly Pod Running = new() { Spec = new() { NodeName = "n1", TerminationGracePeriodSeconds = 30 } };

    [Fact]
    public void Request_Unscheduled_RemovesAtOnceWhateverTheGrace() =>
        PodDeletion.Request(Running with { Spec = Running.Spec with { NodeName = "" } }, 60, Now).Action.Should().Be(PodDeletionAction.RemoveNow);

    [Fact]
    public void Request_Again_OnlyAShorterGraceCounts()
    {
        Pod terminating = PodDeletion.Request(Running, null, Now).Pod;

        PodDeletion.Request(terminating, 60, Now).Action.Should().Be(PodDeletionAction.Nothing);
        PodDeletion.Request(terminating, 10, Now.AddSeconds(5)).Pod.Metadata.DeletionTimestamp.Should().Be(Now.AddSeconds(10));
        PodDeletion.Request(terminating, 3, Now.AddSeconds(5)).Pod.Metadata.DeletionTimestamp.Should().Be(Now.AddSeconds(5));
    }
}
