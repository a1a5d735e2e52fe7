namespace PodLifecycle.Simulation.Tests.World;

public class ContainerRuntimeTests
{
    [Fact]
    public void Kill_RunsOrNot_EndsWhatRunsWith137()
    {
        GivenRuntime.Scripted("""{"runs":[{"onTerm":{"ignore":true}}]}""").Do(3, r => r.Kill("app")).Do(4, r => r.Kill("app")).Do(4, r => r.Kill("nobody")).Run()
            .Should().Equal("3 app exits 137");
    }

    [Fact]
    public void Kill_KubeletHasNotAskedForIt_IsAnUnreportedEnd()
    {
        GivenRuntime given = GivenRuntime.Scripted("{}").Do(3, r => r.Kill("app"));
        given.Run();

        given.Runtime.TakeUnreported("app")!.WasStopped.Should().BeFalse();
        given.Runtime.TakeUnreported("app").Should().BeNull();
    }

    [Fact]
    public void KillSandbox_ContainersEndFirst()
    {
        GivenRuntime given = GivenRuntime.Scripted("{}");
        given.Runtime.CreateSandbox(() => given.Tell("sandbox died")).Error.Should().BeNull();

        given.Do(3, r => r.KillSandbox()).Do(4, r => r.KillSandbox()).Run().Should().Equal("3 app exits 137", "3 sandbox died");
    }

    [Fact]
    public void KillSandbox_WasStopped_DoesNothing()
    {
        GivenRuntime given = GivenRuntime.Scripted("{}");
        given.Runtime.CreateSandbox(() => given.Tell("sandbox died"));

        given.Do(3, r => r.StopSandbox()).Do(4, r => r.KillSandbox()).Run().Should().Equal("3 app exits 137");
    }

    [Fact]
    public void Sandboxes_AreMadeAgain_LiveAsLongAsTheirEntrySays()
    {
        GivenRuntime given = GivenRuntime.Of("containers: [{name: sandbox, image: i}]", """{"containers":{"sandbox":{"runs":[{}]}},"sandbox":{"runs":[{"for":"10s"},{"for":"20s"}]}}""");
        void Make() => given.Runtime.CreateSandbox(() => given.Tell("sandbox died"));

        given.Do(0, _ => Make()).Do(5, r => r.StopSandbox()).Do(5, _ => Make()).Do(100, _ => Make()).Run()
            .Should().Equal("5 sandbox exits 137", "25 sandbox died", "120 sandbox died");
    }
}
