namespace PodLifecycle.Tests.Images;

public class ImageReferenceTextTests
{
    [Theory]
    [InlineData("nginx", "nginx:latest")]
    [InlineData("registry.example:5000/app", "registry.example:5000/app:latest")]
    [InlineData("nginx:1.27", "nginx:1.27")]
    [InlineData("nginx@sha256:cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc", "nginx@sha256:cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc")]
    public void ForRuntime_NeitherTagNorDigest_MeansLatest(string image, string asked) => ImageReference.ForRuntime(image).Should().Be(asked);

    [Theory]
    [InlineData("Nginx:1", "invalid reference format: repository name (library/Nginx) must be lowercase")]
    [InlineData("registry.example/team/App", "invalid reference format: repository name (team/App) must be lowercase")]
    [InlineData("nginx:bad tag", "invalid reference format")]
    [InlineData("", "invalid reference format")]
    public void ParseError_NotAnImageName_SaysWhy(string text, string error) => ImageReference.ParseError(text).Should().Be(error);
}
