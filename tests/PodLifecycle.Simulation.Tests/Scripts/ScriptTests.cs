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
                    {"for": "forever", "onTerm": {"ignore": true}}
                  ],
                  "create": [{"times": 2, "error": "no"}],
                  "start": [{"error": "exec", "code": "NotFound", "took": "250ms"}],
                  "exec": {"cat /tmp/ok": [{"until": "30s"}, {"calls": 2, "exit": 1, "out": "o", "err": "e", "took": "1m"}]}
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
        app.Runs[1].Should().Be(new ContainerRun { OnTerm = new TermAnswer { Ignore = true } });
        app.Create[0].Should().Be(new RuntimeAnswer { Times = 2, Error = "no" });
        app.Start[0].Should().Be(new RuntimeAnswer { Error = "exec", Code = "NotFound", Took = TimeSpan.FromMilliseconds(250) });
        app.Exec["cat /tmp/ok"][0].Should().Be(new ExecStep { Until = TimeSpan.FromSeconds(30) });
        app.Exec["cat /tmp/ok"][1].Should().Be(new ExecStep { Calls = 2, ExitCode = 1, Out = "o", Err = "e", Took = TimeSpan.FromMinutes(1) });
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
