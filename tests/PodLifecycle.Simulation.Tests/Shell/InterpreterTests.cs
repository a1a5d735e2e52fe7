using PodLifecycle.Simulation.Shell;

namespace PodLifecycle.Simulation.Tests.Shell;

public class InterpreterTests
{
    [Theory]
    [InlineData("true && echo yes || echo no", "yes")]
    [InlineData("false && echo yes || echo no", "no")]
    [InlineData("true || echo a && echo b", "b")]
    [InlineData("! false && echo inverted", "inverted")]
    [InlineData("if false; then echo a; elif true; then echo b; else echo c; fi", "b")]
    [InlineData("if false; then echo a; elif false; then echo b; else echo c; fi; echo d", "c\nd")]
    [InlineData("if false; then echo a; fi; echo $?", "0")]
    [InlineData("i=0; while [ $i -lt 3 ]; do echo $i; i=$((i+1)); done", "0\n1\n2")]
    [InlineData("i=3; until [ $i -eq 0 ]; do i=$((i-1)); done; echo $i", "0")]
    [InlineData("i=0; while true; do i=$((i+1)); if [ $i = 2 ]; then continue; fi; if [ $i = 4 ]; then break; fi; echo $i; done", "1\n3")]
    [InlineData("while true; do while true; do break 2; done; echo never; done; echo out", "out")]
    [InlineData("i=0; while [ $i -lt 2 ]; do i=$((i+1)); while true; do continue 2; done; echo never; done; echo $i", "2")]
    [InlineData("while true; do ! break; done; echo out", "out")]
    [InlineData("break; echo after", "after")]
    [InlineData("x=1; { x=2; }; (x=3; exit 5); echo $x $?", "2 5")]
    [InlineData("{ echo a; echo b; } > /tmp/f; cat /tmp/f", "a\nb")]
    [InlineData("while true; do echo a; break; done >> /tmp/f; cat < /tmp/f", "a")]
    public void ControlFlow_Runs_AsInAnyShell(string script, string output) => TestContainer.Run(script).Output.Should().Be(output);

    [Theory]
    [InlineData("x='a  b'; echo $x; echo \"$x\"; echo '$x'", "a b\na  b\n$x")]
    [InlineData("x=5; echo ${x}px \"${x}px\" $x'px'", "5px 5px 5px")]
    [InlineData("echo a\\ b \"q\\\"d\" \\$x \"\\$x \\a\"", "a b q\"d $x $x \\a")]
    [InlineData("echo $(echo a; echo b) \"$(echo a; echo b)\"", "a b a\nb")]
    [InlineData("echo $(echo $(echo deep))", "deep")]
    [InlineData("echo x$unset\"\"y $ a$", "xy $ a$")]
    [InlineData("x=; echo \"[$x]\" [$x$x]", "[] []")]
    [InlineData("echo '' | true", null)]
    [InlineData("printf '<%s>' a '' $none \"$none\" b; echo", "<a><><><b>")]
    [InlineData("x=' a b '; printf '<%s>' -$x-; echo", "<-><a><b><->")]
    [InlineData("a=1 b=$a; echo $b", "1")]
    [InlineData("x=1 printenv x; echo [$x]", "1\n[]")]
    [InlineData("x=1; printenv x; export x y=2; printenv x y", "1\n2")]
    [InlineData("x=1; sh -c 'echo [$x]'; export x; sh -c 'echo [$x]'", "[]\n[1]")]
    [InlineData("echo a#b # comment", "a#b")]
    [InlineData("echo a\\\nb \\\n c", "ab c")]
    [InlineData("echo if then } ! do", "if then } ! do")]
    [InlineData("x=$(exit 3); echo $?", "3")]
    [InlineData("echo $?; false; echo $?", "0\n1")]
    [InlineData("sh -c 'printf \"<%s>\" \"$@\"; echo $# $0' name 'a b' c", "<a b><c>2 name")]
    [InlineData("sh -c 'printf \"<%s>\" \"x$@y\" $@ \"$*\"' name 'a b' c", "<xa b><cy><a><b><c><a b c>")]
    [InlineData("i=5*3; echo \"$i\"", "5*3")]
    [InlineData("echo a>/tmp/f; echo 2>>/tmp/f b; cat /tmp/f", "b\na")]
    public void Word_IsExpanded_AsInAnyShell(string script, string? output)
    {
        if (output is null)
        {
            TestContainer.Refused(["sh", "-c", script]).Should().BeOfType<ShellProblem.NotUnderstood>();
        }
        else
        {
            TestContainer.Run(script).Output.Should().Be(output);
        }
    }

    [Theory]
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("(1 + 2) * 3", "9")]
    [InlineData("7 / 2 - 7 % 4", "0")]
    [InlineData("10 - 3 - 2", "5")]
    [InlineData("-x + 1", "-4")]
    [InlineData("$x * ${x}", "25")]
    [InlineData("- -3 + +2", "5")]
    [InlineData("nothing + 1", "1")]
    [InlineData("9223372036854775807 + 1", "-9223372036854775808")]
    [InlineData("(-9223372036854775807 - 1) / -1", "-9223372036854775808")]
    [InlineData("5 % -1", "0")]
    public void Arithmetic_IsEvaluated_WithSixtyFourBits(string expression, string value) =>
        TestContainer.Run($"x=5; echo $(({expression}))").Output.Should().Be(value);

    [Theory]
    [InlineData("echo $((1 / 0)); echo after", "sh: 1: arithmetic expression: division by zero")]
    [InlineData("x=abc; y=$((x + 1)); echo after", "sh: 1: Illegal number: abc")]
    [InlineData("x=$((1 / 0)) printenv; echo after", "sh: 1: arithmetic expression: division by zero")]
    [InlineData("echo $((1 / 0)) > /tmp/f; cat /tmp/f", "sh: 1: arithmetic expression: division by zero")]
    [InlineData("set -u; echo $x; echo after", "sh: 1: x: parameter not set")]
    public void Expansion_Fails_EndsTheShellWithTwo(string script, string message) =>
        TestContainer.Run(script).Should().Be((message, 2));

    [Fact]
    public void Expansion_FailsInASubshell_EndsOnlyThat() =>
        TestContainer.Run("(echo $((1 / 0))); echo $?").Output.Should().EndWith("\n2");

    [Theory]
    [InlineData("exit", 0)]
    [InlineData("false; exit", 1)]
    [InlineData("exit 300", 44)]
    [InlineData("exit 7; exit 8", 7)]
    [InlineData("(exit 3)", 3)]
    [InlineData("exit x", 2)]
    [InlineData("false; x=1", 0)]
    [InlineData("false", 1)]
    [InlineData("", 0)]
    [InlineData("while true; do exit 4; done; echo never", 4)]
    [InlineData("echo $(exit 3)", 0)]
    public void Script_Ends_HasTheStatusOfItsLastCommand(string script, int status) => TestContainer.Run(script).Status.Should().Be(status);

    [Theory]
    [InlineData("false; echo after", "", 1)]
    [InlineData("false || true; echo after", "after", 0)]
    [InlineData("false && true; echo after", "after", 0)]
    [InlineData("! true; echo after", "after", 0)]
    [InlineData("if false; then true; fi; while false; do true; done; echo after", "after", 0)]
    [InlineData("true && false; echo after", "", 1)]
    [InlineData("(exit 3); echo after", "", 3)]
    [InlineData("x=$(false); echo after", "", 1)]
    [InlineData("set +e; false; echo after", "after", 0)]
    public void ErrexitOption_CommandFails_StopsUnlessItIsACondition(string script, string output, int status)
    {
        var container = TestContainer.Command(["sh", "-ec", script]);

        string.Join('\n', container.Lines).Should().Be(output);
        container.Process.Exit!.ExitCode.Should().Be(status);
        TestContainer.Run($"set -euo pipefail\n{script}").Should().Be((output, status));
    }

    [Theory]
    [InlineData("-ec")]
    [InlineData("-xc")]
    [InlineData("-lc")]
    [InlineData("-c")]
    public void Shell_HasOptionsWithTheScript_RunsIt(string option)
    {
        foreach (var shell in (string[])["sh", "bash", "ash", "/bin/sh", "/bin/bash", "/usr/bin/dash"])
        {
            TestContainer.Command([shell, option, "echo done"]).Lines.Should().Equal("done");
        }
    }

    [Theory]
    [InlineData("cat < /tmp/none; echo $?", "sh: can't open /tmp/none: No such file or directory\n1")]
    [InlineData("echo a > /none/f; echo $?", "sh: can't create /none/f: No such file or directory\n1")]
    [InlineData("echo a > /tmp; echo $?", "sh: can't create /tmp: Is a directory\n1")]
    [InlineData("cat /none > /dev/null 2>&1; echo $?", "1")]
    [InlineData("cat /none 2> /tmp/e; cat /tmp/e", "cat: can't open '/none': No such file or directory")]
    [InlineData("x=$(cat /none 2>&1); echo \"<$x>\"", "<cat: can't open '/none': No such file or directory>")]
    [InlineData("x=$(cat /none &> /dev/null); echo \"<$x>\"", "<>")]
    [InlineData("x=$(echo a >&2); echo \"<$x>\"", "a\n<>")]
    [InlineData("x=$(echo a > /dev/stderr); echo \"<$x>\"", "a\n<>")]
    [InlineData("echo one > f; echo two >> f; cat f; pwd; cat /f", "one\ntwo\n/\none\ntwo")]
    [InlineData("> /tmp/empty; test -f /tmp/empty && echo made", "made")]
    [InlineData("cd /tmp; echo a > f; cd ..; cat tmp/f; cd /none; echo $?", "a\ncd: can't cd to /none\n2")]
    public void Redirect_IsOpened_OrFailsWithoutRunningTheCommand(string script, string output) => TestContainer.Run(script).Output.Should().Be(output);

    [Fact]
    public void BackgroundJob_Runs_BesidesTheShell()
    {
        var shell = TestContainer.Script("(sleep 5; echo job) & echo first; sleep 2; echo second; wait; echo done").Advance(10);

        shell.Process.Log.Select(line => ((line.At - TestContainer.Start).TotalSeconds, line.Text))
            .Should().Equal((0, "first"), (2, "second"), (5, "job"), (5, "done"));
        shell.ExitSecond.Should().Be(5);
    }

    [Fact]
    public void Wait_ForOneJob_HasItsStatus() =>
        TestContainer.Script("sh -c 'sleep 1; exit 7' & p=$!; sleep 9 & wait $p; echo $?; wait 999; echo $?").Advance(20)
            .Lines.Should().Equal("7", "127");

    [Fact]
    public void Pid1_Ends_TakesItsJobsWithIt()
    {
        var shell = TestContainer.Script("(sleep 5; echo job) & nginx & sleep 1").Advance(10);

        shell.ExitSecond.Should().Be(1);
        shell.Lines.Should().BeEmpty();
        shell.Process.NextWake.Should().BeNull();
    }

    [Fact]
    public void Exec_ReplacesTheShell_SignalsGoToTheProgram()
    {
        var nginx = TestContainer.Script("echo starting; exec nginx -g 'daemon off;'; echo never");

        nginx.Process.Signal(TestContainer.At(3));

        nginx.Process.Exit!.ExitCode.Should().Be(0);
        nginx.Lines.Should().Equal("starting");
    }

    [Theory]
    [InlineData("nginx -g 'daemon off;'", true)]
    [InlineData("true; nginx -g 'daemon off;'", false)]
    public void Server_IsTheOnlyCommandOfAScript_TakesTheShellsPlace(string script, bool obeys)
    {
        var nginx = TestContainer.Script(script);

        nginx.Process.Signal(TestContainer.At(3));

        (nginx.Process.Exit is not null).Should().Be(obeys);
    }

    [Fact]
    public void NestedShell_Runs_WithItsOwnVariables() =>
        TestContainer.Run("x=1; sh -c 'x=2; exit 4'; echo $? $x").Output.Should().Be("4 1");

    [Fact]
    public void Advance_GoesBackInTime_Throws()
    {
        var sleep = TestContainer.Command(["sleep", "10"]).Advance(5);

        sleep.Invoking(container => container.Advance(4)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void TerminationMessage_IsWritten_IsTheExitsMessage()
    {
        TestContainer.Script("echo out of ideas > /dev/termination-log; exit 3").Process.Exit!.Message.Should().Be("out of ideas\n");
        TestContainer.Script("echo m > /tmp/why", TestContainer.Context with { TerminationMessagePath = "/tmp/why" })
            .Process.Exit!.Message.Should().Be("m\n");
    }
}
