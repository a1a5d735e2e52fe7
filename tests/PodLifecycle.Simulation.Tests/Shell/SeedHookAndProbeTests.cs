using PodLifecycle.Simulation.Shell;

namespace PodLifecycle.Simulation.Tests.Shell;

/// <summary>The rows H1 to H6 and P1 to P7 of the seeds, as far as a container answers them.</summary>
public class SeedHookAndProbeTests
{
    [Fact]
    public void H1Hook_CopiesTheFile_Succeeds()
    {
        var volume = new FileTree();
        var context = TestContainer.Context with { Mounts = [new Mount("/app", volume)], UnknownCommand = UnknownCommand.RunForever };

        TestContainer.OfImage("sample:v2", context).Exec(0, "cp", "/sample.war", "/app").ExitCode.Should().Be(0);

        volume.Exists("sample.war").Should().BeTrue();
    }

    [Fact]
    public void H1Hook_HasTypographicQuotes_IsNotFoundWhateverIsSaidAboutUnknownPrograms()
    {
        var result = TestContainer.OfImage("nginx").Exec(0, "“cp”", "“/sample.war”", "“/app”");

        result.StartError.Should().Be("OCI runtime exec failed: exec failed: unable to start container process: exec: \"“cp”\": executable file not found in $PATH");
        result.ExitCode.Should().NotBe(0);
        result.Problem.Should().BeNull();
    }

    [Fact]
    public void H2OutsideHost_IsAskedFromInside_AnswersByTheTable()
    {
        var context = TestContainer.Context with { Http = (uri, _) => uri.Host == "monitor.com" ? new HttpAnswer(404, "") : null };
        var nginx = TestContainer.OfImage("nginx", context);

        nginx.Exec(0, "wget", "-q", "-O", "-", "http://monitor.com:8080/waring").ExitCode.Should().Be(1);
        nginx.Exec(0, "curl", "-s", "http://monitor.com:8080/waring").ExitCode.Should().Be(0);
    }

    [Theory]
    [InlineData("echo Hello from the postStart handler > /usr/share/message", "/usr/share/message", "Hello from the postStart handler\n")]
    [InlineData("echo 'hello world' > /tmp/hello.txt", "/tmp/hello.txt", "hello world\n")]
    public void H3AndH5Hook_WritesAFile_FileIsThere(string script, string file, string text)
    {
        var nginx = TestContainer.OfImage("nginx");

        nginx.Exec(0, "/bin/sh", "-c", script).Should().Be(new ExecResult(0, "", "", TimeSpan.Zero));

        nginx.Exec(1, "cat", file).Stdout.Should().Be(text);
    }

    [Fact]
    public void H4Hook_QuitsNginx_SucceedsAndTheContainerEndsWithZero()
    {
        var nginx = TestContainer.OfImage("nginx");

        nginx.Exec(7, "/usr/sbin/nginx", "-s", "quit").ExitCode.Should().Be(0);

        nginx.Process.Exit.Should().Be(new ProcessExit(0, TestContainer.At(7), null, null));
        nginx.Listens(80, TestContainer.At(7)).Should().BeFalse();
    }

    [Fact]
    public void H4Hook_SleepsBeforeItQuitsNginx_ContainerServesUntilThen()
    {
        var nginx = TestContainer.OfImage("nginx");

        var hook = nginx.Process.Exec(["sh", "-c", "sleep 3; nginx -s quit"], TestContainer.At(10));

        hook.Result.Should().BeNull();
        nginx.WakeSecond.Should().Be(13);
        nginx.Listens(80, TestContainer.At(12)).Should().BeTrue();
        nginx.Advance(13).ExitSecond.Should().Be(13);
        hook.Result.Should().Be(new ExecResult(0, "", "", TimeSpan.FromSeconds(3)));
    }

    [Fact]
    public void H6Hook_HangsUntilTheContainerIsKilled_EndsWithIt()
    {
        var nginx = TestContainer.OfImage("nginx");
        var hook = nginx.Process.Exec(["sleep", "infinity"], TestContainer.Start);

        nginx.Advance(30);
        hook.Result.Should().BeNull();
        nginx.Process.Signal(TestContainer.At(30));

        nginx.Process.Exit!.ExitCode.Should().Be(0);
        hook.Result!.ExitCode.Should().Be(137);
        hook.Result.Took.Should().Be(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void P1Probe_FileIsMissing_SaysSoInBusyboxWords() =>
        TestContainer.OfImage("nginx").Exec(0, "cat", "/tmp/healthy")
            .Should().Be(new ExecResult(1, "", "cat: can't open '/tmp/healthy': No such file or directory\n", TimeSpan.Zero));

    [Fact]
    public void P2Probe_HasItsScriptInSeparateWords_AlwaysFailsWithoutAWord()
    {
        var nginx = TestContainer.OfImage("nginx");

        nginx.Exec(0, "/bin/sh", "-c", "test", "-e", "/run/nginx.pid").Should().Be(new ExecResult(1, "", "", TimeSpan.Zero));
        nginx.Exec(0, "/bin/sh", "-c", "echo \"$# $0 $1\"", "-e", "/run/nginx.pid").Stdout.Should().Be("1 -e /run/nginx.pid\n");
    }

    [Fact]
    public void P3AndP4Probe_FileExists_Succeeds()
    {
        var nginx = TestContainer.OfImage("nginx");

        nginx.Exec(0, "/bin/sh", "-c", "test -e /run/nginx.pid").Should().Be(new ExecResult(0, "", "", TimeSpan.Zero));
        nginx.Exec(0, "test", "-e", "/tmp/abc.txt").Should().Be(new ExecResult(1, "", "", TimeSpan.Zero));
    }

    [Fact]
    public void P7Probe_PageIsWrittenByAReader_AnswersFromThenOn()
    {
        var nginx = TestContainer.OfImage("nginx");
        nginx.Get(80, "/index1.html", TestContainer.At(1))!.Status.Should().Be(404);

        nginx.Exec(2, "sh", "-c", "echo 'hello world' > /usr/share/nginx/html/index1.html");

        nginx.Get(80, "/index1.html", TestContainer.At(3)).Should().Be(new HttpAnswer(200, "hello world\n"));
    }

    [Fact]
    public void Probe_RunsIntoItsTimeout_IsKilledAndTheContainerGoesOn()
    {
        var nginx = TestContainer.OfImage("nginx");
        var probe = nginx.Process.Exec(["sh", "-c", "echo begun; sleep 10; touch /tmp/done"], TestContainer.Start);

        probe.Kill(TestContainer.At(1));

        probe.Result.Should().Be(new ExecResult(137, "begun\n", "", TimeSpan.FromSeconds(1)));
        nginx.Exec(20, "test", "-e", "/tmp/done").ExitCode.Should().Be(1);
        nginx.Process.Exit.Should().BeNull();
    }

    [Fact]
    public void Exec_ContainerHasEnded_IsNotStarted() =>
        TestContainer.Script("exit 0").Exec(1, "true").StartError.Should().Be("container c is not running");

    [Fact]
    public void Exec_ProgramIsUnknown_CarriesTheProblem()
    {
        var result = TestContainer.OfImage("redis").Exec(0, "redis-cli", "ping");

        result.Problem.Should().Be(new ShellProblem.UnknownProgram("c", "redis", "redis-cli"));
        result.ExitCode.Should().NotBe(0);
    }

    [Fact]
    public void Exec_ScriptIsNotUnderstood_CarriesTheProblemAndTheContainerGoesOn()
    {
        var redis = TestContainer.OfImage("redis");

        redis.Exec(0, "sh", "-c", "echo a | cat").Problem.Should().BeOfType<ShellProblem.NotUnderstood>();

        redis.Process.Exit.Should().BeNull();
    }

    [Fact]
    public void Exec_KillsPid1_SignalIsDropped()
    {
        var sleep = TestContainer.Command(["sleep", "3600"]);

        sleep.Exec(1, "kill", "-KILL", "1").ExitCode.Should().Be(0);

        sleep.Advance(2).Process.Exit.Should().BeNull();
    }

    [Fact]
    public void Exec_WritesToTheLogOfPid1_LineIsInTheLog()
    {
        var nginx = TestContainer.OfImage("nginx");

        nginx.Exec(1, "sh", "-c", "echo hooked > /proc/1/fd/1");

        nginx.Lines.Should().Equal("hooked");
    }
}
