using PodLifecycle.Simulation.Shell;

namespace PodLifecycle.Simulation.Tests.Shell;

public class LimitTests
{
    [Theory]
    [InlineData("while true; do true; done")]
    [InlineData("until false; do sleep 0; done")]
    [InlineData("while true; do sleep 0.0001; done")]
    [InlineData("while true; do i=0; while [ $i -lt 100 ]; do i=$((i+1)); done; done")]
    [InlineData("trap 'kill $$' TERM; kill $$; sleep 1")]
    [InlineData("export x='sh -c \"$x\" & wait'; sh -c \"$x\"")]
    [InlineData("export x='exec sh -c \"$x\"'; sh -c \"$x\"")]
    public void Loop_TakesNoTime_EndsTheProcessWithTheInstant(string script)
    {
        var container = TestContainer.Script("sleep 7; " + script).Advance(10);

        container.Process.Exit!.Problem.Should().Match<ShellProblem>(problem =>
            problem is ShellProblem.LoopWithoutSleep || problem is ShellProblem.LimitExceeded);
        container.ExitSecond.Should().Be(7);
        container.Process.Exit.Reason.Should().Be("Error");
    }

    [Fact]
    public void Loop_TakesNoTime_SaysSo()
    {
        var exit = TestContainer.Script("sleep 7; while true; do true; done").Advance(10).Process.Exit!;

        exit.Problem.Should().Be(new ShellProblem.LoopWithoutSleep(TestContainer.At(7)));
        exit.Message.Should().StartWith("loop without sleep at 2020-10-04T12:32:51.000Z");
    }

    [Fact]
    public void Loop_HasFewerRoundsThanTheLimit_Ends() =>
        TestContainer.Run("i=0; while [ $i -lt 9998 ]; do i=$((i+1)); done; echo $i").Output.Should().Be("9998");

    [Fact]
    public void Loop_TakesNoTimeInASession_EndsOnlyTheSession()
    {
        var nginx = TestContainer.OfImage("nginx");

        nginx.Exec(1, "sh", "-c", "while true; do true; done").Problem.Should().BeOfType<ShellProblem.LoopWithoutSleep>();

        nginx.Process.Exit.Should().BeNull();
    }

    [Theory]
    [InlineData("export x='sh -c \"$x\"; true'; sh -c \"$x\"", "commands inside each other", Limits.Frames - 1)]
    [InlineData("x=aaaaaaaa; while true; do x=$x$x; done", "characters in a command", Limits.ExpansionLength)]
    [InlineData("x=$(while true; do printf %s aaaaaaaaaaaaaaaa; done)", "characters in $(…)", Limits.ExpansionLength)]
    [InlineData("i=0; while true; do i=$((i+1)); export v$i=1; done", "variables", Limits.Variables - 1)]
    [InlineData("while true; do sleep 9 & done", "background jobs", Limits.Jobs - 1)]
    [InlineData("i=0; while true; do i=$((i+1)); touch /tmp/$i /tmp/a$i; done", "files and directories", Limits.Files)]
    [InlineData("x=0123456789; x=$x$x$x$x$x$x$x$x$x$x; x=$x$x$x$x$x; while true; do printf %s $x >> /tmp/f; done", "characters in a file", Limits.FileLength)]
    public void Limit_IsExceeded_EndsTheProcessWithItsName(string script, string what, int limit) =>
        TestContainer.Fails(script).Should().Be(new ShellProblem.LimitExceeded(what, limit));

    [Fact]
    public void FileTree_IsFull_RefusesMore()
    {
        var tree = new FileTree();
        var text = new string('a', Limits.FileLength);
        for (var i = 0; i < Limits.TreeLength / Limits.FileLength; i++)
        {
            tree.Write($"f{i}", text);
        }

        tree.Invoking(full => full.Write("last", "a")).Should().Throw<ShellProblemException>();
        tree.Remove("f0");
        tree.Invoking(free => free.Write("last", text)).Should().NotThrow();
    }

    [Fact]
    public void ContextFile_IsTooLong_IsRefused() =>
        TestContainer.Refused(["true"], TestContainer.Context with { Files = new Dictionary<string, string> { ["/f"] = new('a', Limits.FileLength + 1) } })
            .Should().Be(new ShellProblem.LimitExceeded("characters in a file", Limits.FileLength));

    [Fact]
    public void Log_IsLong_KeepsTheLastLines()
    {
        var counter = TestContainer.Script("i=0; while true; do i=$((i+1)); echo $i; sleep 1; done").Advance(5_000);

        counter.Lines.Should().HaveCount(Limits.LogLines);
        counter.Lines.Last().Should().Be("5001");
    }

    [Fact]
    public void LogLine_IsLong_IsBroken()
    {
        var lines = TestContainer.Script("x=0123456789; x=$x$x$x$x$x$x$x$x$x$x; x=$x$x$x$x$x$x$x$x$x$x; printf %s $x; printf %s $x; printf %s $x").Lines;

        lines.Select(line => line.Length).Should().Equal(3_000);
        TestContainer.Script("x=0123456789; x=$x$x$x$x$x$x$x$x$x$x; x=$x$x$x$x$x$x$x$x$x$x; x=$x$x$x$x$x$x; printf %s $x; printf %s $x; printf %s $x")
            .Lines.Select(line => line.Length).Should().Equal(Limits.LogLineLength, 18_000 - Limits.LogLineLength);
    }

    [Fact]
    public void SessionOutput_IsLong_IsCut()
    {
        var session = TestContainer.OfImage("nginx").Exec(0, "sh", "-c", "i=0; while [ $i -lt 9000 ]; do i=$((i+1)); echo 0123456789; done");

        session.Stdout.Should().HaveLength(Limits.SessionOutputLength);
    }

    [Fact]
    public void TerminationMessage_IsLong_IsCut() =>
        TestContainer.Script("i=0; while [ $i -lt 900 ]; do i=$((i+1)); echo 0123456789 >> /dev/termination-log; done")
            .Process.Exit!.Message.Should().HaveLength(Limits.TerminationMessageLength);

    [Fact]
    public void FinishedJobs_PileUp_DoNotCountAsRunning() =>
        TestContainer.Script("while true; do sleep 1 & sleep 2; done").Advance(1_000).Process.Exit.Should().BeNull();
}
