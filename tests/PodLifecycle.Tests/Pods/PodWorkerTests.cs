using PodLifecycle.Api;

namespace PodLifecycle.Tests.Pods;

public class PodWorkerTests
{
    private static readonly Pod Running = new() { Spec = new() { TerminationGracePeriodSeconds = 30 }, Status = new() { Phase = PodPhase.Running } };
    private static readonly Pod Failed = Running with { Status = new() { Phase = PodPhase.Failed } };
    private static readonly Pod Static = Running with { Metadata = new() { Annotations = new([new("kubernetes.io/config.source", "file")]) } };
    private static readonly PodWorkerUpdate Orphan = new() { Type = PodUpdateType.Kill };

    [Fact]
    public void Deletion_DuringASync_CancelsItAndTerminatesNext()
    {
        PodWorkerLoop syncing = Told(PodWorkerLoop.New, Running, PodUpdateType.Create).Begin();

        (PodWorkerLoop worker, bool cancels, _) = syncing.Take(Update(Deleted(30)), hasRunningContainers: true);

        cancels.Should().BeTrue();
        worker.State.Should().Be(PodWorkerState.Terminating);
        worker.Call!.Value.State.Should().Be(PodWorkerState.Syncing, "calls never overlap");
        Ended(worker, PodWorkerOutcome.Failed).Begin().Call!.Value.GracePeriod.Should().Be(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void NaturalEnd_TerminatesWithoutAGracePeriod()
    {
        PodWorkerLoop worker = Told(PodWorkerLoop.New, Running, PodUpdateType.Create).Begin();

        (worker, PodRequeue requeue, _) = worker.End(PodWorkerOutcome.Terminal);

        requeue.Should().Be(PodRequeue.Immediately);
        worker.Begin().Call!.Value.GracePeriod.Should().BeNull();
    }

    [Fact]
    public void TwoKills_TheLastOverrideIsSaidAndBothAreTold()
    {
        PodWorkerLoop worker = Told(PodWorkerLoop.New, Running, PodUpdateType.Create);
        KillRequest first = new() { Override = Says("First") };
        KillRequest second = new() { Evicts = true, Override = Says("Second"), GracePeriod = TimeSpan.FromSeconds(5) };

        worker = worker.Take(Update(Running, PodUpdateType.Kill, first), true).Worker;
        worker = worker.Take(Update(Running, PodUpdateType.Kill, second), true).Worker.Begin();

        worker.Call!.Value.Override!.Reason.Should().Be("Second");
        worker.IsEvicted.Should().BeFalse("the first kill was none");
        worker.End(PodWorkerOutcome.Succeeded).Completed.Should().Equal(first, second);
    }

    [Fact]
    public void Kill_AfterContainersStopped_IsCompletedAtOnce()
    {
        PodWorkerLoop worker = Ended(Told(PodWorkerLoop.New, Deleted(30)).Begin(), PodWorkerOutcome.Succeeded);
        KillRequest kill = new() { GracePeriod = TimeSpan.FromSeconds(3) };

        (PodWorkerLoop after, bool cancels, KillRequest? completed) = worker.Take(Update(Running, PodUpdateType.Kill, kill), true);

        (completed, cancels, after.GracePeriod).Should().Be((kill, false, TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void CreatedAgain_IsForgottenByHousekeepingSoThatItStartsAfresh()
    {
        PodWorkerLoop finished = Finished(Told(PodWorkerLoop.New, Deleted(30)));
        finished.Housekeep(isDesired: true).Should().Be(finished);

        Told(finished, Running, PodUpdateType.Create).Housekeep(isDesired: true).Should().BeNull();
    }

    [Fact]
    public void Orphan_ThatNeverStarted_IsForgotten()
    {
        Told(PodWorkerLoop.New, Running, PodUpdateType.Create).Housekeep(isDesired: false).Should().BeNull();
    }

    [Fact]
    public void Orphan_ThatRan_TerminatesWithThePodsOwnPeriod()
    {
        PodWorkerLoop worker = Ended(Told(PodWorkerLoop.New, Running, PodUpdateType.Create).Begin(), PodWorkerOutcome.Succeeded);

        worker = worker.Housekeep(isDesired: false)!.Value;

        worker.IsDeleted.Should().BeTrue();
        worker.Begin().Call!.Value.GracePeriod.Should().BeNull("what is repeated is the last message, which knew no period");
    }

    [Fact]
    public void End_WithoutACall_IsAnError()
    {
        Action end = () => PodWorkerLoop.New.End(PodWorkerOutcome.Succeeded);

        end.Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void Table_AllLives_TakeEveryRow()
    {
        PodWorkerLoop started = Told(PodWorkerLoop.New, Running, PodUpdateType.Create).Begin();
        Ended(started, PodWorkerOutcome.Succeeded);
        Ended(started, PodWorkerOutcome.Terminal);
        Ended(started, PodWorkerOutcome.Succeeded).Housekeep(isDesired: false);
        Told(PodWorkerLoop.New, Failed, hasRunning: true);
        Told(PodWorkerLoop.New, Running, PodUpdateType.Kill);

        PodWorkerLoop deletedWhileSyncing = Told(started, Deleted(30));
        Ended(deletedWhileSyncing, PodWorkerOutcome.Succeeded);
        Ended(deletedWhileSyncing, PodWorkerOutcome.Terminal);

        PodWorkerLoop terminating = Told(PodWorkerLoop.New, Deleted(30)).Begin();
        Ended(terminating, PodWorkerOutcome.Failed);
        PodWorkerLoop terminated = Ended(terminating, PodWorkerOutcome.Succeeded).Begin();
        Ended(terminated, PodWorkerOutcome.Failed);
        PodWorkerLoop finished = Ended(terminated, PodWorkerOutcome.Succeeded);
        foreach (PodWorkerLoop worker in new[] { terminating, terminated, finished })
        {
            Told(worker, Running);
            Told(worker, Running, PodUpdateType.Kill);
            Told(worker, Running, PodUpdateType.Create);
            Told(worker, Deleted(30));
            Told(worker, Failed);
            worker.Take(Orphan, hasRunningContainers: true);
        }

        Told(PodWorkerLoop.New, Static with { Metadata = Static.Metadata with { DeletionTimestamp = DateTimeOffset.UnixEpoch } }).Begin();
        Told(PodWorkerLoop.New, Static with { Status = Failed.Status }).Begin();
        Ended(PodWorkerLoop.New.Take(Orphan, hasRunningContainers: true).Worker.Begin(), PodWorkerOutcome.Succeeded);

        PodWorker.Table.NotTaken.Should().BeEmpty();
    }

    private static PodWorkerUpdate Update(Pod pod, PodUpdateType type = PodUpdateType.Update, KillRequest? kill = null) => new() { Type = type, Pod = pod, Kill = kill };

    private static PodWorkerLoop Told(PodWorkerLoop worker, Pod pod, PodUpdateType type = PodUpdateType.Update, bool hasRunning = false) =>
        worker.Take(Update(pod, type), hasRunning).Worker;

    private static PodWorkerLoop Ended(PodWorkerLoop worker, PodWorkerOutcome outcome) => worker.End(outcome).Worker;

    private static PodWorkerLoop Finished(PodWorkerLoop terminating) =>
        Ended(Ended(terminating.Begin(), PodWorkerOutcome.Succeeded).Begin(), PodWorkerOutcome.Succeeded);

    private static StatusOverride Says(string reason) => new() { Phase = PodPhase.Failed, Reason = reason, Message = "" };

    private static Pod Deleted(int seconds) => Running with { Metadata = new() { DeletionTimestamp = DateTimeOffset.UnixEpoch, DeletionGracePeriodSeconds = seconds } };
}
