namespace PodLifecycle.Tests.Containers;

public class ContainerEventsTests
{
    [Theory]
    [InlineData(KubernetesVersion.V1_28, "Created container app", "Started container app")]
    [InlineData(KubernetesVersion.V1_29, "Created container: app", "Started container app")]
    [InlineData(KubernetesVersion.V1_34, "Created container: app", "Started container app")]
    [InlineData(KubernetesVersion.V1_35, "Container created", "Container started")]
    public void CreatedAndStarted_EachVersion_InItsOwnWords(KubernetesVersion version, string created, string started)
    {
        ContainerEvents.Created("app", version).Message.Should().Be(created);
        ContainerEvents.Started("app", version).Message.Should().Be(started);
    }

    [Theory]
    [InlineData(KubernetesVersion.V1_29, "Successfully pulled image \"nginx\" in 1.5s (2.001s including waiting)")]
    [InlineData(KubernetesVersion.V1_30, "Successfully pulled image \"nginx\" in 1.5s (2.001s including waiting). Image size: 7 bytes.")]
    public void Pulled_EachVersion_InItsOwnWords(KubernetesVersion version, string message) =>
        ContainerEvents.Pulled("nginx", TimeSpan.FromSeconds(1.5009), TimeSpan.FromSeconds(2.0019), 7, version).Message.Should().Be(message);

    [Theory]
    [InlineData(KubernetesVersion.V1_34, "Container image \"nginx\" already present on machine")]
    [InlineData(KubernetesVersion.V1_35, "Container image \"nginx\" already present on machine and can be accessed by the pod")]
    public void AlreadyPresent_EachVersion_InItsOwnWords(KubernetesVersion version, string message) =>
        ContainerEvents.AlreadyPresent("nginx", version).Message.Should().Be(message);

    [Fact]
    public void PullBackOff_Before132_DoesNotRepeatTheError()
    {
        ImageFailure last = ImageFailure.Pull("nginx", "not found");

        ImageFailure.BackOff("nginx", last, KubernetesVersion.V1_31).Message.Should().Be("Back-off pulling image \"nginx\"");
        ImageFailure.BackOff("nginx", last, KubernetesVersion.V1_32).Message.Should().Be("Back-off pulling image \"nginx\": ErrImagePull: not found");
    }

    [Fact]
    public void OfRun_ErrorNamesTheInstance_TheEventNamesTheContainer()
    {
        StartFailure failure = StartFailure.OfRun("rpc error: code = Unknown desc = cannot start abc123", "app", "abc123");

        failure.Message.Should().Be("cannot start abc123");
        failure.Events.Should().ContainSingle().Which.Message.Should().Be("Error: cannot start app");
    }
}
