using PodLifecycle.Api;

namespace PodLifecycle.Simulation.Tests.World;

public class HookRunTests
{
    private const string Exec = "{exec: {command: [hook, stop]}}";

    [Fact]
    public void Exec_TakesItsTime_HasNoLimit()
    {
        GivenRuntime.Scripted("""{"exec":{"hook stop":[{"took":"10m"}]}}""").Hook(1, Exec).Run().Should().Equal("601 hook done");
    }

    [Fact]
    public void Exec_Fails_TellsTheCommand()
    {
        GivenRuntime.Scripted("""{"exec":{"hook stop":[{"exit":1,"out":"o","err":"oops"}]}}""").Hook(1, Exec).Run()
            .Should().Equal("1 hook failed: command 'hook stop' exited with 1: oops");
    }

    [Fact]
    public void Exec_NeverEnds_DiesWithItsContainer()
    {
        GivenRuntime.Scripted("""{"runs":[{"onTerm":{"ignore":true}}],"exec":{"hook stop":[{"took":"forever"}]}}""")
            .Hook(1, Exec).Do(5, r => r.Stop("app", TimeSpan.FromSeconds(2))).Run()
            .Should().Equal("7 hook failed: command 'hook stop' exited with 137: ", "7 app exits 137");
    }

    [Fact]
    public void Exec_HangsInTheToyShell_DiesWithItsContainer()
    {
        GivenRuntime.Of("containers: [{name: app, image: busybox, command: [sleep, infinity]}]")
            .Hook(1, "{exec: {command: [sh, -c, sleep infinity]}}").Do(5, r => r.Kill("app")).Run()
            .Should().Equal("5 hook failed: command 'sh -c sleep infinity' exited with 137: ", "5 app exits 137");
    }

    [Theory]
    [InlineData(200)]
    [InlineData(404)]
    [InlineData(503)]
    public void HttpGet_AnyAnswer_IsASuccess(int status)
    {
        GivenRuntime.Scripted($$$"""{"listen":[{"port":8080,"http":{"/":[{"status":{{{status}}},"took":"90s"}]}}]}""").Hook(1, "{httpGet: {port: 8080}}").Run()
            .Should().Equal("91 hook done");
    }

    [Theory]
    [InlineData("{port: 8080}", "Get \"http://10.0.0.1:8080/\": dial tcp 10.0.0.1:8080: connect: connection refused")]
    [InlineData("{port: 8080, host: monitor.com, path: /waring}", "Get \"http://monitor.com:8080/waring\": dial tcp: lookup monitor.com: no such host")]
    [InlineData("{port: nope}", "strconv.Atoi: parsing \"nope\": invalid syntax")]
    public void HttpGet_NobodyAnswers_Fails(string get, string told)
    {
        GivenRuntime.Scripted("{}").Hook(1, $"{{httpGet: {get}}}").Run().Should().Equal("1 hook failed: " + told);
    }

    [Fact]
    public void HttpGet_ServerSpeaksPlainHttp_IsAskedAgainSo()
    {
        GivenRuntime.Scripted("""{"listen":[{"port":8080}]}""").Hook(1, "{httpGet: {port: 8080, scheme: HTTPS}}").Run().Should().Equal("1 hook done");
    }

    [Fact]
    public void HttpGet_ServerHangsForEver_IsLostWithItsContainer()
    {
        GivenRuntime.Scripted("""{"listen":[{"port":8080,"http":{"/":[{"took":"forever"}]}}]}""").Hook(1, "{httpGet: {port: 8080}}").Do(9, r => r.KillSandbox()).Do(10, r => r.Kill("app")).Run()
            .Should().BeEquivalentTo(["10 app exits 137", "10 hook failed: Get \"http://10.0.0.1:8080/\": EOF"]);
    }

    [Fact]
    public void Exec_OfTheTutorials_DoesWhatItSays()
    {
        GivenRuntime.Of("containers: [{name: app, image: nginx}]")
            .Hook(0, "{exec: {command: [/bin/sh, -c, echo Hello from the postStart handler > /usr/share/message]}}")
            .Probe(1, "{exec: {command: [cat, /usr/share/message]}}")
            .Hook(2, "{exec: {command: [/usr/sbin/nginx, -s, quit]}}").Run()
            .Should().Equal("0 hook done", "1 Success: Hello from the postStart handler\n", "2 hook done", "2 app exits 0");
    }

    [Fact]
    public void Exec_TypographicQuotesAreAPartOfTheProgram_CannotStart()
    {
        GivenRuntime.Of("containers: [{name: app, image: \"sample:v2\"}]", options: new() { UnknownCommand = UnknownCommand.RunForever })
            .Hook(0, "{exec: {command: [“cp”, “/sample.war”, “/app”]}}").Run()
            .Should().ContainSingle().Which.Should().Match("0 hook failed: rpc error: code = Unknown desc = *exec: \"“cp”\": executable file not found in $PATH");
    }

    [Fact]
    public void TcpSocket_IsNoHook()
    {
        GivenRuntime.Scripted("{}").Hook(1, "{tcpSocket: {port: 8080}}").Run()
            .Should().ContainSingle().Which.Should().StartWith("1 hook failed: invalid handler: &LifecycleHandler{");
    }

    [Fact]
    public void Exec_OfAnEphemeralContainer_FindsIt()
    {
        GivenRuntime given = GivenRuntime.Of("containers: [{name: app, image: nginx}]");
        given.Pod = given.Pod with { Spec = given.Pod.Spec with { EphemeralContainers = [new EphemeralContainer { Name = "debugger", Image = "busybox", Command = ["sleep", "60"] }] } };
        given.Start("debugger").Hook(1, "{exec: {command: [\"true\"]}}", "debugger").Run().Should().Equal("1 hook done", "60 debugger exits 0");
    }
}
