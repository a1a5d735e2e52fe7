namespace PodLifecycle.Tests.Text;

public class GoDurationTests
{
    [Theory]
    [InlineData(0, "0s")]
    [InlineData(1, "100ns")]
    [InlineData(15, "1.5µs")]
    [InlineData(9_990_000, "999ms")]
    [InlineData(25_000_000, "2.5s")]
    [InlineData(800_000_000, "1m20s")]
    [InlineData(3_000_000_000, "5m0s")]
    [InlineData(37_230_040_000, "1h2m3.004s")]
    [InlineData(-15_000_000, "-1.5s")]
    public void Format_AnyDuration_ReadsAsInKubernetesMessages(long ticks, string text) =>
        GoDuration.Format(TimeSpan.FromTicks(ticks)).Should().Be(text);
}
