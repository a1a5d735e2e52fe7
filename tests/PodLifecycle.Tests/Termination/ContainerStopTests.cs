namespace PodLifecycle.Tests.Termination;

public class ContainerStopTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0.4, 30)]
    [InlineData(1.9, 29)]
    [InlineData(30, 2)]
    public void Hook_TakesItsWholeSecondsFromTheGracePeriod(double takes, int left)
    {
        ContainerStop stop = Begin(30, hasHook: true).Step(ContainerStopInput.HookOver, At(takes)).Step(ContainerStopInput.Turn, At(takes));

        stop.Timeout.Should().Be(TimeSpan.FromSeconds(left));
        stop.Due.Should().Be(At(takes).AddSeconds(left));
    }

    [Fact]
    public void Hook_LongerThanTheGracePeriod_IsGivenUpAtItsEnd() => Begin(30, hasHook: true).Due.Should().Be(At(30));

    [Fact]
    public void Hook_WithoutGracePeriod_IsNotRun() => Begin(0, hasHook: true).State.Should().Be(ContainerStopState.Waiting);

    [Fact]
    public void Turn_WaitAndHookAreCutToSecondsEachByItself()
    {
        ContainerStop stop = Begin(30, hasHook: true).Step(ContainerStopInput.HookOver, At(1.9)).Step(ContainerStopInput.Turn, At(3.8));

        stop.Timeout.Should().Be(TimeSpan.FromSeconds(28));
    }

    [Fact]
    public void Table_EveryEdge_IsTaken()
    {
        Begin(30, hasHook: false).Step(ContainerStopInput.Exit, At(1)).State.Should().Be(ContainerStopState.Ended);
        Begin(30, hasHook: true).Step(ContainerStopInput.HookOver, At(1)).Step(ContainerStopInput.Turn, At(1)).Step(ContainerStopInput.Exit, At(2))
            .State.Should().Be(ContainerStopState.Ended);

        ContainerStop.Table.NotTaken.Should().BeEmpty();
    }

    private static ContainerStop Begin(int grace, bool hasHook) => ContainerStop.Begin(TimeSpan.FromSeconds(grace), hasHook, Start);

    private static DateTimeOffset At(double seconds) => Start.AddSeconds(seconds);
}
