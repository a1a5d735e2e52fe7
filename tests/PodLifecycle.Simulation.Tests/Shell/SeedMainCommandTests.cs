using PodLifecycle.Simulation.Shell;

namespace PodLifecycle.Simulation.Tests.Shell;

/// <summary>The rows C1 to C20 of the seeds' main commands.</summary>
public class SeedMainCommandTests
{
    private const string WaitForMysvc = "until nslookup mysvc; do echo \"waiting for mysvc\"; sleep 2; done";

    [Fact]
    public void C1Counter_RunsForTwelveSeconds_PrintsALineASecondWithTheVirtualDate()
    {
        var counter = TestContainer.Script("i=0; while true; do echo \"$i: $(date)\"; i=$((i+1)); sleep 1; done").Advance(12);

        counter.Lines.Should().HaveCount(13);
        counter.Lines.First().Should().Be("0: Sun Oct  4 12:32:44 UTC 2020");
        counter.Lines.Last().Should().Be("12: Sun Oct  4 12:32:56 UTC 2020");
        counter.Process.Log[^1].At.Should().Be(TestContainer.At(12));
        counter.WakeSecond.Should().Be(13);
    }

    [Fact]
    public void C1Counter_GetsSigterm_RunsOnUntilItIsKilledWith137()
    {
        var counter = TestContainer.Script("i=0; while true; do echo \"$i: $(date)\"; i=$((i+1)); sleep 1; done");

        counter.Process.Signal(TestContainer.At(5.5));
        counter.Advance(35);
        counter.Process.Exit.Should().BeNull();

        counter.Process.Kill(TestContainer.At(35.5));
        counter.Process.Exit.Should().Be(new ProcessExit(137, TestContainer.At(35.5), null, null));
        counter.Process.Exit!.Reason.Should().Be("Error");
        counter.Process.NextWake.Should().BeNull();
    }

    [Theory]
    [InlineData("busybox")]
    [InlineData("k8s.gcr.io/busybox:1.24")]
    [InlineData("docker.io/library/busybox@sha256:0123")]
    public void C2ShellImage_HasNoCommand_CompletesAtOnce(string image)
    {
        var shell = TestContainer.OfImage(image);

        shell.Process.Exit.Should().Be(new ProcessExit(0, TestContainer.Start, null, null));
        shell.Process.Exit!.Reason.Should().Be("Completed");
        shell.Lines.Should().BeEmpty();
    }

    [Fact]
    public void C3Cat_ReadsTheHostsFile_PrintsItAndCompletes()
    {
        var hosts = new Dictionary<string, string> { ["/etc/hosts"] = "127.0.0.1\tlocalhost\n10.1.2.3\tfoo.remote\n" };

        var outcome = Entrypoint.Start("busybox", ["cat"], ["/etc/hosts"], TestContainer.Context with { Files = hosts }, TestContainer.Start);

        var process = outcome.Should().BeOfType<StartOutcome.Started>().Subject.Process;
        process.Log.Select(line => line.Text).Should().Equal("127.0.0.1\tlocalhost", "10.1.2.3\tfoo.remote");
        process.Exit!.ExitCode.Should().Be(0);
    }

    [Fact]
    public void C4Printenv_RunsEveryTenSeconds_PrintsAnEmptyLineAndTheValues()
    {
        var environment = new Dictionary<string, string>
        {
            ["NODE_NAME"] = "node-1", ["POD_NAME"] = "p", ["POD_NAMESPACE"] = "default", ["POD_IP"] = "10.1.2.3", ["POD_SERVICE_ACCOUNT"] = "sa",
        };

        var printer = TestContainer.Script(
            "while true; do echo -en '\\n'; printenv NODE_NAME POD_NAME POD_NAMESPACE; printenv POD_IP POD_SERVICE_ACCOUNT; sleep 10; done;",
            TestContainer.Context with { Environment = environment });

        printer.Lines.Should().Equal("", "node-1", "p", "default", "10.1.2.3", "sa");
        printer.Advance(10).Lines.Should().HaveCount(12);
    }

    [Fact]
    public void C5Printenv_HasResourceFields_PrintsTheirValues()
    {
        var environment = new Dictionary<string, string>
        {
            ["CPU_REQUEST"] = "1", ["CPU_LIMIT"] = "1", ["MEM_REQUEST"] = "33554432", ["MEM_LIMIT"] = "67108864",
        };

        var printer = TestContainer.Script(
            "while true; do echo -en '\\n'; printenv CPU_REQUEST CPU_LIMIT; printenv MEM_REQUEST MEM_LIMIT; sleep 10; done;",
            TestContainer.Context with { Environment = environment });

        printer.Lines.Should().Equal("", "1", "1", "33554432", "67108864");
    }

    [Fact]
    public void C6NginxInTheBackground_RunsForSixtySeconds_TakesPortAndFileWithIt()
    {
        var nginx = TestContainer.Command(["/bin/sh", "-c", "/usr/sbin/nginx; sleep 60; rm -rf /run/nginx.pid"], image: "nginx");

        nginx.Listens(80, TestContainer.Start).Should().BeTrue();
        nginx.Exec(59, "test", "-e", "/run/nginx.pid").ExitCode.Should().Be(0);
        nginx.Process.Signal(TestContainer.At(59));
        nginx.Advance(100);

        nginx.Process.Exit!.ExitCode.Should().Be(0);
        nginx.ExitSecond.Should().Be(60);
        nginx.Listens(80, TestContainer.At(100)).Should().BeFalse();
    }

    [Fact]
    public void C7Init_CopiesIntoAVolume_FileIsSeenByAnotherContainer()
    {
        var volume = new FileTree();
        var init = TestContainer.Command(
            ["cp", "/sample.war", "/app"], TestContainer.Context with { Mounts = [new Mount("/app", volume)] }, "geektime/sample:v2");

        var main = TestContainer.Command(["ls", "/webapps"], TestContainer.Context with { Mounts = [new Mount("/webapps", volume)] });

        init.Process.Exit!.ExitCode.Should().Be(0);
        main.Lines.Should().Equal("sample.war");
    }

    [Fact]
    public void C8UnknownScript_IsAssumedToRun_HasItsPortsAndObeysSigtermWith143()
    {
        var tomcat = TestContainer.Script(
            "/root/apache-tomcat-7.0.42-v2/bin/start.sh",
            TestContainer.Context with { UnknownCommand = UnknownCommand.RunForever, Ports = [8080] });

        tomcat.Process.Note.Should().EndWith("the program \"/root/apache-tomcat-7.0.42-v2/bin/start.sh\" is unknown; assumed: it runs for ever");
        tomcat.Listens(8080, TestContainer.At(1e6)).Should().BeTrue();
        tomcat.Get(8080, "/healthz", TestContainer.At(1e6))!.Status.Should().Be(200);

        tomcat.Process.Signal(TestContainer.At(1e6));
        tomcat.Process.Exit.Should().Be(new ProcessExit(143, TestContainer.At(1e6), null, null));
    }

    [Theory]
    [InlineData("touch /tmp/healthy; sleep 30; rm -rf /tmp/healthy; sleep 600", "/tmp/healthy", 30, 630)]
    [InlineData("touch /tmp/abc.txt; sleep 60; rm -f /tmp/abc.txt; sleep 3600", "/tmp/abc.txt", 60, 3660)]
    public void C9AndC13File_IsRemovedAfterAWhile_ProbesSeeItUntilThen(string script, string file, int removed, int ends)
    {
        var container = TestContainer.Script(script);

        container.Exec(0, "test", "-e", file).ExitCode.Should().Be(0);
        container.Exec(removed - 0.001, "test", "-e", file).ExitCode.Should().Be(0);
        container.Exec(removed, "test", "-e", file).ExitCode.Should().Be(1);
        container.Process.Signal(TestContainer.At(removed + 1));
        container.Advance(10_000).ExitSecond.Should().Be(ends);
        container.Process.Exit!.ExitCode.Should().Be(0);
    }

    [Fact]
    public void C10Init_WaitsForAName_LooksItUpEveryTwoSeconds()
    {
        var context = TestContainer.Context with { Resolve = (name, at) => name == "mysvc" && at >= TestContainer.At(5) ? "10.96.0.12" : null };

        var init = TestContainer.Script(WaitForMysvc, context).Advance(60);

        init.ExitSecond.Should().Be(6);
        init.Process.Exit!.ExitCode.Should().Be(0);
        init.Lines.Should().HaveCount(8);
        init.Lines.Take(2).Should().Equal("nslookup: can't resolve 'mysvc'", "waiting for mysvc");
        init.Lines.TakeLast(2).Should().Equal("Name:      mysvc", "Address 1: 10.96.0.12");
    }

    [Fact]
    public void C11Init_NameNeverResolves_RunsForEver() =>
        TestContainer.Script(WaitForMysvc.Replace("mysvc", "mydb", StringComparison.Ordinal)).Advance(3600).WakeSecond.Should().Be(3602);

    [Fact]
    public void C12Main_PrintsOncePerHour_WakesOncePerHour()
    {
        var main = TestContainer.Script("while true; do echo \"myapp is running!\"; sleep 3600; done").Advance(7200);

        main.Lines.Should().Equal(Enumerable.Repeat("myapp is running!", 3));
        main.WakeSecond.Should().Be(10_800);
    }

    [Fact]
    public void C14NginxImage_HasNoCommand_ServesPagesAndStopsAtOnceWithZero()
    {
        var nginx = TestContainer.OfImage("nginx:latest");

        nginx.Get(80, "/", TestContainer.At(1))!.Status.Should().Be(200);
        nginx.Get(80, "/index.html?a=b", TestContainer.At(1))!.Status.Should().Be(200);
        nginx.Get(80, "/index1.html", TestContainer.At(1))!.Status.Should().Be(404);
        nginx.Get(8080, "/", TestContainer.At(1)).Should().BeNull();
        nginx.Process.NextWake.Should().BeNull();

        nginx.Process.Signal(TestContainer.At(2));
        nginx.Process.Exit.Should().Be(new ProcessExit(0, TestContainer.At(2), null, null));
        nginx.Listens(80, TestContainer.At(2)).Should().BeFalse();
    }

    [Fact]
    public void C15RedisImage_HasNoCommand_ListensAndStopsAtOnceWithZero()
    {
        var redis = TestContainer.OfImage("redis");

        redis.Listens(6379, TestContainer.At(1)).Should().BeTrue();
        redis.Get(6379, "/", TestContainer.At(1)).Should().BeNull();
        redis.Process.Signal(TestContainer.At(2));
        redis.Process.Exit!.ExitCode.Should().Be(0);
    }

    [Fact]
    public void C16UnknownImage_IsAssumedToRun_HasItsFileAndObeysSigtermWith143()
    {
        var sample = TestContainer.OfImage("sample:v2", TestContainer.Context with { UnknownCommand = UnknownCommand.RunForever });

        sample.Exec(1, "test", "-e", "/sample.war").ExitCode.Should().Be(0);
        sample.Process.Note.Should().EndWith("what image \"sample:v2\" runs without a command is unknown; assumed: it runs for ever");
        sample.Process.Signal(TestContainer.At(2));
        sample.Process.Exit!.ExitCode.Should().Be(143);
    }

    [Fact]
    public void C17Ping_NameResolves_PrintsALineASecondAndIgnoresSigterm()
    {
        var ping = TestContainer.Command(["ping", "www.netkiller.cn"], TestContainer.Context with { Resolve = (_, _) => "1.2.3.4" });

        ping.Process.Signal(TestContainer.At(2));
        ping.Advance(3).Lines.Should().HaveCount(5);
        ping.Process.Exit.Should().BeNull();
    }

    [Fact]
    public void C17Ping_NameIsUnknown_FailsAtOnce()
    {
        var ping = TestContainer.Command(["ping", "www.netkiller.cn"]);

        ping.Process.Exit!.ExitCode.Should().Be(1);
        ping.Lines.Should().Equal("ping: bad address 'www.netkiller.cn'");
    }

    [Fact]
    public void C18InteractiveShell_StdinStaysOpen_WaitsUntilTheReaderEndsIt()
    {
        var shell = TestContainer.OfImage("busybox", TestContainer.Context with { Stdin = true }).Advance(100);

        shell.Process.Exit.Should().BeNull();
        shell.Process.End(0, TestContainer.At(101));
        shell.Process.Exit.Should().Be(new ProcessExit(0, TestContainer.At(101), null, null));
    }

    [Fact]
    public void C19Sleep_IsPid1_IgnoresSigtermAndCompletesByItself()
    {
        var sleep = TestContainer.Command(["sleep", "3600"]);

        sleep.Process.Signal(TestContainer.At(10));
        sleep.Advance(4000).ExitSecond.Should().Be(3600);
        sleep.Process.Exit!.ExitCode.Should().Be(0);
    }

    [Fact]
    public void C20File_ComesLater_IsThereFromThen()
    {
        var container = TestContainer.Script("sleep 20; touch /tmp/healthy; sleep 3600");

        container.Exec(19.9, "cat", "/tmp/healthy").ExitCode.Should().Be(1);
        container.Exec(20, "cat", "/tmp/healthy").ExitCode.Should().Be(0);
        container.Advance(4000).ExitSecond.Should().Be(3620);
    }
}
