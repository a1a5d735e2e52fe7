namespace PodLifecycle.Tests.Termination;

public class EffectiveGracePeriodTests
{
    [Theory]
    [InlineData(0, null, null, 30, 30, false)]
    [InlineData(0, 10, null, 30, 10, false)]
    [InlineData(0, 60, null, 30, 60, false)] // a deletion may also ask for more than the spec
    [InlineData(10, 60, null, 30, 10, false)] // but later only for less
    [InlineData(10, 5, null, 30, 5, true)]
    [InlineData(0, null, null, null, 1, false)]
    [InlineData(0, null, 0, 30, 1, false)]
    [InlineData(0, 0, 20, 30, 20, false)] // 0 means that nothing is decided yet
    public void EffectiveGracePeriod_Requests_TakesTheShortest(int current, int? deletion, int? kill, int? spec, int expected, bool shortened)
    {
        EffectiveGracePeriod.Of(TimeSpan.FromSeconds(current), Seconds(deletion), Seconds(kill), Seconds(spec))
            .Should().Be((TimeSpan.FromSeconds(expected), shortened));
    }

    private static TimeSpan? Seconds(int? seconds) => seconds is { } known ? TimeSpan.FromSeconds(known) : null;
}
