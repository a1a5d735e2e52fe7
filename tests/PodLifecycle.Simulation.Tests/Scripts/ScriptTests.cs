namespace PodLifecycle.Simulation.Tests.Scripts;

public class ScriptTests
{
    [Fact]
    public void Script_IsEmpty_SaysNothing()
    {
        Script.Parse("{}").Should().Be(Script.Empty);
    }

    [Fact]
    public void Script_SaysEverything_IsRead()
    {
        var script = Script.Parse("""
            {
              "containers": {
                "app": {
                  "runs": [
                    {"for": "1.5s", "exit": 3, "reason": "OOMKilled", "message": "m", "log": ["a", "b"], "onTerm": {"after": "2s", "exit": 7}},
                    {"for": "forever", "onTerm": {"ignore": true}, "listen": []}
                  ],
                  "create": [{"times": 2, "error": "no"}],
                  "start": [{"error": "exec", "code": "NotFound", "took": "250ms"}],
                  "exec": {"cat /tmp/ok": [{"until": "30s"}, {"calls": 2, "exit": 1, "out": "o", "err": "e", "took": "1m"}]},
                  "listen": [
                    {"port": 8080, "tcp": [{"until": "8s"}, {"open": false}], "http": {"/p": [{"until": "1s", "status": 302, "body": "b", "location": "/q", "took": "2s"}, {}]}},
                    {"port": 9000, "tls": true, "grpc": {"": [{"until": "3s", "status": "NOT_SERVING", "took": "forever"}]}}
                  ]
                }
              },
              "images": {"app:1": [{"took": "4s"}]},
              "sandbox": {"runs": [{"for": "1h"}, {}], "create": [{"times": 1, "error": "cni"}]}
            }
            """);

        ContainerScript app = script.Containers["app"];
        app.Runs[0].Should().Be(new ContainerRun
        {
            For = TimeSpan.FromSeconds(1.5),
            ExitCode = 3,
            Reason = "OOMKilled",
            Message = "m",
            Log = ["a", "b"],
            OnTerm = new TermAnswer { After = TimeSpan.FromSeconds(2), ExitCode = 7 },
        });
        app.Runs[1].Should().Be(new ContainerRun { OnTerm = new TermAnswer { Ignore = true }, Listen = [] });
        app.Create[0].Should().Be(new RuntimeAnswer { Times = 2, Error = "no" });
        app.Start[0].Should().Be(new RuntimeAnswer { Error = "exec", Code = "NotFound", Took = TimeSpan.FromMilliseconds(250) });
        app.Exec["cat /tmp/ok"][0].Should().Be(new ExecStep { Until = TimeSpan.FromSeconds(30) });
        app.Exec["cat /tmp/ok"][1].Should().Be(new ExecStep { Calls = 2, ExitCode = 1, Out = "o", Err = "e", Took = TimeSpan.FromMinutes(1) });
        app.Listen[0].Should().Be(new PortScript
        {
            Port = 8080,
            Tcp = [new TcpStep { Until = TimeSpan.FromSeconds(8) }, new TcpStep { Open = false }],
            Http = new([new("/p", [new HttpStep { Until = TimeSpan.FromSeconds(1), Status = 302, Body = "b", Location = "/q", Took = TimeSpan.FromSeconds(2) }, new HttpStep()])]),
        });
        app.Listen[1].Should().Be(new PortScript
        {
            Port = 9000,
            Tls = true,
            Grpc = new([new("", [new GrpcStep { Until = TimeSpan.FromSeconds(3), Status = "NOT_SERVING", Took = SimulationOptions.LongestRun }])]),
        });
        script.Images["app:1"][0].Took.Should().Be(TimeSpan.FromSeconds(4));
        script.SandboxLives.Should().Equal(TimeSpan.FromHours(1), null);
        script.SandboxCreate[0].Error.Should().Be("cni");
    }

    [Theory]
    [InlineData("", "script: no JSON: *")]
    [InlineData("{\"containers\":", "script: no JSON: *")]
    [InlineData("[]", "script: expected an object, found []")]
    [InlineData("""{"container":{}}""", "script: 'container' is no part of it; it may have containers, images, sandbox")]
    [InlineData("""{"containers":{"app":{"run":[]}}}""", "script.containers.app: 'run' is no part of it; *")]
    [InlineData("""{"containers":{"app":{"runs":{}}}}""", "script.containers.app.runs: expected a list, found {}")]
    [InlineData("""{"containers":{"app":{"runs":[{},{"for":5}]}}}""", "script.containers.app.runs[1].for: expected a text, found 5")]
    [InlineData("""{"containers":{"app":{"runs":[{"for":"5 s"}]}}}""", "script.containers.app.runs[0].for: expected a duration such as *, found \"5 s\"")]
    [InlineData("""{"containers":{"app":{"runs":[{"for":"-5s"}]}}}""", "script.containers.app.runs[0].for: expected a duration such as *, found \"-5s\"")]
    [InlineData("""{"containers":{"app":{"runs":[{"exit":1.5}]}}}""", "script.containers.app.runs[0].exit: expected a whole number, found 1.5")]
    [InlineData("""{"containers":{"app":{"runs":[{"onTerm":{"ignore":"yes"}}]}}}""", "script.containers.app.runs[0].onTerm.ignore: expected true or false, found \"yes\"")]
    [InlineData("""{"images":{"app:1":[{"fails":true}]}}""", "script.images.app:1[0]: 'fails' is no part of it; *")]
    [InlineData("""{"sandbox":{"create":[{"times":"two"}]}}""", "script.sandbox.create[0].times: expected a number, found \"two\"")]
    [InlineData("""{"containers":{"app":{"runs":[{"for":"99999999999999999999h"}]}}}""", "script.containers.app.runs[0].for: expected a duration such as *")]
    [InlineData("""{"containers":{"app":{"listen":[{}]}}}""", "script.containers.app.listen[0]: expected a port")]
    [InlineData("""{"containers":{"app":{"listen":[{"port":0}]}}}""", "script.containers.app.listen[0].port: expected a whole number from 1 to 65535, found 0")]
    [InlineData("""{"containers":{"app":{"listen":[{"port":"http"}]}}}""", "script.containers.app.listen[0].port: expected a number, found \"http\"")]
    [InlineData("""{"containers":{"app":{"listen":[{"port":80},{"port":81},{"port":80}]}}}""", "script.containers.app.listen: port 80 is there twice")]
    [InlineData("""{"containers":{"app":{"listen":[{"port":80,"udp":[]}]}}}""", "script.containers.app.listen[0]: 'udp' is no part of it; it may have port, tls, tcp, http, grpc")]
    [InlineData("""{"containers":{"app":{"runs":[{"listen":[{"port":80,"http":{"healthz":[]}}]}]}}}""", "script.containers.app.runs[0].listen[0].http: the path 'healthz' does not begin with /")]
    [InlineData("""{"containers":{"app":{"listen":[{"port":80,"http":{"/":[{"status":99}]}}]}}}""", "script.containers.app.listen[0].http./[0].status: expected a whole number from 200 to 599, found 99")]
    [InlineData("""{"containers":{"app":{"listen":[{"port":80,"tcp":[{"open":"yes"}]}]}}}""", "script.containers.app.listen[0].tcp[0].open: expected true or false, found \"yes\"")]
    public void Script_IsWrong_SaysWhereAndWhatWasExpected(string text, string message)
    {
        Action parse = () => Script.Parse(text);

        parse.Should().Throw<FormatException>().WithMessage(message);
    }

    [Fact]
    public void Script_IsTooLong_IsRefused()
    {
        Action parse = () => Script.Parse(new string(' ', (1 << 20) + 1));

        parse.Should().Throw<FormatException>().WithMessage("*more than the 1048576*");
    }
}
