using PodLifecycle.Api;

namespace PodLifecycle.Yaml.Tests;

/// <summary>What plain scalars become in JSON: YAML 1.1, without base 60 and dates.</summary>
public class YamlScalarTests
{
    [Theory]
    [InlineData("y", "true")]
    [InlineData("Off", "false")]
    [InlineData("tRue", "\"tRue\"")]
    [InlineData("~", "null")]
    [InlineData("0644", "420")]
    [InlineData("0o644", "420")]
    [InlineData("0x1F", "31")]
    [InlineData("0b101", "5")]
    [InlineData("1_000", "1000")]
    [InlineData("080", "80")]
    [InlineData("1e3", "1000")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5")]
    [InlineData("1.10", "1.1")]
    [InlineData("12e21", "1.2e+22")]
    [InlineData("0.0000001", "1e-7")]
    [InlineData("18446744073709551616", "18446744073709552000")]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("1e400", "\"1e400\"")]
    [InlineData("1:30", "\"1:30\"")]
    [InlineData("2024-01-01", "\"2024-01-01\"")]
    [InlineData("1.2.3", "\"1.2.3\"")]
    [InlineData("!!str 1.10", "\"1.10\"")]
    [InlineData("!!binary aGVsbG8=", "\"hello\"")]
    [InlineData("!custom x", "\"x\"")]
    public void Scalar_BecomesJson(string yaml, string json)
    {
        var tokens = new YamlTokenReader(yaml.AsMemory(), 1, ManifestOptions.Default);
        tokens.Open();

        tokens.ReadRaw().Text.Should().Be(json);
    }

    [Fact]
    public void Keys_AreTheTextsOfTheirValues()
    {
        var tokens = new YamlTokenReader("{yes: a, 1: b, 1.50: c, null_: d}".AsMemory(), 1, ManifestOptions.Default);
        tokens.Open();

        tokens.ReadRaw().Text.Should().Be("""{"true":"a","1":"b","1.5":"c","null_":"d"}""");
    }

    /// <summary>A merge key works where it stands: what comes later wins.</summary>
    [Fact]
    public void MergeKey_AfterTheOwnKey_Overrides() =>
        ManifestLoader.Load("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  labels: &l {a: one}\ndata:\n  a: own\n  <<: *l\n").Documents[0].Object!.ToYaml()
            .Should().Contain("data:\n  a: one\n");
}
