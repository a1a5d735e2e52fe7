using System.Diagnostics;
using static PodLifecycle.Simulation.Tests.Scenarios.Given;

namespace PodLifecycle.Simulation.Tests.Scenarios;

public class TraceComparisonTests
{
    private static readonly RecordedScenario started = Recording(60, At(0, Pending), At(5, Running));

    [Fact]
    public void Compare_RequiredStateMissing_SaysWhichAndWhatCameInstead() =>
        Compare(started, (0, Pending), (5, Completed)).Should()
            .Contain("\"Running 1/1 restarts=0 Running\" (recorded at 5.00 s) does not come after \"Pending 0/1 restarts=0 Pending\"")
            .And.Contain("status is Completed, recorded Running").And.Contain("phase is Succeeded, recorded Running");

    [Theory]
    [InlineData(3.5, true)]
    [InlineData(6.5, true)]
    [InlineData(3.4, false)]
    [InlineData(6.6, false)]
    public void Times_OfNormalState_MayBeOffByOneAndAHalfSeconds(double time, bool fits) =>
        (Compare(started, (0, Pending), (time, Running)) is null).Should().Be(fits);

    [Theory]
    [InlineData(1.4, true)]
    [InlineData(1.5, false)]
    public void StateInBetween_NotRecorded_MustBeShorterThanAPoll(double lasts, bool fits) =>
        (Compare(started, (0, Pending), (5 - lasts, Pending with { Status = "ContainerCreating" }), (5, Running)) is null).Should().Be(fits);

    [Fact]
    public void StateInBetween_ShortButNoLegalWay_IsNoticed() =>
        Compare(started, (0, Pending), (4.9, Pending with { Restarts = 1 }), (5, Running)).Should().Contain("is not recorded and is not on the way");

    [Fact]
    public void BriefState_ShownForLong_IsNoticed()
    {
        RecordedScenario recorded = Recording(60, At(0, Pending), At(5, Error).Brief(), At(5.1, Running));

        Compare(recorded, (0, Pending), (5, Running)).Should().BeNull();
        Compare(recorded, (0, Pending), (3.6, Error), (5.2, Running)).Should().BeNull();
        Compare(recorded, (0, Pending), (3, Error), (5.1, Running)).Should().Contain("lasts 2.10 s, recorded only briefly");
    }

    [Theory]
    [InlineData(11.9, true)]
    [InlineData(31.5, true)]
    [InlineData(11.8, false)]
    [InlineData(31.6, false)]
    public void Times_OfRetry_MayBeHalfAsLongAgainEitherWay(double wait, bool fits)
    {
        RecordedScenario recorded = Recording(200, At(0, Pending).InRuns(0, 0), At(1, Error).InRuns(1, 6), At(21, RunningAgain).InRuns(21, 26).Retry());

        (Compare(recorded, (0, Pending), (1, Error), (1 + wait, RunningAgain)) is null).Should().Be(fits);
    }

    [Fact]
    public void Times_AfterARetry_CountFromTheStateBeforeOrFromTheStart()
    {
        RecordedScenario recorded = Recording(200, At(0, Error), At(20, RunningAgain).Retry(), At(60, RunningAgain with { Deleting = true }));

        Compare(recorded, (0, Error), (25, RunningAgain), (65, RunningAgain with { Deleting = true })).Should().BeNull("it is 40 s later, as recorded");
        Compare(recorded, (0, Error), (25, RunningAgain), (60, RunningAgain with { Deleting = true })).Should().BeNull("somebody deletes it at 60 s");
        Compare(recorded, (0, Error), (25, RunningAgain), (62.5, RunningAgain with { Deleting = true })).Should().Contain("comes 37.50 s after");
    }

    [Fact]
    public void CrashBackOff_InAWaitThatTheKubeletMaySleepThrough_IsNotRequired()
    {
        (double, SeenState)[] asleep = [(0, Running), (5, Error), (85, RunningAgain)];

        Compare(Recording(200, At(0, Running), At(5, Error), At(10, CrashLoop), At(85, RunningAgain).Retry()), asleep).Should().BeNull();
        Compare(Recording(200, At(0, Running), At(5, Error), At(10, CrashLoop), At(97, RunningAgain).Retry()), asleep).Should().NotBeNull();
    }

    [Fact]
    public void Ideal_AnyWordOfAWait_IsEnough()
    {
        RecordedScenario recorded = Recording(200, At(0, Running), At(5, Error), At(10, CrashLoop), At(45, RunningAgain));

        Compare(recorded, TraceMode.Ideal, (0, Running), (5, CrashLoop), (25, RunningAgain)).Should().BeNull();
        Compare(recorded, TraceMode.Order, (0, Running), (5, CrashLoop), (25, RunningAgain)).Should().NotBeNull();
        Compare(recorded, TraceMode.Ideal, (0, Running), (25, RunningAgain)).Should().NotBeNull("the wait is a rule, not latency");
    }

    [Fact]
    public void Ideal_StateThatWasNothingButLatency_MayBeAbsent()
    {
        RecordedScenario recorded = Recording(200, At(0, Pending), At(0.5, Pending with { Status = "ContainerCreating" }), At(1, Running));

        Compare(recorded, TraceMode.Ideal, (0, Pending), (0, Running)).Should().BeNull();
        Compare(recorded, TraceMode.Ideal, (0, Running)).Should().NotBeNull("that the pod was pending must show");
        Compare(recorded, TraceMode.Order, (0, Pending), (0, Running)).Should().NotBeNull();
    }

    [Fact]
    public void Deleted_FollowedByAnything_IsNoticed()
    {
        SeenState gone = Completed with { Gone = true };

        Compare(Recording(60, At(0, Completed), At(5, gone)), (0, Completed), (5, gone), (5.1, Completed)).Should().Contain("nothing more is recorded");
    }

    [Fact]
    public void RequiredState_ThatMayComeAfterTheEnd_MayBeMissing()
    {
        Compare(Recording(6, At(0, Pending), At(5, Running)), (0, Pending)).Should().BeNull();
        Compare(Recording(7, At(0, Pending), At(5, Running)), (0, Pending)).Should().NotBeNull();
    }

    [Fact]
    public void StatesAfterTheEnd_AreNotLookedAt()
    {
        Compare(started, (0, Pending), (5, Running), (60, Completed)).Should().BeNull();
        Compare(started with { ExactUntil = TimeSpan.FromSeconds(20) }, (0, Pending), (5, Running), (20, Completed)).Should().BeNull();
        Compare(started, (0, Pending), (5, Running), (20, Completed)).Should().NotBeNull();
    }

    [Fact]
    public void ClockOfTheSimulation_MayBeginAnywhere() =>
        Compare(started, (1000, Pending), (1005, Running)).Should().BeNull();

    [Fact]
    public void Pod_OnlyOnOneSide_IsNoticed()
    {
        List<PodStateEntry> two = [.. Simulated((0, Pending), (5, Running)), new("uid-new", TimeSpan.FromSeconds(9), Pending)];

        TraceComparison.Compare(started, two, TraceMode.Times).Should().Be("pod new: created at 9.00 s, but not recorded");
        TraceComparison.Compare(started, [], TraceMode.Times).Should().Contain("no simulated states of uid-web").And.Contain("none");
    }

    [Fact]
    public void States_OutOfOrder_Throw()
    {
        Action compare = () => Compare(started, (5, Running), (0, Pending));

        compare.Should().Throw<ArgumentException>().WithMessage("*uid-web are not in order of time*");
    }

    [Fact]
    public void Simulation_ThatNeverRests_IsRefusedWithoutALongSearch()
    {
        RecordedScenario recorded = Recording(1e6, [.. Enumerable.Range(0, 30).Select(n => At(n, n % 2 == 0 ? Running : Error)), At(31, Completed)]);
        (double, SeenState)[] restless = [.. Enumerable.Range(0, 2_000).Select(n => (n * 1.0, n % 2 == 0 ? Running : Error))];
        var watch = Stopwatch.StartNew();

        Compare(recorded, TraceMode.Order, restless).Should().NotBeNull();
        Compare(recorded, TraceMode.Order, [.. restless, .. restless.Select(s => (s.Item1 + 2_000, s.Item2))]).Should().Contain("4000 states are simulated");
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Owner_WithPodsWithoutEnd_IsRefusedWithoutALongSearch()
    {
        PodStateEntry[] pods = [.. Enumerable.Range(0, 10_000).Select(n => new PodStateEntry($"uid-job-{n}", TimeSpan.Zero, Pending))];

        TraceComparison.Compare(started, pods, TraceMode.Order).Should().Contain("no simulated states of uid-web");
        TraceComparison.Compare(started, [.. Simulated((0, Pending), (5, Running)), .. pods], TraceMode.Order).Should().Be("10000 pods are simulated, recorded 0");
    }

    private static string? Compare(RecordedScenario recorded, params (double At, SeenState State)[] states) => Compare(recorded, TraceMode.Times, states);

    private static string? Compare(RecordedScenario recorded, TraceMode mode, params (double At, SeenState State)[] states) =>
        TraceComparison.Compare(recorded, Simulated(states), mode);
}
