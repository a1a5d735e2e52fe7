using PodLifecycle.Api;

namespace PodLifecycle.Tests.Termination;

public class TerminationOrderTests
{
    private static readonly PodSpec Spec = new()
    {
        InitContainers = [Sidecar("first"), new Container { Name = "setup" }, Sidecar("second")],
        Containers = [new Container { Name = "app" }],
    };

    [Theory]
    [InlineData("app", "app first second", false)]
    [InlineData("setup", "app setup first second", false)]
    [InlineData("second", "app first second", true)]
    [InlineData("second", "first second", false)]
    [InlineData("first", "first second", true)]
    [InlineData("first", "first", false)]
    public void MustWait_SidecarsGoLastAndInReverse(string container, string running, bool waits) =>
        TerminationOrder.MustWait(Spec, container, running.Split(' ')).Should().Be(waits);

    private static Container Sidecar(string name) => new() { Name = name, RestartPolicy = RestartPolicy.Always };
}
