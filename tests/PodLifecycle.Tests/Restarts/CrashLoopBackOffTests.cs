namespace PodLifecycle.Tests.Restarts;

public class CrashLoopBackOffTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly BackOffLadder Ladder = BackOffLadder.Default;

    [Fact]
    public void Ask_ContainerThatDiesAtOnce_WaitsLongerEachTime()
    {
        DateTimeOffset now = Start;
        CrashLoopBackOff backOff = default;
        var waits = new List<double>();
        for (int i = 0; i < 8; i++)
        {
            StartPermission answer = CrashLoopBackOff.Ask(backOff, now, now, Ladder);
            DateTimeOffset next = answer.Until ?? now;
            waits.Add((next - now).TotalSeconds);
            backOff = answer.IsAllowed ? answer.BackOff : CrashLoopBackOff.Ask(answer.BackOff, now, next, Ladder).BackOff;
            now = next;
        }

        waits.Should().Equal(0, 10, 20, 40, 80, 160, 300, 300);
    }

    [Fact]
    public void Ask_ExactlyAtTheEndOfTheWait_IsAllowed()
    {
        CrashLoopBackOff armed = CrashLoopBackOff.Ask(default, Start, Start, Ladder).BackOff;

        CrashLoopBackOff.Ask(armed, At(5), At(14.999), Ladder).Until.Should().Be(At(15));
        CrashLoopBackOff.Ask(armed, At(5), At(15), Ladder).IsAllowed.Should().BeTrue();
    }

    [Theory]
    [InlineData(600, 20)]
    [InlineData(600.001, 10)]
    public void Ask_LastInstanceLivedLong_StartsOverOnlyAfterMoreThanTenMinutes(double lived, double armed)
    {
        CrashLoopBackOff first = CrashLoopBackOff.Ask(default, Start, Start, Ladder).BackOff;

        CrashLoopBackOff.Ask(first, At(lived), At(lived + 100), Ladder).BackOff.Delay.Should().Be(TimeSpan.FromSeconds(armed));
    }

    [Fact]
    public void Ask_NoEndedInstanceIsKnown_StartsAndForgetsNothing()
    {
        CrashLoopBackOff armed = CrashLoopBackOff.Ask(default, Start, Start, Ladder).BackOff;

        StartPermission answer = CrashLoopBackOff.Ask(armed, null, At(1), Ladder);

        answer.IsAllowed.Should().BeTrue();
        answer.BackOff.Should().Be(armed);
    }

    [Fact]
    public void Housekeep_ShortBeforeALongWaitIsOver_EndsTheWait()
    {
        var longest = new CrashLoopBackOff(CrashLoopBackOffState.Waiting, Ladder.Maximum, Start);

        CrashLoopBackOff kept = CrashLoopBackOff.Housekeep(longest, At(600), Ladder);
        CrashLoopBackOff forgotten = CrashLoopBackOff.Housekeep(longest, At(601), Ladder);

        CrashLoopBackOff.Ask(kept, At(500), At(601), Ladder).Until.Should().Be(At(800));
        CrashLoopBackOff.Ask(forgotten, At(500), At(601), Ladder).BackOff.Delay.Should().Be(Ladder.Initial);
    }

    [Fact]
    public void Options_OnlyTheReducedDecayIsSwitchedOn_TheMaximumStaysFiveMinutes() =>
        new CrashLoopBackOffOptions { ReduceDefaultCrashLoopBackOffDecay = true }.Ladder
            .Should().Be(new BackOffLadder(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(300), TimeSpan.FromSeconds(600)));

    [Fact]
    public void Options_MaximumAboveFiveMinutes_IsRefusedInTheKubeletsWords()
    {
        Action tooLong = () => _ = new CrashLoopBackOffOptions { MaxContainerRestartPeriod = TimeSpan.FromSeconds(301) };

        tooLong.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("invalid configuration: CrashLoopBackOff.MaxContainerRestartPeriod (got: 301 seconds) must be set between 1s and 300s*");
    }

    [Fact]
    public void Table_EveryRow_IsTakenBySomeLife()
    {
        var ends = new DateTimeOffset?[] { null, At(-5), At(0), At(601) };
        var instants = new[] { At(0), At(5), At(10), At(605), At(1300) };
        var seen = new HashSet<CrashLoopBackOff> { default };
        for (int round = 0; round < 3; round++)
        {
            foreach (CrashLoopBackOff backOff in seen.ToList())
            {
                foreach (DateTimeOffset at in instants)
                {
                    seen.Add(CrashLoopBackOff.Housekeep(backOff, at, Ladder));
                    foreach (DateTimeOffset? end in ends)
                        seen.Add(CrashLoopBackOff.Ask(backOff, end, at, Ladder).BackOff);
                }
            }
        }

        CrashLoopBackOff.Table.NotTaken.Should().BeEmpty();
    }

    private static DateTimeOffset At(double seconds) => Start + TimeSpan.FromSeconds(seconds);
}
