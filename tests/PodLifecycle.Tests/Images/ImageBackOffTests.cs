namespace PodLifecycle.Tests.Images;

public class ImageBackOffTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly BackOffLadder Ladder = BackOffLadder.Default;

    [Fact]
    public void Failed_AfterASuccessInBetween_GoesOnDoubling()
    {
        ImageBackOff backOff = ImageBackOff.Failed(default, Start, Ladder);
        backOff = ImageBackOff.Ask(backOff, At(20), Ladder).BackOff;
        backOff = ImageBackOff.Housekeep(backOff, At(21), Ladder);

        ImageBackOff.Failed(backOff, At(40), Ladder).Delay.Should().Be(TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData(9.999, false)]
    [InlineData(10, true)]
    public void Ask_AroundTheEndOfTheWait_IsAllowedFromThereOn(double at, bool allowed) =>
        ImageBackOff.Ask(ImageBackOff.Failed(default, Start, Ladder), At(at), Ladder).IsAllowed.Should().Be(allowed);

    [Theory]
    [InlineData(600, 20)]
    [InlineData(600.001, 10)]
    public void Failed_LongAfterTheLastFailure_StartsOver(double at, double delay) =>
        ImageBackOff.Failed(ImageBackOff.Failed(default, Start, Ladder), At(at), Ladder).Delay.Should().Be(TimeSpan.FromSeconds(delay));

    [Fact]
    public void Table_EveryRow_IsTakenBySomeLife()
    {
        double[] instants = [0, 5, 10, 700, 720];
        var seen = new HashSet<(ImageBackOff BackOff, double At)> { (default, 0) };
        for (int round = 0; round < 3; round++)
        {
            foreach ((ImageBackOff backOff, double since) in seen.ToList())
            {
                foreach (double at in instants.Where(i => i >= since))
                {
                    seen.Add((ImageBackOff.Ask(backOff, At(at), Ladder).BackOff, at));
                    seen.Add((ImageBackOff.Failed(backOff, At(at), Ladder), at));
                    seen.Add((ImageBackOff.Housekeep(backOff, At(at), Ladder), at));
                }
            }
        }

        ImageBackOff.Table.NotTaken.Should().BeEmpty();
    }

    private static DateTimeOffset At(double seconds) => Start + TimeSpan.FromSeconds(seconds);
}
