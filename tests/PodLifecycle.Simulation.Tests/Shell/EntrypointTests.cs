using PodLifecycle.Simulation.Shell;

namespace PodLifecycle.Simulation.Tests.Shell;

public class EntrypointTests
{
    private static readonly ShellContext RunsForever = TestContainer.Context with { UnknownCommand = UnknownCommand.RunForever };
    private static readonly ShellContext NotFound = TestContainer.Context with { UnknownCommand = UnknownCommand.NotFound };

    [Fact]
    public void Ask_ImageWithoutCommandIsUnknown_NamesContainerAndImage()
    {
        var problem = TestContainer.Refused([], image: "example/kubia:1.0");

        problem.Should().Be(new ShellProblem.UnknownProgram("c", "example/kubia:1.0", ""));
        problem.Message.Should().Be(
            "container \"c\": what image \"example/kubia:1.0\" runs without a command is unknown; describe this container's runs yourself: for/exit/…");
    }

    [Theory]
    [InlineData("bitnami/nginx")]
    [InlineData("myregistry:5000/nginx")]
    [InlineData("nginx-unprivileged")]
    public void Image_IsAnotherPublishers_IsUnknown(string image) =>
        TestContainer.Refused([], image: image).Should().BeOfType<ShellProblem.UnknownProgram>();

    [Theory]
    [InlineData("java -jar app.jar", "java")]
    [InlineData("sleep 5; if true; then foo; fi", "foo")]
    [InlineData("while false; do (x=$(bar)); done", "bar")]
    [InlineData("exec java -jar app.jar", "java")]
    [InlineData("sh -c 'baz'", "baz")]
    [InlineData("trap 'cleanup' TERM; sleep 1", "cleanup")]
    [InlineData("{ true; } > $(qux)", "qux")]
    [InlineData("/opt/sleep 5", "/opt/sleep")]
    public void Ask_ScriptHoldsAnUnknownProgram_IsRefusedBeforeItRuns(string script, string program)
    {
        TestContainer.Refused(["sh", "-c", script]).Should().Be(new ShellProblem.UnknownProgram("c", "busybox", program));
        Entrypoint.Check("busybox", ["sh", "-c", script], [], TestContainer.Context).Should().NotBeNull();
        Entrypoint.CheckExec("busybox", ["sh", "-c", script], TestContainer.Context).Should().NotBeNull();
    }

    [Fact]
    public void Ask_UnknownProgramIsComputed_EndsTheProcessWithTheProblem()
    {
        TestContainer.Fails("x=foo; $x").Should().Be(new ShellProblem.UnknownProgram("c", "busybox", "foo"));
        TestContainer.Fails("x=foo; $x & wait").Should().Be(new ShellProblem.UnknownProgram("c", "busybox", "foo"));
        TestContainer.Fails("sh /scripts/run.sh").Should().Be(new ShellProblem.UnknownProgram("c", "busybox", "/scripts/run.sh"));
        TestContainer.Fails("x='case'; sh -c \"$x\"").Should().BeOfType<ShellProblem.NotUnderstood>();
        TestContainer.Script("x=foo; $x").Process.Exit!.Message.Should().Contain("\"foo\" is unknown");
    }

    [Theory]
    [InlineData(UnknownCommand.Ask)]
    [InlineData(UnknownCommand.RunForever)]
    [InlineData(UnknownCommand.NotFound)]
    public void Script_IsNotUnderstood_IsRefusedWhateverIsSaidAboutUnknownPrograms(UnknownCommand policy)
    {
        var context = TestContainer.Context with { UnknownCommand = policy };

        TestContainer.Refused(["sh", "-c", "trap 'a | b' TERM"], context).Should().BeOfType<ShellProblem.NotUnderstood>();
        TestContainer.Refused(["sh", "-ec", "a | b"], context).Should().BeOfType<ShellProblem.NotUnderstood>();
    }

    [Theory]
    [InlineData("nope", "exec: \"nope\": executable file not found in $PATH")]
    [InlineData("/opt/nope", "exec: \"/opt/nope\": stat /opt/nope: no such file or directory")]
    public void NotFound_MainProgramIsUnknown_ContainerIsNotStarted(string program, string words)
    {
        var outcome = TestContainer.Outcome([program], NotFound).Should().BeOfType<StartOutcome.NotStarted>().Subject;

        (outcome.ExitCode, outcome.Reason).Should().Be((128, "StartError"));
        outcome.Message.Should().StartWith("failed to create containerd task: ").And.EndWith(words);
    }

    [Theory]
    [InlineData("exit")]
    [InlineData("trap")]
    [InlineData("“sleep”")]
    public void MainProgram_CannotExist_ContainerIsNotStartedWhateverIsSaidAboutUnknownPrograms(string program) =>
        TestContainer.Outcome([program, "3"], RunsForever).Should().BeOfType<StartOutcome.NotStarted>();

    [Fact]
    public void NotFound_ScriptsProgramIsUnknown_StatusIs127AndTheScriptGoesOn()
    {
        TestContainer.Run("foo; echo $?", NotFound).Should().Be(("sh: 1: foo: not found\n127", 0));
        TestContainer.Run("foo", NotFound).Should().Be(("sh: 1: foo: not found", 127));
        TestContainer.Run("exec foo; echo never", NotFound).Should().Be(("sh: 1: foo: not found", 127));
    }

    [Fact]
    public void RunForever_ProgramIsInsideAScript_ShellIsPid1AndIgnoresSigterm()
    {
        var container = TestContainer.Script("echo a; foo; echo never", RunsForever with { Ports = [80, 443] });

        container.Process.Signal(TestContainer.At(1));
        container.Advance(100).Lines.Should().Equal("a");
        container.Process.Note.Should().EndWith("the program \"foo\" is unknown; assumed: it runs for ever");
        container.Listens(443, TestContainer.At(100)).Should().BeTrue();
    }

    [Fact]
    public void RunForever_ProgramReplacesTheShell_ObeysSigterm()
    {
        var container = TestContainer.Script("echo a; exec java -jar app.jar", RunsForever);

        container.Process.Signal(TestContainer.At(1));

        container.Process.Exit!.ExitCode.Should().Be(143);
    }

    [Fact]
    public void RunForever_HooksProgramIsUnknown_StillAsks() =>
        TestContainer.Command(["java"], RunsForever).Exec(0, "pg_isready").Problem.Should().BeOfType<ShellProblem.UnknownProgram>();

    [Fact]
    public void RunForever_EverythingIsKnown_HasNoNote() => TestContainer.Script("sleep 1", RunsForever).Process.Note.Should().BeNull();

    [Fact]
    public void Args_ImageIsUnknown_AreTheCommandWhenTheirProgramIsKnown()
    {
        Entrypoint.Start("example/app", [], ["sh", "-c", "echo hi"], TestContainer.Context, TestContainer.Start)
            .Should().BeOfType<StartOutcome.Started>().Which.Process.Log.Should().ContainSingle(line => line.Text == "hi");
        Entrypoint.Start("example/app", [], ["--serve"], TestContainer.Context, TestContainer.Start)
            .Should().Be(new StartOutcome.Refused(new ShellProblem.UnknownProgram("c", "example/app", "")));
    }

    [Fact]
    public void Restart_OfAContainer_LosesItsFilesAndKeepsItsVolumes()
    {
        var context = TestContainer.Context with { Mounts = [new Mount("/data", new FileTree())] };
        const string script = "ls /tmp /data; touch /tmp/a /data/b";
        TestContainer.Run(script, context).Output.Should().BeEmpty();

        TestContainer.Run(script, context).Output.Should().Be("b");
    }

    [Fact]
    public void Mount_IsReadOnly_CannotBeChanged()
    {
        var tree = new FileTree();
        tree.Write("key", "value\n");
        var context = TestContainer.Context with { Mounts = [new Mount("/etc/config/", tree, ReadOnly: true)] };

        TestContainer.Run("cat /etc/config/key; touch /etc/config/x; rm -rf /etc/config/key; mkdir /etc/config/d; rm -rf /etc/config /etc", context)
            .Output.Split('\n').Should().Equal(
                "value",
                "touch: /etc/config/x: Read-only file system",
                "rm: can't remove '/etc/config/key': Read-only file system",
                "mkdir: can't create directory '/etc/config/d': Read-only file system",
                "rm: can't remove '/etc/config': Read-only file system",
                "rm: can't remove '/etc': Resource busy");
    }

    [Fact]
    public void WorkingDirectory_IsGiven_RelativePathsStartThere() =>
        TestContainer.Run("pwd; echo a > f; cat /srv/app/f", TestContainer.Context with { WorkingDirectory = "/srv/app" })
            .Output.Should().Be("/srv/app\na");
}
