using PodLifecycle.Api;

namespace PodLifecycle.Tests.Hooks;

public class HookActionTests
{
    private static readonly Container App = new() { Name = "app", Ports = [new ContainerPort { Name = "http", Port = 8443 }] };

    [Fact]
    public void For_TcpSocket_CanNeverRun() =>
        For(new LifecycleHandler { TcpSocket = new TcpSocketAction { Port = 8080 } }).Should().BeOfType<HookAction.Invalid>();

    [Fact]
    public void For_SeveralHandlers_TheCommandWins() =>
        For(new LifecycleHandler { HttpGet = new HttpGetAction { Port = 80 }, Exec = new ExecAction { Command = ["a"] } }).Should().BeOfType<HookAction.Exec>();

    [Fact]
    public void For_NamedPort_IsTheContainersOwn() =>
        For(new LifecycleHandler { HttpGet = new HttpGetAction { Path = "stop", Port = "http", Scheme = "HTTPS" } })
            .Should().BeOfType<HookAction.HttpGet>().Which.Request.Url.ToString().Should().Be("https://10.0.0.5:8443/stop");

    [Fact]
    public void OverPlainHttp_KeepsAllHeadersButTheCredentials()
    {
        HookAction action = For(new LifecycleHandler
        {
            HttpGet = new HttpGetAction
            {
                Port = 80,
                Scheme = "HTTPS",
                HttpHeaders = [new HttpHeader { Name = "Authorization", Value = "x" }, new HttpHeader { Name = "Accept", Value = "" }],
            },
        });

        HttpGetRequest retry = action.Should().BeOfType<HookAction.HttpGet>().Which.Request.OverPlainHttp();
        retry.Url.ToString().Should().Be("http://10.0.0.5:80");
        retry.Headers.Keys.Should().Equal("User-Agent");
    }

    [Fact]
    public void FailureMessage_OfACommand_QuotesItsOutput() =>
        new HookAction.Exec(["sh", "-c"]).FailureMessage(new ObjectMeta { Name = "web", Namespace = "default", Uid = "1" }, "app", "e", "a\n\"b\"")
            .Should().Be("Exec lifecycle hook ([sh -c]) for Container \"app\" in Pod \"web_default(1)\" failed - error: e, message: \"a\\n\\\"b\\\"\"");

    private static HookAction For(LifecycleHandler handler) => HookAction.For(App, handler, "10.0.0.5", KubernetesVersion.V1_36);
}
