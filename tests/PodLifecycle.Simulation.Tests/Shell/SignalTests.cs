namespace PodLifecycle.Simulation.Tests.Shell;

public class SignalTests
{
    [Fact]
    public void Trap_ShellWaits_RunsAtOnce()
    {
        var shell = TestContainer.Script("trap 'echo bye; exit 0' TERM; sleep infinity & wait");

        shell.Process.NextWake.Should().BeNull();
        shell.Process.Signal(TestContainer.At(12));

        shell.ExitSecond.Should().Be(12);
        shell.Process.Exit!.ExitCode.Should().Be(0);
        shell.Lines.Should().Equal("bye");
    }

    [Fact]
    public void Trap_ForegroundSleep_IsDelayedUntilItEnds()
    {
        var shell = TestContainer.Script("trap 'exit 3' TERM; while true; do sleep 10; done");

        shell.Process.Signal(TestContainer.At(12));
        shell.Process.Exit.Should().BeNull();

        shell.Advance(30).ExitSecond.Should().Be(20);
        shell.Process.Exit!.ExitCode.Should().Be(3);
    }

    [Theory]
    [InlineData("trap 'exit' TERM; sleep infinity & wait", 143)]
    [InlineData("trap 'echo $?' SIGTERM; sleep infinity & wait; echo $?", 0)]
    [InlineData("trap 'kill $!' 15; sleep infinity & wait; wait; exit 5", 5)]
    public void Wait_IsInterrupted_HasTheSignalsStatus(string script, int status)
    {
        var shell = TestContainer.Script(script);

        shell.Process.Signal(TestContainer.At(1));

        shell.Process.Exit!.ExitCode.Should().Be(status);
    }

    [Fact]
    public void Trap_TakesTime_ShellEndsAfterIt()
    {
        var shell = TestContainer.Script("trap 'sleep 5; exit 0' TERM; sleep infinity & wait");

        shell.Process.Signal(TestContainer.At(1));

        shell.Advance(10).ExitSecond.Should().Be(6);
    }

    [Theory]
    [InlineData("trap '' TERM; sleep 10; exit 4")]
    [InlineData("trap 'exit 9' TERM; trap - TERM; sleep 10; exit 4")]
    [InlineData("trap 'exit 9' INT; sleep 10; exit 4")]
    [InlineData("(trap 'exit 9' TERM; sleep 10); exit 4")]
    public void Sigterm_HasNoHandler_IsIgnoredByPid1(string script)
    {
        var shell = TestContainer.Script(script);

        shell.Process.Signal(TestContainer.At(1));

        shell.Advance(20).ExitSecond.Should().Be(10);
        shell.Process.Exit!.ExitCode.Should().Be(4);
    }

    [Theory]
    [InlineData("trap 'echo bye' EXIT; echo work", "work\nbye", 0)]
    [InlineData("trap 'echo bye' 0; exit 3", "bye", 3)]
    [InlineData("trap 'exit 6' EXIT; exit 3", "", 6)]
    [InlineData("trap 'kill $$; echo a' TERM; trap 'echo b' EXIT; true", "b", 0)]
    [InlineData("trap 'exit 9' BOGUS; echo $?", "trap: BOGUS: bad trap\n1", 0)]
    public void Trap_OfTheExit_RunsWhenTheShellEnds(string script, string output, int status) =>
        TestContainer.Run(script).Should().Be((output, status));

    [Fact]
    public void Kill_OfThePid1ShellItself_RunsItsTrap() =>
        TestContainer.Run("trap 'echo trapped' TERM; kill $$; echo after; kill -9 1; echo alive").Output.Should().Be("trapped\nafter\nalive");

    [Fact]
    public void Kill_OfAJob_EndsItWithTheSignalsStatus()
    {
        TestContainer.Run("sleep 100 & kill $!; wait $!; echo $?").Output.Should().Be("143");
        TestContainer.Run("sleep 100 & kill -KILL $!; wait $!; echo $?").Output.Should().Be("137");
        TestContainer.Run("sleep 100 & kill -s INT $!; wait $!; echo $?").Output.Should().Be("130");
        TestContainer.Script("nginx -g 'daemon off;' & sleep 1; kill -QUIT $!; wait $!; echo $?").Advance(1).Lines.Should().Equal("0");
        TestContainer.Run("sleep 100 & kill -0 $!; echo $?; kill 999; kill -BOGUS 1; kill x").Output
            .Should().Be("0\nkill: can't kill pid 999: No such process\nkill: bad signal name 'BOGUS'\nkill: invalid number 'x'");
    }

    [Fact]
    public void Kill_OfADaemonByItsPidFile_StopsIt() =>
        TestContainer.Run("nginx; kill $(cat /run/nginx.pid); nginx -s quit; echo $?").Output.Should().EndWith("\n1");

    [Fact]
    public void Kill_OfNginxAsPid1_StopsTheContainer()
    {
        var nginx = TestContainer.OfImage("nginx");

        nginx.Exec(4, "kill", "1").ExitCode.Should().Be(0);

        nginx.ExitSecond.Should().Be(4);
        nginx.Process.Exit!.ExitCode.Should().Be(0);
    }

    [Fact]
    public void Sigkill_TrapIsSet_EndsWith137()
    {
        var shell = TestContainer.Script("trap 'exit 0' TERM; sleep infinity & wait");

        shell.Process.Kill(TestContainer.At(2));

        shell.Process.Exit!.ExitCode.Should().Be(137);
    }

    [Fact]
    public void Process_HasEnded_EveryCallChangesNothing()
    {
        var shell = TestContainer.Script("exit 3");
        var exit = shell.Process.Exit;

        shell.Process.Signal(TestContainer.At(1));
        shell.Process.Kill(TestContainer.At(2));
        shell.Advance(3);

        shell.Process.Exit.Should().Be(exit);
    }
}
