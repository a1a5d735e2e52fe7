using PodLifecycle.Api;

namespace PodLifecycle.Tests.Api;

public class PodManifestTests
{
    private static readonly Pod Web = new()
    {
        Metadata = new() { Name = "web" },
        Spec = new() { Containers = [new() { Name = "app", Image = "nginx:1.27" }] },
    };

    [Fact]
    public void WithDefaults_AppliedTwice_ChangesNothingMore() => Web.WithDefaults().WithDefaults().Should().Be(Web.WithDefaults());

    [Fact]
    public void WithDefaults_LimitWithoutRequest_IsTheRequestToo()
    {
        Pod pod = Web with { Spec = Web.Spec with { Containers = [Web.Spec.Containers[0] with { Resources = new() { Limits = Cpu("1") } }] } };

        pod.WithDefaults().Spec.Containers[0].Resources.Requests.Should().Equal(Cpu("1"));
    }

    [Theory]
    [InlineData("nginx", "Always")]
    [InlineData("nginx:latest", "Always")]
    [InlineData("nginx:1.27", "IfNotPresent")]
    [InlineData("reg.io:5000/nginx", "Always")]
    [InlineData("NGINX:latest", "IfNotPresent")]
    public void WithDefaults_ImagePullPolicy_FollowsTheTagIfTheNameCanBeRead(string image, string policy)
    {
        Pod pod = Web with { Spec = Web.Spec with { Containers = [new() { Name = "app", Image = image }] } };

        pod.WithDefaults().Spec.Containers[0].ImagePullPolicy.Should().Be(policy);
    }

    [Fact]
    public void WithDefaults_NegativeGracePeriod_IsOneSecond() =>
        (Web with { Spec = Web.Spec with { TerminationGracePeriodSeconds = -5 } }).WithDefaults().Spec.TerminationGracePeriodSeconds.Should().Be(1);

    [Fact]
    public void Validate_GoodPod_FindsNothing() => Web.Validate().Should().BeEmpty();

    [Fact]
    public void Validate_ManyFaults_FindsAllInTheApiServersOrder()
    {
        Pod pod = Web with { Spec = Web.Spec with { RestartPolicy = "always", Containers = [new() { Name = "App" }] } };

        pod.Validate().Select(e => e.Path).Should().Equal("spec.containers[0].name", "spec.containers[0].image", "spec.restartPolicy");
    }

    [Fact]
    public void Validate_AcceptedWithDoubt_Warns()
    {
        Pod pod = Web with { Metadata = Web.Metadata with { Name = "web.example" } };

        pod.Validate().Should().ContainSingle().Which.Severity.Should().Be(ManifestSeverity.Warning);
    }

    [Fact]
    public void Validate_SleepAsLongAsTheGracePeriod_IsAllowed()
    {
        Pod Sleeping(int seconds) => Web with
        {
            Spec = Web.Spec with { Containers = [Web.Spec.Containers[0] with { Lifecycle = new() { PreStop = new() { Sleep = new() { Seconds = seconds } } } }] },
        };

        Sleeping(30).Validate().Should().BeEmpty();
        Sleeping(31).Validate().Should().ContainSingle().Which.Message.Should().EndWith("must be non-negative and less than terminationGracePeriodSeconds (30)");
    }

    private static ValueMap<Quantity> Cpu(string amount) => new([new("cpu", Quantity.Parse(amount))]);
}
