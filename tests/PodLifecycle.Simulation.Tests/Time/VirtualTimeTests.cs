namespace PodLifecycle.Simulation.Tests.Time;

public class VirtualTimeTests
{
    private readonly VirtualTime time = new();
    private readonly List<string> happened = [];

    [Fact]
    public void Clock_IsNew_StandsAtTheEpochInUtc()
    {
        time.GetUtcNow().Should().Be(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        time.LocalTimeZone.Should().Be(TimeZoneInfo.Utc);
    }

    [Fact]
    public void Clock_StartsElsewhere_ReadsUtc()
    {
        new VirtualTime(new DateTimeOffset(2026, 3, 1, 2, 0, 0, TimeSpan.FromHours(2))).GetUtcNow().Offset.Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public void OneInstant_ManyThingsAreDue_OrderCountsBeforeTheOrderOfPlanning()
    {
        DateTimeOffset due = VirtualTime.Epoch.AddSeconds(1);
        foreach (Order order in Enum.GetValues<Order>().Reverse())
        {
            time.At(due, order, () => happened.Add($"{order} 1"));
            time.At(due, order, () => happened.Add($"{order} 2"));
        }

        time.Advance(TimeSpan.FromSeconds(1));

        happened.Should().Equal(
            "UserAction 1", "UserAction 2", "ProbeBeat 1", "ProbeBeat 2", "Process 1", "Process 2",
            "RuntimePoll 1", "RuntimePoll 2", "Sync 1", "Sync 2");
    }

    [Fact]
    public void Instants_AreTakenInTurn_ClockStandsAtEach()
    {
        time.At(VirtualTime.Epoch.AddSeconds(2), Order.UserAction, Note);
        time.At(VirtualTime.Epoch.AddSeconds(1), Order.Sync, Note);

        time.Advance(TimeSpan.FromSeconds(5));

        happened.Should().Equal("1", "2");
        Seconds.Should().Be(5);
    }

    [Fact]
    public void Past_IsPlannedFor_HappensNow()
    {
        time.Advance(TimeSpan.FromSeconds(3));
        time.At(VirtualTime.Epoch, Order.Process, Note);

        time.Advance(TimeSpan.Zero);

        happened.Should().Equal("3");
    }

    [Fact]
    public void Event_PlansAnotherOnTheWay_HappensInTheSameAdvance()
    {
        time.At(VirtualTime.Epoch.AddSeconds(1), Order.Process, () => time.At(VirtualTime.Epoch.AddSeconds(2), Order.Process, Note));

        time.Advance(TimeSpan.FromSeconds(2));

        happened.Should().Equal("2");
    }

    [Fact]
    public void Planned_IsCancelled_DoesNotHappenAndDoesNotMoveTheClock()
    {
        time.At(VirtualTime.Epoch.AddSeconds(1), Order.Process, Note).Cancel();

        time.RunNext(VirtualTime.Epoch.AddSeconds(9)).Should().BeFalse();
        happened.Should().BeEmpty();
        Seconds.Should().Be(0);
    }

    [Fact]
    public void Limit_LiesBeforeTheNextInstant_NothingHappens()
    {
        time.At(VirtualTime.Epoch.AddSeconds(2), Order.Process, Note);

        time.RunNext(VirtualTime.Epoch.AddSeconds(1.9)).Should().BeFalse();
        time.RunNext(VirtualTime.Epoch.AddSeconds(2)).Should().BeTrue();
    }

    [Fact]
    public void Time_GoesBack_IsRefused()
    {
        time.Advance(TimeSpan.FromSeconds(1));

        time.Invoking(t => t.Advance(TimeSpan.FromTicks(-1))).Should().Throw<ArgumentOutOfRangeException>();
        time.Invoking(t => t.SetUtcNow(VirtualTime.Epoch)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Timer_HasAPeriod_FiresOnEveryBeatUntilItIsDisposed()
    {
        ITimer timer = time.CreateTimer(_ => Note(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
        time.Advance(TimeSpan.FromSeconds(5));
        timer.Dispose();
        time.Advance(TimeSpan.FromSeconds(5));

        happened.Should().Equal("1", "3", "5");
    }

    [Fact]
    public void Timer_IsChanged_ForgetsItsOldBeat()
    {
        using ITimer timer = time.CreateTimer(_ => Note(), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        timer.Change(TimeSpan.FromSeconds(4), Timeout.InfiniteTimeSpan).Should().BeTrue();

        time.Advance(TimeSpan.FromSeconds(9));

        happened.Should().Equal("4");
    }

    [Fact]
    public void Timer_IsDueWithTheSimulation_FiresAfterIt()
    {
        using ITimer timer = time.CreateTimer(_ => happened.Add("timer"), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        time.At(VirtualTime.Epoch.AddSeconds(1), Order.Sync, () => happened.Add("sync"));

        time.Advance(TimeSpan.FromSeconds(1));

        happened.Should().Equal("sync", "timer");
    }

    [Fact]
    public async Task Delay_OfUserCode_FollowsTheClock()
    {
        Task delay = Task.Delay(TimeSpan.FromHours(1), time);

        time.Advance(TimeSpan.FromMinutes(59));
        delay.IsCompleted.Should().BeFalse();
        time.Advance(TimeSpan.FromMinutes(1));
        await delay;
    }

    [Fact]
    public void Timestamp_IsTakenTwice_MeasuresVirtualTime()
    {
        long start = time.GetTimestamp();
        time.Advance(TimeSpan.FromSeconds(90));

        time.GetElapsedTime(start).Should().Be(TimeSpan.FromSeconds(90));
    }

    private double Seconds => (time.GetUtcNow() - VirtualTime.Epoch).TotalSeconds;

    private void Note() => happened.Add(FormattableString.Invariant($"{Seconds}"));
}
