using PodLifecycle.Api;

namespace PodLifecycle.Tests.Pods;

public class PodResourcesTests
{
    [Fact]
    public void Requests_InitContainerAfterASidecar_RunsTogetherWithIt()
    {
        var spec = new PodSpec { InitContainers = [Container("100m") with { RestartPolicy = "Always" }, Container("2")], Containers = [Container("500m")] };

        PodResources.Requests(spec)["cpu"].ToString().Should().Be("2100m");
    }

    [Fact]
    public void QosClass_EmptyPodLevelResources_HideThoseOfTheContainers()
    {
        var spec = new PodSpec { Containers = [Container("1")] };

        Qos.Of(spec).Should().Be(QosClass.Burstable);
        Qos.Of(spec with { Resources = ResourceRequirements.Empty }).Should().Be(QosClass.BestEffort);
    }

    private static Container Container(string cpu) => new() { Resources = new() { Requests = new([new("cpu", Quantity.Parse(cpu))]) } };
}
