using PodLifecycle.Api;

namespace PodLifecycle.Tests.Probes;

public class ProbeVerdictTests
{
    private static readonly ObjectMeta Web = new() { Name = "web", Namespace = "default", Uid = "1" };

    [Fact]
    public void HttpGet_RedirectToAnotherHost_IsAWarningAndSoASuccess()
    {
        ProbeVerdict verdict = Ask(new HandlerOutcome.Answered(302, "http://login.example.com/", "moved"));

        verdict.Answer.Should().Be(ProbeAnswer.Warning);
        ProbeEvents.About(ProbeKind.Readiness, verdict)!.Value.Message.Should().Be("Readiness probe warning: Probe terminated redirects, Response body: moved");
    }

    [Fact]
    public void HttpGet_RedirectToAnotherPortOfTheHost_IsFollowed()
    {
        ProbeAction.HttpGet get = HttpGet();

        HttpGetRequest next = get.Request.Follow(new(301, "http://10.0.0.1:9090/ok?a=b#c", "")).Next!;

        next.Url.RequestTarget.Should().Be("/ok?a=b");
        next.Host.Should().Be("10.0.0.1:9090");
        next.Headers["Referer"].Should().Equal("http://10.0.0.1:8080/healthz");
    }

    [Fact]
    public void HttpGet_TenthRedirect_Fails()
    {
        HttpGetRequest request = HttpGet().Request;
        var loop = new HandlerOutcome.Answered(302, "/healthz", "");
        for (int i = 0; i < 9; i++)
            request = request.Follow(loop).Next!;

        ProbeVerdict.Of(new ProbeAction.HttpGet(request) { Timeout = TimeSpan.FromSeconds(1) }, loop, ProbeRules.Default)
            .Should().Be(new ProbeVerdict(ProbeAnswer.Failure, "Get \"/healthz\": stopped after 10 redirects"));
    }

    [Fact]
    public void HttpGet_SlowHeadersFail_ASlowBodyIsAnErrorThatCountsForNothing()
    {
        Ask(new HandlerOutcome.NotReached(NetworkError.NoHeadersInTime)).Answer.Should().Be(ProbeAnswer.Failure);

        ProbeVerdict slowBody = Ask(new HandlerOutcome.Answered(200, "", "") { BodyError = NetworkError.BodyTooSlow });
        slowBody.Answer.Should().Be(ProbeAnswer.Error);
        ProbeEvents.About(ProbeKind.Liveness, slowBody)!.Value.Message.Should().StartWith("Liveness probe errored and resulted in failure state: context deadline exceeded");
    }

    [Theory]
    [InlineData("healthz", "/healthz")]
    [InlineData("", "/")]
    [InlineData("/a b", "/a%20b")]
    [InlineData("/a%2Fb?c=%20d", "/a%2Fb?c=%20d")]
    [InlineData("/%zz", "/%25zz")]
    [InlineData("//double/slash", "/slash")]
    [InlineData("http://example.com/abs", "/abs")]
    [InlineData("/ü#gone", "/%C3%BC")]
    [InlineData("*", "/*")]
    public void HttpGet_Path_IsAReferenceOfWhichPathAndQueryAreSent(string path, string sent) =>
        HttpUrl.ForHandler("http", "10.0.0.1:80", path).RequestTarget.Should().Be(sent);

    [Theory]
    [InlineData("../up", "http://h/up")]
    [InlineData("./", "http://h/a/")]
    [InlineData("?q", "http://h/a/b?q")]
    [InlineData("//other/x", "http://other/x")]
    [InlineData("/x/../../y/.", "http://h/y/")]
    public void Url_Reference_IsResolvedAgainstTheOneItWasFoundAt(string reference, string resolved) =>
        HttpUrl.TryParse("http://h/a/b", out _)!.Resolve(HttpUrl.TryParse(reference, out _)!).ToString().Should().Be(resolved);

    [Fact]
    public void HttpGet_PortNameThatNobodyHas_IsAnError()
    {
        var probe = new Probe { HttpGet = new HttpGetAction { Port = "web" } };

        Judge(probe, null).Should().Be(new ProbeVerdict(ProbeAnswer.Error, "strconv.Atoi: parsing \"web\": invalid syntax"));
    }

    [Fact]
    public void Exec_Command_KnowsOnlyLiteralValues()
    {
        var container = new Container
        {
            Name = "app",
            Env = [new EnvVar { Name = "A", Value = "1" }, new EnvVar { Name = "B", ValueFrom = (UntypedObject)KubernetesJson.Read("{}", Schema.Type("core/v1.EnvVarSource")) }],
        };
        var probe = new Probe { Exec = new ExecAction { Command = ["$(A)", "$(B)", "$(C)", "$$(A)"] } };

        var exec = (ProbeAction.Exec)ProbeAction.For(Web, container, probe, "", KubernetesVersion.V1_36);

        exec.Command.Should().Equal("1", "", "$(C)", "$(A)");
    }

    [Fact]
    public void Exec_LongOutput_IsCutAndHidesTheErrorOutput()
    {
        var probe = new Probe { Exec = new ExecAction { Command = ["x"] } };

        Judge(probe, new HandlerOutcome.Exited(1, new string('z', 10240), "why")).Text.Should().Be(new string('z', 10240));
    }

    [Theory]
    [InlineData(KubernetesVersion.V1_30, "command \"sleep 10\" timed out")]
    [InlineData(KubernetesVersion.V1_31, "command timed out: \"sleep 10\" timed out after 1m15s")]
    public void Exec_Timeout_IsAFailureInTheWordsOfTheVersion(KubernetesVersion version, string text)
    {
        var probe = new Probe { Exec = new ExecAction { Command = ["sleep", "10"] }, TimeoutSeconds = 75 };

        Judge(probe, new HandlerOutcome.RpcError(HandlerOutcome.RpcError.DeadlineExceeded, ""), version).Should().Be(new ProbeVerdict(ProbeAnswer.Failure, text));
    }

    [Fact]
    public void Grpc_NoConnection_IsAFailureAfterTheWholeTimeout()
    {
        var probe = new Probe { Grpc = new GrpcAction { Port = 9000 }, TimeoutSeconds = 1 };

        Judge(probe, new HandlerOutcome.NotReached("")).Text.Should().Be("timeout: failed to connect service \"10.0.0.1:9000\" within 1s: context deadline exceeded");
    }

    private static ProbeAction.HttpGet HttpGet() =>
        (ProbeAction.HttpGet)ProbeAction.For(Web, new Container { Name = "app" }, new Probe { HttpGet = new HttpGetAction { Path = "/healthz", Port = 8080 } }, "10.0.0.1", KubernetesVersion.V1_36);

    private static ProbeVerdict Ask(HandlerOutcome outcome) => ProbeVerdict.Of(HttpGet(), outcome, ProbeRules.Default);

    private static ProbeVerdict Judge(Probe probe, HandlerOutcome? outcome, KubernetesVersion version = KubernetesVersion.V1_36) =>
        ProbeVerdict.Of(ProbeAction.For(Web, new Container { Name = "app" }, probe, "10.0.0.1", version), outcome, ProbeRules.For(version));
}
