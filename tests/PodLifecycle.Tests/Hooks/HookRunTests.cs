using PodLifecycle.Api;

namespace PodLifecycle.Tests.Hooks;

public class HookRunTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly ObjectMeta Web = new() { Name = "web", Namespace = "default", Uid = "1" };

    [Fact]
    public void Sleep_EndsByTime() => Begin(new HookAction.Sleep(5)).Until.Should().Be(Start.AddSeconds(5));

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void Sleep_OfNoLength_IsDoneAtOnce(long seconds) => Begin(new HookAction.Sleep(seconds)).State.Should().Be(HookState.Done);

    [Fact]
    public void TcpSocket_FailsAtOnce() => Begin(new HookAction.Invalid("no handler")).State.Should().Be(HookState.Failed);

    [Fact]
    public void Exec_WaitsForTheWorld()
    {
        HookRun run = Begin(new HookAction.Exec(["x"]));

        run.IsOver.Should().BeFalse();
        run.End(failed: true).State.Should().Be(HookState.Failed);
        run.End(failed: false).State.Should().Be(HookState.Done);
    }

    [Fact]
    public void HttpGet_AnyAnswer_IsASuccess() => Failure(HttpGet(), new HandlerOutcome.Answered(503, "", "")).Should().BeNull();

    [Fact]
    public void HttpGet_NoConnection_SaysSoInTheWaitingMessage() =>
        Failure(HttpGet(), new HandlerOutcome.NotReached(NetworkError.Closed))!.Message
            .Should().Be("HTTP lifecycle hook (/bye) for Container \"app\" in Pod \"web_default(1)\" failed - error: Get \"http://10.0.0.1:80/bye\": EOF");

    [Fact]
    public void Exec_TimeoutOfTheRuntime_TellsThatThereIsNoLimit() =>
        Failure(new HookAction.Exec(["sleep", "9"]), new HandlerOutcome.RpcError(HandlerOutcome.RpcError.DeadlineExceeded, ""))!.Error
            .Should().Be("command timed out: \"sleep 9\" timed out after 0s");

    [Fact]
    public void Table_EveryEdge_IsTaken()
    {
        Exec_WaitsForTheWorld();

        HookRun.Table.NotTaken.Should().BeEmpty();
    }

    private static HookRun Begin(HookAction action) => default(HookRun).Start(action, Start);

    private static HookFailure? Failure(HookAction action, HandlerOutcome outcome) => HookFailure.Of(action, outcome, Web, "app", ProbeRules.Default);

    private static HookAction HttpGet() =>
        HookAction.For(new Container { Name = "app" }, new LifecycleHandler { HttpGet = new HttpGetAction { Path = "/bye", Port = 80 } }, "10.0.0.1", KubernetesVersion.V1_36);
}
