namespace PodLifecycle.Simulation.Tests.World;

/// <summary>What probes meet; the words are those of the recordings.</summary>
public class ProbeRunTests
{
    private const string HttpGet = "{httpGet: {port: 8080, path: /healthz}}";
    private const string Refused = "Failure: Get \"http://10.0.0.1:8080/healthz\": dial tcp 10.0.0.1:8080: connect: connection refused";

    [Fact]
    public void HttpGet_AnswersOverTime_AreJudgedByAge()
    {
        GivenRuntime.Scripted("""{"listen":[{"port":8080,"http":{"/healthz":[{"until":"10s","body":"ok"},{"status":500,"body":"error"}]}}]}""")
            .Probe(9, HttpGet).Probe(10, HttpGet).Probe(10.001, HttpGet).Run()
            .Should().Equal("9 Success: ok", "10 Success: ok", "10.001 Failure: HTTP probe failed with statuscode: 500");
    }

    [Fact]
    public void HttpGet_PathIsNotScripted_Is404()
    {
        GivenRuntime.Scripted("""{"listen":[{"port":8080,"http":{"/":[{}]}}]}""").Probe(1, HttpGet).Run()
            .Should().Equal("1 Failure: HTTP probe failed with statuscode: 404");
    }

    [Theory]
    [InlineData("/healthz?a=b")]
    [InlineData("/he%61lthz")]
    [InlineData("healthz#there")]
    public void HttpGet_PathIsWrittenOtherwise_IsTheSame(string path)
    {
        GivenRuntime.Scripted("""{"listen":[{"port":8080,"http":{"/healthz":[{"body":"ok"}]}}]}""").Probe(1, $"{{httpGet: {{port: web, path: \"{path}\"}}}}").Run()
            .Should().Equal("1 Success: ok");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"listen":[{"port":8081}]}""")]
    [InlineData("""{"listen":[{"port":8080}],"runs":[{"listen":[]}]}""")]
    [InlineData("""{"listen":[{"port":8080,"tcp":[{"until":"1s"},{"open":false}]}]}""")]
    public void HttpGet_NothingListens_IsRefused(string container)
    {
        GivenRuntime.Scripted(container).Probe(2, HttpGet).Run().Should().Equal("2 " + Refused);
    }

    [Fact]
    public void HttpGet_AnswerTakesLongerThanTheTimeout_FailsAtTheTimeout()
    {
        GivenRuntime.Scripted("""{"listen":[{"port":8080,"http":{"/healthz":[{"took":"2s"}]}}]}""")
            .Probe(1, "{timeoutSeconds: 2, httpGet: {port: 8080, path: /healthz}}").Probe(11, HttpGet).Run()
            .Should().Equal("3 Success: ", "12 Failure: Get \"http://10.0.0.1:8080/healthz\": context deadline exceeded (Client.Timeout exceeded while awaiting headers)");
    }

    [Fact]
    public void HttpGet_RedirectsShareTheTimeout()
    {
        GivenRuntime.Scripted("""{"listen":[{"port":8080,"http":{"/healthz":[{"status":302,"location":"/b","took":"600ms"}],"/b":[{"took":"600ms"}]}}]}""")
            .Probe(1, HttpGet).Run()
            .Should().Equal("2 Failure: Get \"http://10.0.0.1:8080/b\": context deadline exceeded (Client.Timeout exceeded while awaiting headers)");
    }

    [Theory]
    [InlineData("http://10.0.0.1:9090/there", "Success: there")]
    [InlineData("http://10.0.0.1:8099/", "Failure: Get \"http://10.0.0.1:8099/\": dial tcp 10.0.0.1:8099: connect: connection refused")]
    [InlineData("http://10.0.0.1/", "Failure: Get \"http://10.0.0.1/\": dial tcp 10.0.0.1:80: connect: connection refused")]
    [InlineData("http://192.0.2.7/elsewhere", "Warning: Probe terminated redirects, Response body: moved")]
    [InlineData("/healthz", "Failure: Get \"/healthz\": stopped after 10 redirects")]
    public void HttpGet_Redirect_IsFollowedOnTheSameHost(string location, string told)
    {
        string script = $$$"""{"listen":[{"port":8080,"http":{"/healthz":[{"status":302,"location":"{{{location}}}","body":"moved"}]}},{"port":9090,"http":{"/there":[{"body":"there"}]}}]}""";

        GivenRuntime.Scripted(script).Probe(1, HttpGet).Run().Should().Equal("1 " + told);
    }

    [Fact]
    public void HttpGet_ContainerEndsMeanwhile_LosesTheConnection()
    {
        GivenRuntime.Scripted("""{"runs":[{"for":"1500ms"}],"listen":[{"port":8080,"http":{"/healthz":[{"took":"forever"}]}}]}""")
            .Probe(1, HttpGet).Run()
            .Should().BeEquivalentTo(["1.5 app exits 0", "1.5 Failure: Get \"http://10.0.0.1:8080/healthz\": EOF"]);
    }

    [Fact]
    public void HttpGet_AnotherContainerOfThePodListens_IsAnswered()
    {
        GivenRuntime.Of("containers: [{name: app, image: i}, {name: proxy, image: i}]", """{"containers":{"app":{"runs":[{}]},"proxy":{"runs":[{}],"listen":[{"port":8080,"http":{"/healthz":[{}]}}]}}}""")
            .Probe(1, HttpGet).Run().Should().Equal("1 Success: ");
    }

    [Theory]
    [InlineData("HTTPS", false, "Failure: Get \"https://10.0.0.1:8080/\": http: server gave HTTP response to HTTPS client")]
    [InlineData("HTTPS", true, "Success: ")]
    [InlineData("HTTP", true, "Failure: HTTP probe failed with statuscode: 400")]
    public void HttpGet_SchemeIsNotTheServers_Fails(string scheme, bool tls, string told)
    {
        GivenRuntime.Scripted($$$"""{"listen":[{"port":8080,"tls":{{{(tls ? "true" : "false")}}},"http":{"/":[{}]}}]}""").Probe(1, $"{{httpGet: {{port: 8080, scheme: {scheme}}}}}").Run()
            .Should().Equal("1 " + told);
    }

    [Theory]
    [InlineData("127.0.0.2", "dial tcp 127.0.0.2:8080: connect: connection refused")]
    [InlineData("localhost", "dial tcp 127.0.0.1:8080: connect: connection refused")]
    [InlineData("monitor.com", "dial tcp: lookup monitor.com: no such host")]
    public void TcpSocket_HostIsNotThePod_IsNotReached(string host, string told)
    {
        GivenRuntime.Scripted("""{"listen":[{"port":8080}]}""").Probe(1, $"{{tcpSocket: {{port: 8080, host: {host}}}}}").Run()
            .Should().Equal("1 Failure: " + told);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("10.0.0.1")]
    public void TcpSocket_PodSharesTheNodesNetwork_IsTheNode(string host)
    {
        GivenRuntime.Of("hostNetwork: true\ncontainers: [{name: app, image: i}]", """{"containers":{"app":{"runs":[{}],"listen":[{"port":8080}]}}}""")
            .Probe(1, $"{{tcpSocket: {{port: 8080, host: {host}}}}}").Run().Should().Equal("1 Success: ");
    }

    [Theory]
    [InlineData("10.0.0.1", "8080", "Success: ")]
    [InlineData("10.0.0.1", "web", "Success: ")]
    [InlineData("10.0.0.1", "db", "Error: strconv.Atoi: parsing \"db\": invalid syntax")]
    [InlineData("", "8080", "Failure: dial tcp :8080: connect: connection refused")]
    [InlineData("fd00::1", "8081", "Failure: dial tcp [fd00::1]:8081: connect: connection refused")]
    public void TcpSocket_IsOpenOrNot_IsTold(string podIp, string port, string told)
    {
        GivenRuntime.Scripted("""{"listen":[{"port":8080}]}""").Probe(1, $"{{tcpSocket: {{port: {port}}}}}", podIp: podIp).Run().Should().Equal("1 " + told);
    }

    [Fact]
    public void TcpSocket_PortOpensAndCloses_IsJudgedByAge()
    {
        GivenRuntime.Scripted("""{"listen":[{"port":8080,"tcp":[{"until":"3s","open":false},{"until":"8s"},{"open":false}]}]}""")
            .Probe(3, "{tcpSocket: {port: 8080}}").Probe(4, "{tcpSocket: {port: 8080}}").Probe(9, "{tcpSocket: {port: 8080}}").Run()
            .Should().Equal("3 Failure: dial tcp 10.0.0.1:8080: connect: connection refused", "4 Success: ", "9 Failure: dial tcp 10.0.0.1:8080: connect: connection refused");
    }

    [Theory]
    [InlineData("""{"port":9000,"grpc":{"":[{}]}}""", "", "1 Success: service healthy")]
    [InlineData("""{"port":9000,"grpc":{"":[{"until":"1s"},{"status":"NOT_SERVING"}]}}""", "", "1 Success: service healthy")]
    [InlineData("""{"port":9000,"grpc":{"db":[{"status":"NOT_SERVING","took":"250ms"}]}}""", "db", "1.25 Failure: service unhealthy (responded with \"NOT_SERVING\")")]
    [InlineData("""{"port":9000,"grpc":{"":[{}]}}""", "nope", "1 Failure: error: health rpc probe failed: rpc error: code = NotFound desc = unknown service")]
    [InlineData("""{"port":9000,"grpc":{"":[{"took":"1600ms"}]}}""", "", "2 Failure: timeout: health rpc did not complete within 1s")]
    [InlineData("""{"port":9000}""", "", "2 Failure: timeout: failed to connect service \"10.0.0.1:9000\" within 1s: context deadline exceeded")]
    [InlineData("""{"port":9000,"tls":true,"grpc":{"":[{}]}}""", "", "2 Failure: timeout: failed to connect service \"10.0.0.1:9000\" within 1s: context deadline exceeded")]
    [InlineData("""{"port":9001}""", "", "2 Failure: timeout: failed to connect service \"10.0.0.1:9000\" within 1s: context deadline exceeded")]
    public void Grpc_Server_IsAskedForItsHealth(string port, string service, string told)
    {
        GivenRuntime.Scripted($$"""{"listen":[{{port}}]}""").Probe(1, $"{{grpc: {{port: 9000, service: \"{service}\"}}}}").Run().Should().Equal(told);
    }

    [Fact]
    public void Exec_TakesLongerThanTheTimeout_IsEndedThen()
    {
        GivenRuntime.Scripted("""{"exec":{"cat /ok":[{"took":"2s","out":"late"}]}}""")
            .Probe(1, "{timeoutSeconds: 2, exec: {command: [cat, /ok]}}").Probe(11, "{exec: {command: [cat, /ok]}}").Run()
            .Should().Equal("3 Success: late", "12 Failure: command timed out: \"cat /ok\" timed out after 1s");
    }

    [Fact]
    public void Exec_ContainerEndsMeanwhile_FailsAtThatMoment()
    {
        GivenRuntime.Scripted("""{"runs":[{"for":"2s"}],"exec":{"cat /ok":[{"took":"5s"}]}}""").Probe(1.5, "{timeoutSeconds: 9, exec: {command: [cat, /ok]}}").Run()
            .Should().Equal("2 Failure: ", "2 app exits 0");
    }

    [Fact]
    public void Exec_ContainerHasEnded_IsAnError()
    {
        GivenRuntime.Scripted("""{"runs":[{"for":"2s"}]}""").Probe(3, "{exec: {command: [cat, /ok]}}").Run()
            .Should().Equal("2 app exits 0", "3 Error: rpc error: code = Unknown desc = failed to exec in container: failed to start exec: container app is not running");
    }

    [Fact]
    public void Exec_ProgramIsMissing_IsTheRuntimesError()
    {
        GivenRuntime.Of("containers: [{name: app, image: busybox, command: [sleep, \"60\"]}]", options: new() { UnknownCommand = UnknownCommand.NotFound })
            .Probe(3, "{exec: {command: [nope]}}").Advance(5).Told
            .Should().ContainSingle().Which.Should().Match("3 Error: rpc error: code = Unknown desc = failed to exec in container: failed to start exec: * exec: \"nope\": executable file not found in $PATH");
    }

    [Fact]
    public void Exec_FileOfTheToyShell_IsThereForAWhile()
    {
        GivenRuntime.Of("containers: [{name: app, image: busybox, command: [sh, -c, touch /tmp/healthy; sleep 30; rm /tmp/healthy; sleep 600]}]")
            .Probe(0, "{exec: {command: [cat, /tmp/healthy]}}").Probe(30, "{exec: {command: [cat, /tmp/healthy]}}").Probe(31, "{exec: {command: [cat, /tmp/healthy]}}").Advance(40).Told
            .Should().Equal("0 Success: ", "30 Success: ", "31 Failure: cat: can't open '/tmp/healthy': No such file or directory\n");
    }

    [Fact]
    public void TcpSocket_ProgramIsAssumedToRunForEver_HasThePortsOfItsProbes()
    {
        GivenRuntime.Of(
            "containers: [{name: app, image: \"own:1\", readinessProbe: {tcpSocket: {port: 81}}, livenessProbe: {grpc: {port: 82}}, lifecycle: {preStop: {httpGet: {port: 83}}}, startupProbe: {httpGet: {port: nope}}}]",
            options: new() { UnknownCommand = UnknownCommand.RunForever })
            .Probe(1, "{tcpSocket: {port: 81}}").Probe(2, "{grpc: {port: 82}}").Hook(3, "{httpGet: {port: 83}}").Run()
            .Should().Equal("1 Success: ", "2 Success: service healthy", "3 hook done");
    }

    [Fact]
    public void Anything_ProgramIsAssumedToRunForEver_IsHealthy()
    {
        GivenRuntime.Of("containers: [{name: app, image: \"own:1\", ports: [{containerPort: 8080}]}]", options: new() { UnknownCommand = UnknownCommand.RunForever })
            .Probe(1, HttpGet).Probe(2, "{httpGet: {port: 8080, scheme: HTTPS}}").Probe(3, "{tcpSocket: {port: 8080}}").Probe(4, "{grpc: {port: 8080}}").Probe(5, "{tcpSocket: {port: 8081}}").Run()
            .Should().Equal("1 Success: ", "2 Success: ", "3 Success: ", "4 Success: service healthy", "5 Failure: dial tcp 10.0.0.1:8081: connect: connection refused");
    }
}
